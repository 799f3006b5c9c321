// What is said when something is wrong, and what stands between a form and what it does: pages as
// good as the others.
import type { Page } from "@playwright/test";
import { expectGood } from "../support/axe.ts";
import { choose, goOn, heading, write, writeDate } from "../support/form.ts";
import type { Person } from "../support/journey.ts";
import { post, quickDraft, quickReferral, quickSignIn } from "../support/quick.ts";
import { quickClaim, versioned } from "../support/quick-staff.ts";
import { story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";
import { begin, DECISION } from "../support/triage.ts";

test.skip(({ mode }) => mode !== "js", "axe needs scripts; the pages are the same in each mode");

const REFUSED: [Person | "nobody", string, number, string][] = [
  ["nobody", "/nowhere", 404, "Page not found"],
  ["nobody", "/status/nowhere", 404, "Page not found"],
  ["nobody", "/sign-out", 405, "That request could not be understood"],
  ["nobody", "/invitation/none", 410, "This invitation does not work any more"],
  ["nobody", "/reset/none", 410, "This link does not work any more"],
  ["visitor", "/triage", 403, "You cannot do this"],
];

for (const [person, address, status, words] of REFUSED) {
  test(`${address} is refused with ${status}, in words`, async ({ page, watch }) => {
    watch.expect(new RegExp(`status of ${status}`));
    if (person !== "nobody") await quickSignIn(page.request, person);
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(status);
    await expectPage(page, words);
  });
}

test("a draft that was thrown away says so", async ({ page, watch }) => {
  watch.expect(/status of 409/);
  await quickSignIn(page.request, "visitor");
  const draft = await quickDraft(page.request);
  await post(page.request, `${draft}/discard`);
  await page.goto(`${draft}/home`);
  await expectPage(page, "That cannot be done now");
});

test("more than can be sent at once is refused in words", async ({ page, watch }) => {
  watch.expect(/status of 413/);
  await quickSignIn(page.request, "visitor");
  await page.goto("/consultations/new");
  await write(page, "What would you like to ask?", "Too long. ".repeat(250_000));
  await goOn(page, "Send the question");
  await expectPage(page, "That is too much to send at once");
});

test("pages with mistakes on them are as good", async ({ page, watch }) => {
  test.setTimeout(120_000);
  watch.expect(/status of 422/);
  await page.goto("/sign-in");
  await goOn(page, "Sign in");
  await expectGood(page);
  await quickSignIn(page.request, "visitor");
  const draft = await quickDraft(page.request);
  await page.goto(`${draft}/children/1`);
  await choose(page, "Is this child born?", "Born, and I know the date of birth");
  await write(page, "First names", "Verylongname".repeat(20));
  await writeDate(page, "Date of birth", { day: 31, month: 2, year: 2019 });
  await goOn(page);
  await expectGood(page);
  await page.goto(`${draft}/children`);
  await expectGood(page);
});

test("what a search finds, or does not", async ({ page, watch }) => {
  test.setTimeout(120_000);
  watch.expect(/status of 422/);
  await quickSignIn(page.request, "dsl");
  const reference = await quickReferral(page.request, story("Saxifrage"));
  await quickSignIn(page.request, "coordinator");
  await page.goto("/triage/search");
  await goOn(page, "Search");
  await expect(page.getByRole("alert")).toBeVisible();
  await expectGood(page);
  await write(page, "Child’s name", "Saxifrage");
  await goOn(page, "Search");
  await expect(page.getByRole("link", { name: reference })).toBeVisible();
  await expectGood(page);
  await write(page, "Child’s name", "Nobodyatall");
  await goOn(page, "Search");
  await expect(page.getByText("Nothing was found")).toBeVisible();
  await expectGood(page);
});

test("a decision before it is sent, and one that came too late", async ({ page, watch }) => {
  test.setTimeout(120_000);
  watch.expect(/status of (409|422)/);
  const { request } = page;
  await quickSignIn(request, "dsl");
  const reference = await quickReferral(request, story("Squill"));
  const record = `/triage/${reference}`;
  await quickSignIn(request, "coordinator");

  await page.goto(record);
  await quickClaim(request, reference);
  await goOn(page, "Claim it");
  await expectPage(page, /This changed since you opened it/);

  await page.goto(record);
  await begin(page, "Accept to a family hub");
  await goOn(page, "Continue");
  await expect(page).toHaveTitle(/^Error: /);
  await expectGood(page);
  await choose(page, "Which tier?", "Tier 3 Targeted");
  await choose(page, "Which hub?", "Lantern Quay Family Hub");
  await write(page, "Why do you decide this?", DECISION.rationale);
  await write(page, "What will the referrer read?", DECISION.feedback);
  await goOn(page, "Continue");
  await expect(page.getByRole("heading", { name: "This is what the referrer will read" })).toBeVisible();
  await expectGood(page);
  await versioned(request, record, {}, `${record}/release`);
  await goOn(page, "Confirm and send");
  await expectPage(page, /This changed since you opened it/);
  await expect(page.getByText(DECISION.rationale)).toBeVisible();
});

async function expectPage(page: Page, words: string | RegExp): Promise<void> {
  await expect(heading(page, words)).toBeVisible();
  await expectGood(page);
}
