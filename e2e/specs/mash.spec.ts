// Harm has a way out of every record: passed to the MASH, returned, passed again, taken on.
import { goodIn } from "../support/axe.ts";
import { answerStep, passToMash } from "../support/episode.ts";
import { childOf, led, openInMash, rowOf } from "../support/family.ts";
import { PEOPLE } from "../support/journey.ts";
import { expectWithout } from "../support/mail.ts";
import { quickSignIn } from "../support/quick.ts";
import { personal, story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";

test("a family is passed to the MASH, comes back, and is taken on the second time", async ({ page, mode, mailbox }) => {
  test.setTimeout(300_000);
  const told = story(`Teasel${mode}`);
  const child = childOf(told);
  const look = goodIn(mode);
  const { reference, record } = await led(page, told);

  await test.step("the MASH returns it, and the lead practitioner reads why", async () => {
    await passToMash(page);
    await quickSignIn(page.request, "mash");
    await page.goto("/mash");
    await look(page);
    await rowOf(page, child).getByRole("link").first().click();
    await answerStep(page, "Return it", "The step is not taken", look);
    await mailbox.to(PEOPLE.lead, (mail) => /your step was answered$/.test(mail.subject ?? ""));
    await quickSignIn(page.request, "lead");
    await page.goto(record);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Episode");
  });

  await test.step("something new is seen, and the MASH takes the family on", async () => {
    await passToMash(page);
    await openInMash(page, child);
    await answerStep(page, "Take it on", "The step is taken", look);
    await page.goto("/mash");
    await expect(rowOf(page, child)).toHaveCount(1);
    await look(page);
  });

  await test.step("the school hears that social care has it, and no more", async () => {
    const mail = await mailbox.to(PEOPLE.dsl, (mail) => (mail.subject ?? "").startsWith(`Referral ${reference}: `) && /social care/.test(mail.subject ?? ""));
    expectWithout(mail, personal(told));
  });
});
