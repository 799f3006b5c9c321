// What a form with mistakes in it must do, whatever the mistakes are.
import { expect, type Page } from "@playwright/test";

/**
 * The page that came back names each mistake in a summary that has the focus and leads to its field,
 * says the same beside the field, and begins its title with "Error:".
 */
export async function expectFaults(page: Page, messages: string[], mode: string): Promise<void> {
  await expect(page).toHaveTitle(/^Error: /);
  const summary = page.locator(".govuk-error-summary");
  await expect(summary.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  if (mode !== "nojs") await expect(summary).toBeFocused();
  await expect(summary.getByRole("listitem")).toHaveText(messages);
  for (const message of messages) {
    const link = summary.getByRole("link", { name: message, exact: true });
    const field = page.locator(`[id="${(await link.getAttribute("href"))?.slice(1)}"]`);
    await expect(field, `the link of "${message}" leads to a field`).toHaveCount(1);
    await expect(page.locator(".govuk-error-message").filter({ hasText: message }).first()).toBeVisible();
    if (mode === "nojs") continue;
    await link.click();
    await expect(field, `the link of "${message}" moves the focus`).toBeFocused();
  }
}
