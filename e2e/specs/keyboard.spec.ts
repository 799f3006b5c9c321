// The main job by keys alone: Tab, arrows, Space, Enter and typing.
import { heading, question } from "../support/form.ts";
import { PEOPLE } from "../support/journey.ts";
import { pick, pressEnter, tabTo, typeInto } from "../support/keys.ts";
import { codeIn } from "../support/mail.ts";
import { quickDraft, quickFill, quickReferral, quickSignIn } from "../support/quick.ts";
import { story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";
import { shared } from "../support/tours.ts";
import { DECISION, expectDone } from "../support/triage.ts";

test.beforeEach(() => test.setTimeout(120_000));

test("a referral is started, written, checked and sent", async ({ page, mode }) => {
  await quickSignIn(page.request, "dsl");
  await page.goto("/referrals/new");
  await pressEnter(page, "Start now");
  await expect(heading(page, "Is any child in danger?")).toBeVisible();
  const flags = page.getByRole("main").getByRole("group");
  await expect(flags).not.toHaveCount(0);
  for (const flag of await flags.all()) await pick(page, flag, "No");
  await pressEnter(page, "Save and continue");

  await expect(heading(page, "About you")).toBeVisible();
  await quickFill(page.request, new URL(page.url()).pathname.replace(/\/referrer$/, ""), story(`Keys${mode}`), ["referrer", "declaration"]);
  await typeInto(page, "Your job title or role", "Designated safeguarding lead");
  await typeInto(page, "Your work phone number", "01632 960001");
  await pressEnter(page, "Save and continue");

  const declared = page.getByRole("checkbox", { name: /^What I have written is true/ });
  await tabTo(page, declared);
  await page.keyboard.press("Space");
  await expect(declared).toBeChecked();
  await pressEnter(page, "Save and continue");
  await pressEnter(page, "Check your answers and send");
  await expect(heading(page, /^Check your answers/)).toBeVisible();
  await pressEnter(page, "Send the referral");
  await expect(heading(page, "Referral sent")).toBeVisible();
});

test("a referral is claimed and accepted", async ({ page, mode, mailbox }) => {
  await quickSignIn(page.request, "dsl");
  const reference = await quickReferral(page.request, story(`Keypad${mode}`));
  await quickSignIn(page.request, "coordinator");
  await page.goto(`/triage/${reference}`);
  await pressEnter(page, "Claim it");
  await expectDone(page, "You own this referral now");
  await pressEnter(page, "Accept to a family hub");
  await pick(page, question(page, "Which tier?"), "Tier 3 Targeted");
  await pick(page, question(page, "Which hub?"), "Lantern Quay Family Hub");
  await typeInto(page, "Why do you decide this?", DECISION.rationale);
  await typeInto(page, "What will the referrer read?", DECISION.feedback);
  await pressEnter(page, "Continue");
  await expect(page.locator(".app-letter")).toContainText(DECISION.feedback);
  await pressEnter(page, "Confirm and send");
  await expectDone(page, "Accepted.");
  await mailbox.to(PEOPLE.dsl, (mail) => mail.subject === `Referral ${reference}: accepted`);
});

test("a parent asks for a code and enters it", async ({ page, mode, mailbox }) => {
  const given = `Keyhole${mode}`;
  const reference = await shared(page.request, given);
  await page.context().clearCookies();
  await page.goto("/status");
  await typeInto(page, "Your reference", reference);
  await page.keyboard.press("Enter");
  await expect(heading(page, "Enter your code")).toBeVisible();
  await typeInto(page, "Code", codeIn(await mailbox.to(story(given).parent.email)));
  await page.keyboard.press("Enter");
  await expect(heading(page, /^Where things stand$/)).toBeVisible();
  await pressEnter(page, "Leave this page");
  await expect(heading(page, "See where things stand")).toBeVisible();
});

test("a page of the form is filled in from its skip link on", async ({ page }) => {
  await quickSignIn(page.request, "visitor");
  await page.goto(`${await quickDraft(page.request)}/agreement`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to main content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await pick(page, question(page, "Does the family agree to this referral?"), "Yes, a parent or carer agrees");
  const talked = question(page, "When did you talk about it?");
  for (const [part, number] of [["Day", "3"], ["Month", "9"], ["Year", String(new Date().getFullYear() - 1)]] as const) {
    await tabTo(page, talked.getByLabel(part, { exact: true }));
    await page.keyboard.type(number);
  }
  await typeInto(page, "Whom did you talk with?", "Campion Storywell");
  await pick(page, question(page, "How did you talk?"), "By phone or video");
  await pressEnter(page, "Save and continue");
  await expect(page).toHaveURL(/\/contact$/);
});
