// A school disagrees; a manager who did not decide finds it right; the referral is decided anew.
import { expectGood } from "../support/axe.ts";
import { choose, goOn, heading, write } from "../support/form.ts";
import { PEOPLE } from "../support/journey.ts";
import { linkIn } from "../support/mail.ts";
import { quickReferral, quickSignIn } from "../support/quick.ts";
import { story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";
import { accept, begin, claim, expectDone } from "../support/triage.ts";

const DISAGREES = "We tried the walking bus for a whole term, and it says so on the page about what was tried.";
const FOUND = "You are right: what you tried was in the referral. We have opened it again.";
const LONG = "Enough words to be of use to somebody who reads this later.";

test("a challenge is upheld, and what was refused is accepted", async ({ page, mode, mailbox, server, watch }) => {
  test.setTimeout(240_000);
  watch.expect(/status of 422/);
  const look = async () => {
    if (mode === "js") await expectGood(page);
  };
  await quickSignIn(page.request, "dsl");
  const reference = await quickReferral(page.request, story(`Madder${mode}`));

  await test.step("a coordinator does not accept the referral", async () => {
    await quickSignIn(page.request, "coordinator");
    await page.goto("/triage");
    await claim(page, reference);
    await begin(page, "Do not accept");
    await page.getByRole("group", { name: "Why is it not accepted?" }).getByRole("radio").first().check();
    await write(page, "Why do you decide this?", LONG);
    await write(page, "Which services or steps do you suggest?", LONG);
    await write(page, "What would change this decision?", LONG);
    await write(page, "What will the referrer read?", LONG);
    await goOn(page, "Continue");
    await goOn(page, "Confirm and send");
    await expectDone(page, "Not accepted. The referrer has been told");
  });

  await test.step("the school challenges the decision; what is missing is asked for and nothing is lost", async () => {
    await quickSignIn(page.request, "dsl");
    await page.goto(`/referrals/${reference}`);
    await page.getByRole("link", { name: "Challenge this decision" }).click();
    await look();
    await choose(page, "Why do you think the decision is wrong?", "Something we wrote was not taken into account");
    await write(page, "Say why", DISAGREES);
    await goOn(page, "Send the challenge");
    await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeVisible();
    await expect(page.getByLabel("Say why", { exact: true })).toHaveValue(DISAGREES);
    await look();
    await write(page, "What should happen instead?", LONG);
    await goOn(page, "Send the challenge");
    await expectDone(page, "Your challenge was sent");
    await look();
  });

  await test.step("a manager finds the school right", async () => {
    const raised = await mailbox.to(PEOPLE.manager, (mail) => mail.subject === `Referral ${reference}: the decision is challenged`);
    await quickSignIn(page.request, "manager");
    await page.goto("/challenges");
    await expect(page.getByRole("link", { name: reference })).toBeVisible();
    await look();
    await page.goto(linkIn(raised, server.url));
    await expect(page.getByText(DISAGREES)).toBeVisible();
    await look();
    await choose(page, "What becomes of the decision?", "Changed: the referral is opened again and decided anew");
    await write(page, "Why do you decide this?", LONG);
    await write(page, "What will the referrer read?", FOUND);
    await goOn(page, "Send the answer");
    await expect(heading(page, "Challenge to a decision")).toBeVisible();
    await expect(page.getByText("The answer is kept.")).toBeVisible();
  });

  await test.step("the school reads the answer, and then that the referral is accepted", async () => {
    const answered = await mailbox.to(PEOPLE.dsl, (mail) => mail.subject === `Referral ${reference}: the challenge was answered`);
    expect(answered.text).not.toContain(FOUND);
    await quickSignIn(page.request, "coordinator");
    await page.goto(`/triage/${reference}`);
    await accept(page, "Tier 3 Targeted", "Lantern Quay Family Hub");
    await mailbox.to(PEOPLE.dsl, (mail) => mail.subject === `Referral ${reference}: accepted`);
    await quickSignIn(page.request, "dsl");
    await page.goto(`/referrals/${reference}`);
    await expect(page.getByRole("main")).toContainText(FOUND);
    await look();
  });
});
