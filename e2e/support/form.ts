// Answering questions as a person does: by the words on the page.
import type { Locator, Page } from "@playwright/test";
import type { Day } from "./story.ts";

/** A question that has several controls: choices, or the parts of a date. */
export function question(within: Page | Locator, words: string | RegExp): Locator {
  return within.getByRole("group", { name: words, exact: true });
}

export async function choose(within: Page | Locator, words: string | RegExp, ...answers: string[]): Promise<void> {
  for (const answer of answers) {
    await question(within, words).getByLabel(answer, { exact: true }).check();
  }
}

export async function write(within: Page | Locator, words: string, answer: string): Promise<void> {
  await within.getByLabel(words, { exact: true }).fill(answer);
}

export async function writeDate(within: Page | Locator, words: string, { day, month, year }: Day): Promise<void> {
  const parts = question(within, words);
  await parts.getByLabel("Day", { exact: true }).fill(String(day));
  await parts.getByLabel("Month", { exact: true }).fill(String(month));
  await parts.getByLabel("Year", { exact: true }).fill(String(year));
}

/** What stands beneath a choice: asked only of those who choose it. */
export async function beneath(page: Page, choice: Locator): Promise<Locator> {
  return page.locator(`#conditional-${await choice.getAttribute("id")}`);
}

export async function goOn(page: Page, button = "Save and continue"): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
}

/** The heading of the page that must be there now. */
export function heading(page: Page, words: string | RegExp): Locator {
  return page.getByRole("heading", { level: 1, name: words });
}
