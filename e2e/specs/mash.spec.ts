// Harm has a way out of every record: passed to the MASH, returned, passed again, taken on.
import { expectGood } from "../support/axe.ts";
import { answerStep, type Look, offer, openRecord, passToMash } from "../support/episode.ts";
import { goOn } from "../support/form.ts";
import { PEOPLE } from "../support/journey.ts";
import { quickReferral, quickSignIn } from "../support/quick.ts";
import { personal, story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";
import { accept, claim, expectDone } from "../support/triage.ts";

const LEAD = "Bryony Madeupton, Lantern Quay Family Hub";

test("a family is passed to the MASH, comes back, and is taken on the second time", async ({ page, mode, mailbox }) => {
  test.setTimeout(300_000);
  const told = story(`Teasel${mode}`);
  const child = `${told.child.given} ${told.child.family}`;
  const look: Look = async (page) => {
    if (mode === "js") await expectGood(page);
  };

  await quickSignIn(page.request, "dsl");
  const reference = await quickReferral(page.request, told);
  await quickSignIn(page.request, "coordinator");
  await page.goto("/triage");
  await claim(page, reference);
  await accept(page, "Tier 3 Targeted", "Lantern Quay Family Hub");
  await page.goto("/allocation");
  await openRecord(page, child);
  await offer(page, LEAD, async () => undefined);
  const record = new URL(page.url()).pathname;

  await quickSignIn(page.request, "lead");
  await page.goto(record);
  await goOn(page, "Accept this family");
  await expectDone(page, "You lead for this family now");

  await test.step("the MASH returns it, and the lead practitioner reads why", async () => {
    await passToMash(page);
    await quickSignIn(page.request, "mash");
    await page.goto("/mash");
    await look(page);
    await page.getByRole("row").filter({ hasText: child }).getByRole("link").first().click();
    await answerStep(page, "Return it", "The step is not taken", look);
    await mailbox.to(PEOPLE.lead, (mail) => /your step was answered$/.test(mail.subject ?? ""));
    await quickSignIn(page.request, "lead");
    await page.goto(record);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Episode");
  });

  await test.step("something new is seen, and the MASH takes the family on", async () => {
    await passToMash(page);
    await quickSignIn(page.request, "mash");
    await page.goto("/mash");
    await page.getByRole("row").filter({ hasText: child }).getByRole("link").first().click();
    await answerStep(page, "Take it on", "The step is taken", look);
    await page.goto("/mash");
    await expect(page.getByRole("row").filter({ hasText: child })).toHaveCount(1);
    await look(page);
  });

  await test.step("the school hears that social care has it, and no more", async () => {
    const mail = await mailbox.to(PEOPLE.dsl, (mail) => (mail.subject ?? "").startsWith(`Referral ${reference}: `) && /social care/.test(mail.subject ?? ""));
    for (const word of personal(told)) expect(`${mail.subject} ${mail.text} ${mail.html || ""}`).not.toContain(word);
  });
});
