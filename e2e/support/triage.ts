// What coordinators and schools do with a referral once it was sent.
import { expect, type Page } from "@playwright/test";
import { choose, goOn, heading, write } from "./form.ts";

/** Finds a new referral by its reference and takes it on. */
export async function claim(page: Page, reference: string): Promise<void> {
  await page.getByRole("link", { name: "Triage", exact: true }).click();
  await page.getByRole("link", { name: "Search for a referral" }).click();
  await write(page, "Reference", reference);
  await goOn(page, "Search");
  await page.getByRole("link", { name: reference }).click();
  await expect(heading(page, `Referral ${reference}`)).toBeAttached();
  await goOn(page, "Claim it");
  await expectDone(page, "You own this referral now");
}

/** Opens the form of a step, from the referral's page. */
export async function begin(page: Page, step: string): Promise<void> {
  await page.getByRole("link", { name: step, exact: true }).click();
}

export async function expectDone(page: Page, words: string): Promise<void> {
  await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
}

/** Gives one adult of the family a way to see where things stand. */
export async function openFamilyView(page: Page): Promise<void> {
  await page.getByRole("link", { name: "The family’s view" }).click();
  await expect(heading(page, "The family’s view")).toBeVisible();
}

/** Asks for a code as a parent does, and gives what the page of codes needs. */
export async function askForCode(page: Page, reference: string): Promise<void> {
  await page.goto("/status");
  await write(page, "Your reference", reference);
  await goOn(page, "Send me a code");
  await expect(heading(page, "Enter your code")).toBeVisible();
}

/** Writes and confirms a question to the referrer. */
export async function ask(page: Page, question: string): Promise<void> {
  await begin(page, "Ask the referrer for information");
  await write(page, "What do you need to know?", question);
  await goOn(page, "Continue");
  await expect(page.getByRole("heading", { name: "This is what the referrer will read" })).toBeVisible();
  await expect(page.getByText(question)).toBeVisible();
  await goOn(page, "Confirm and send");
  await expectDone(page, "Question sent");
}

export const DECISION = {
  rationale: "Two linked needs and one plan that did not change enough: tier 3 as suggested.",
  feedback: "We agree that mornings and the home come first, so a worker will ring the mother this week.",
};

/** Accepts to a tier and a hub, reading it through as the referrer will before it goes. */
export async function accept(page: Page, tier: string, hub: string): Promise<void> {
  await begin(page, "Accept to a family hub");
  await choose(page, "Which tier?", tier);
  await choose(page, "Which hub?", hub);
  await write(page, "Why do you decide this?", DECISION.rationale);
  await write(page, "What will the referrer read?", DECISION.feedback);
  await goOn(page, "Continue");
  const letter = page.locator(".app-letter");
  await expect(letter).toContainText(DECISION.feedback);
  await expect(letter).not.toContainText(DECISION.rationale);
  await goOn(page, "Confirm and send");
  await expectDone(page, "Accepted.");
}
