// From the decision to the end of help: a family is offered, declined, accepted and worked with.
import { goodIn } from "../support/axe.ts";
import { answerStep, assess, decline, GOAL, throwDraftAway, MINUTES, meet, offer, openRecord, planAction, proposeEnd, proposeStep, recordContact, review, setGoal } from "../support/episode.ts";
import { acceptOffer, childOf, LEADS, rowOf } from "../support/family.ts";
import { goOn, heading } from "../support/form.ts";
import { PEOPLE } from "../support/journey.ts";
import { expectWithout } from "../support/mail.ts";
import { quickReferral, quickSignIn } from "../support/quick.ts";
import { personal, story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";
import { accept, begin, claim, expectDone } from "../support/triage.ts";

const TOLD = "Mornings run by themselves now. Please keep the place in the breakfast club open.";

test("a lead practitioner takes a family on and works with it until help ends", async ({ page, mode, mailbox, watch }) => {
  // More than twenty pages go through axe.
  test.setTimeout(600_000);
  watch.expect(/status of 422/);
  const told = story(`Sorrel${mode}`);
  const child = childOf(told);
  const look = goodIn(mode);

  const reference = await test.step("a coordinator accepts a referral", async () => {
    await quickSignIn(page.request, "dsl");
    const reference = await quickReferral(page.request, told);
    await quickSignIn(page.request, "coordinator");
    await page.goto("/triage");
    await claim(page, reference);
    await accept(page, "Tier 3 Targeted", "Lantern Quay Family Hub");
    return reference;
  });

  const record = await test.step("the family has no lead practitioner, and is offered to one", async () => {
    await page.goto("/triage");
    await expect(page.getByRole("heading", { name: /families have no lead practitioner/ })).toBeVisible();
    await look(page);
    await page.goto("/allocation");
    await look(page);
    await openRecord(page, child);
    await look(page);
    await offer(page, LEADS.practitioner, look);
    return new URL(page.url()).pathname;
  });

  await test.step("who declines, and does not see the family any more", async () => {
    await quickSignIn(page.request, "practitioner");
    await page.goto("/episodes");
    await look(page);
    await page.goto(record);
    await expect(page.getByRole("main")).not.toContainText(told.child.given);
    await look(page);
    await decline(page, look);
    await expect(heading(page, "My families")).toBeVisible();
    await expect(rowOf(page, child)).toHaveCount(0);
  });

  await test.step("it is offered to another, who accepts", async () => {
    await quickSignIn(page.request, "coordinator");
    await page.goto(record);
    await expect(page.getByRole("main")).toContainText("I have no room for another family");
    await offer(page, LEADS.lead, look);
    await quickSignIn(page.request, "lead");
    await page.goto(record);
    await expect(page.getByRole("main")).not.toContainText(told.child.given);
    await acceptOffer(page, record, "lead", "You lead for this family now");
    await expect(page.getByRole("main")).toContainText(child);
  });

  await test.step("the school reads in a mail that somebody leads, and nothing of the family", async () => {
    const mail = await mailbox.to(PEOPLE.dsl, (mail) => mail.subject === `Referral ${reference}: who leads for the family`);
    expectWithout(mail, personal(told));
  });

  await test.step("the family is met, and the assessment written", async () => {
    await recordContact(page, look);
    await assess(page, look);
  });

  await test.step("goals and a plan are agreed, and the family gets the plan", async () => {
    await setGoal(page, look);
    await planAction(page, look);
    await page.getByRole("button", { name: /^Done/ }).click();
    await expectDone(page, "The action is done");
    await meet(page, [LEADS.lead], look);
    await expect(page.getByRole("main")).toContainText(MINUTES);
    await goOn(page, "The family has the plan");
    await expectDone(page, "the family has the plan");
  });

  await test.step("the review says how far they have come", async () => {
    await review(page, look);
    await expect(page.getByRole("row").filter({ hasText: GOAL })).toContainText("2 better");
    await look(page);
    await throwDraftAway(page, look);
  });

  await test.step("the family needs less help, and a coordinator confirms it", async () => {
    await page.goto(record);
    await proposeStep(page, "Propose the step down from tier 3 to tier 2", look);
    await quickSignIn(page.request, "coordinator");
    await page.goto(record);
    await begin(page, "Answer the step down from tier 3 to tier 2");
    await answerStep(page, "Accept it", "The step is taken", look);
    await mailbox.to(PEOPLE.dsl, (mail) => mail.subject === `Referral ${reference}: the help has changed`);
  });

  await test.step("help ends, and the school reads what it came to", async () => {
    await quickSignIn(page.request, "lead");
    await page.goto(record);
    await proposeEnd(page, TOLD, look);
    await quickSignIn(page.request, "coordinator");
    await page.goto(record);
    await begin(page, "Answer closing the episode");
    await answerStep(page, "Accept it", "The step is taken", look);
    await look(page);
    const mail = await mailbox.to(PEOPLE.dsl, (mail) => mail.subject === `Referral ${reference}: help has ended`);
    expectWithout(mail, [...personal(told), TOLD]);
    await quickSignIn(page.request, "dsl");
    await page.goto(`/referrals/${reference}`);
    await expect(page.getByRole("main")).toContainText(TOLD);
    await look(page);
  });
});
