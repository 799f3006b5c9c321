// A question back to the school stops the decision clock, and the answer starts it again.
import { goOn, write } from "../support/form.ts";
import { PEOPLE, signIn, signOut } from "../support/journey.ts";
import { expectWithout, linkIn } from "../support/mail.ts";
import { quickReferral, quickSignIn } from "../support/quick.ts";
import { personal, story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";
import { ask, claim } from "../support/triage.ts";

const QUESTION = "Which of the letters came from the landlord, and when?";
const ANSWER = "The second, on a Tuesday early this month: the mother brought it in.";

test("a coordinator asks, the school answers, and the promise runs again", async ({ page, mailbox, server }) => {
  test.setTimeout(120_000);
  const told = story("Sedge");
  await quickSignIn(page.request, "dsl");
  const reference = await quickReferral(page.request, told);
  await page.context().clearCookies();

  await signIn(page, "coordinator");
  await claim(page, reference);
  await ask(page, QUESTION);
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  await signOut(page);

  const asked = await mailbox.to(PEOPLE.dsl, (mail) => mail.subject === `Referral ${reference}: we need something from you`);
  expectWithout(asked, [...personal(told), QUESTION]);

  await page.goto(linkIn(asked, server.url));
  await signIn(page, "dsl");
  await expect(page.getByText(QUESTION)).toBeVisible();
  await write(page, "Your answer", ANSWER);
  await goOn(page, "Send the answer");
  await expect(page.getByRole("alert")).toContainText("The time we promised for a decision runs again.");
  await expect(page.getByText(ANSWER)).toBeVisible();
  await signOut(page);

  const answered = await mailbox.to(PEOPLE.coordinator, (mail) => mail.subject === `Referral ${reference}: your question was answered`);
  await page.goto(linkIn(answered, server.url));
  await signIn(page, "coordinator");
  await expect(page).toHaveURL(`/triage/${reference}`);
  await expect(page.getByText(ANSWER)).toBeVisible();
  await expect(page.getByRole("link", { name: "Accept to a family hub" })).toBeVisible();
});
