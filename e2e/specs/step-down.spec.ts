// Back from social care to early help: let go with a handover, taken on by somebody new, who reads
// what was handed over and what was referred. Nobody asks the family for its story again.
import { goodIn } from "../support/axe.ts";
import { answerStep, assess, GOAL, type Look, offer, proposeStep, setGoal } from "../support/episode.ts";
import { acceptOffer, beginOn, childOf, expectFacts, led, LEADS, rowOf, toSocialCare } from "../support/family.ts";
import { goOn, write, writeDate } from "../support/form.ts";
import { PEOPLE } from "../support/journey.ts";
import { expectWithout } from "../support/mail.ts";
import { quickSignIn } from "../support/quick.ts";
import { day, personal, story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";

const STEP = "the step down from social care to tier 3";
const HANDOVER = "A social worker saw them each week since spring. What helped was the aunt next door, and nobody needs to ask about the winter again.";
const BETTER = "There were no reports since March, and both children sleep at home.";
const WHY = "A lead has said yes, and we all sat at one table with the family.";
const unseen: Look = async () => undefined;

test("social care lets a family go with a handover, and whoever leads next reads it", async ({ page, mode, mailbox, watch }) => {
  test.setTimeout(400_000);
  watch.expect(/status of (404|422)/);
  const told = story(`Betony${mode}`);
  const child = childOf(told);
  const look = goodIn(mode);
  const main = page.getByRole("main");

  const { reference, record } = await led(page, told);
  await assess(page, unseen);
  await setGoal(page, unseen);
  await toSocialCare(page, child);

  await test.step("the MASH proposes to let go, with what whoever leads next must know", async () => {
    await page.goto("/mash");
    await rowOf(page, child).getByRole("link").first().click();
    await expectFacts(page, { Tier: "Tier 4a Child in need", "Accountable now": "Social care" });
    await proposeStep(page, `Propose ${STEP}`, look, { "What has got better, and how do you know?": BETTER, "What must whoever leads next know?": HANDOVER });
    await expectFacts(page, { "Accountable now": "Social care" });
    await look(page);
  });

  await test.step("a manager finds it in the list, and cannot accept it before somebody would lead", async () => {
    await mailbox.to(PEOPLE.manager, (mail) => /a step needs your answer$/.test(mail.subject ?? ""));
    await quickSignIn(page.request, "manager");
    await page.goto("/allocation");
    await expect(rowOf(page, child)).toContainText("Step down from social care to tier 3");
    await look(page);
    await rowOf(page, child).getByRole("link").first().click();
    await expect(main).toContainText(HANDOVER);
    await expect(main).toContainText("It cannot be accepted yet. No lead practitioner has accepted the family yet.");
    await look(page);
  });

  await test.step("it is offered to somebody who has never met the family, and reads no name before saying yes", async () => {
    await page.goto(record);
    await offer(page, LEADS.practitioner, look);
    await expectFacts(page, { "Accountable now": "Social care" });
    await quickSignIn(page.request, "practitioner");
    await page.goto(record);
    for (const word of [told.child.given, HANDOVER]) await expect(main).not.toContainText(word);
    await look(page);
    await acceptOffer(page, record, "practitioner", "You lead for this family once social care lets go");
    await look(page);
  });

  await test.step("until the step is taken social care stays accountable", async () => {
    await page.goto("/episodes");
    await expect(page.getByRole("heading", { name: "Yours once social care lets go" })).toBeVisible();
    await expect(rowOf(page, child)).toHaveCount(1);
    await look(page);
    await page.goto(record);
    await expectFacts(page, { Tier: "Tier 4a Child in need", "Accountable now": "Social care" });
    await expect(main).toContainText(HANDOVER);
  });

  await test.step("the manager accepts once the handover meeting was held, and not without", async () => {
    await quickSignIn(page.request, "manager");
    await beginOn(page, record, `Answer ${STEP}`);
    await write(page, "Why do you answer like this?", WHY);
    await goOn(page, "Accept it");
    await expect(page.getByRole("alert").filter({ hasText: "The handover meeting has not been held." })).toBeVisible();
    await expect(page.getByLabel("Why do you answer like this?", { exact: true })).toHaveValue(WHY);
    await look(page);
    await writeDate(page, "When was the handover meeting?", day({ days: 1 }));
    await answerStep(page, "Accept it", "The step is taken", unseen);
    await expectFacts(page, { Tier: "Tier 3 Targeted", "Accountable now": "Clover Mockford" });
  });

  await test.step("whoever leads now reads the handover, what was referred, and the work so far", async () => {
    await quickSignIn(page.request, "practitioner");
    await page.goto("/episodes");
    await expect(page.getByRole("heading", { name: "Yours once social care lets go" })).toHaveCount(0);
    await page.goto(record);
    await expectFacts(page, { Tier: "Tier 3 Targeted", "Accountable now": "Clover Mockford" });
    for (const words of [HANDOVER, BETTER, "When was the handover meeting?", GOAL, "What was referred", told.worries, told.childSaid, told.parent.email]) await expect(main).toContainText(words);
    await expect(page.getByText("First contact", { exact: true })).toBeVisible();
    await look(page);
  });

  await test.step("the MASH has it in its lists no more, and the school hears who leads", async () => {
    await quickSignIn(page.request, "mash");
    await page.goto("/mash");
    await expect(rowOf(page, child)).toHaveCount(0);
    const mail = await mailbox.to(PEOPLE.dsl, (mail) => mail.subject === `Referral ${reference}: who leads for the family` && (mail.text ?? "").includes("Clover Mockford"));
    expectWithout(mail, [...personal(told), HANDOVER, BETTER]);
    await quickSignIn(page.request, "dsl");
    await page.goto(`/referrals/${reference}`);
    await expect(page.locator(".moj-identity-bar")).toContainText("Accepted");
    await expect(main).toContainText("Back with early help");
    for (const word of [HANDOVER, BETTER, WHY, "Child in need", "Tier 4"]) await expect(main).not.toContainText(word);
    await look(page);
  });
});
