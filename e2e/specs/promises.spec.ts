// What time brings: a promise that slips, and a question that nobody answers. The clock is moved.
import { PEOPLE } from "../support/journey.ts";
import { expectWithout } from "../support/mail.ts";
import { quickReferral, quickSignIn } from "../support/quick.ts";
import { personal, story } from "../support/story.ts";
import { expect, ofItsOwn } from "../support/test.ts";
import { ask, claim } from "../support/triage.ts";

const test = ofItsOwn();

/** A week in one step makes every family of the demonstration late: hundreds of mails, one after the other. */
const PATIENCE = 60_000;

test("nobody has to ask: a late decision and a late answer are told before", async ({ page, mode, mailbox, server }) => {
  test.setTimeout(240_000);
  const told = story(`Weld${mode}`);
  await quickSignIn(page.request, "dsl");
  const waits = await quickReferral(page.request, told);
  const asked = await quickReferral(page.request, story(`Woad${mode}`));
  await quickSignIn(page.request, "coordinator");
  await page.goto("/triage");
  await claim(page, asked);
  await ask(page, "Which of the letters came from the landlord, and when?");

  await server.later(7);
  const slipped = await mailbox.to(PEOPLE.dsl, (mail) => mail.subject === `Referral ${waits}: no decision yet`, PATIENCE);
  expectWithout(slipped, personal(told));
  expect(slipped.text).toContain("You will now hear from us by");
  await quickSignIn(page.request, "coordinator");
  await page.goto("/triage?queue=late");
  await expect(page.getByRole("link", { name: waits })).toBeVisible();

  await server.later(14);
  await mailbox.to(PEOPLE.coordinator, (mail) => mail.subject === `Referral ${asked}: no answer to your question`, PATIENCE);
  const notices = mailbox.allTo(PEOPLE.dsl).filter((mail) => mail.subject === `Referral ${asked}: we still need your answer`);
  expect(notices, "the school was reminded once").toHaveLength(1);
  await quickSignIn(page.request, "coordinator");
  await page.goto(`/triage/${asked}`);
  await expect(page.getByRole("link", { name: "Go on without the answer" })).toBeVisible();
});
