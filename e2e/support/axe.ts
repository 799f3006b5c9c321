// The accessibility rules that a machine can check, in the light and in the dark.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

// A back link stands before `<main>`, as the design system has it, and in no landmark of its own.
const NOT_OURS = ["region"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * A radio that reveals more says so by aria-expanded. The standard names that attribute for
 * checkboxes only, but the design system tested it with people and sets it on both.
 */
function isKnown(rule: string, html: string): boolean {
  return rule === "aria-allowed-attr" && /^<input\b(?=[^>]* type="radio")(?=[^>]* aria-controls="conditional-)/.test(html);
}

/** Fails with what is wrong and where, if anything is; leaves the page in the light. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).disableRules(NOT_OURS).analyze();
    const found = violations.flatMap((violation) =>
      violation.nodes.filter((node) => !isKnown(violation.id, node.html)).map((node) => `${violation.id} at ${node.target.join(" ")}: ${node.failureSummary ?? violation.help}`),
    );
    expect(found, `${page.url()} in the ${colorScheme}`).toEqual([]);
  }
}

/** Fails where a page has to be scrolled sideways at this width. */
export async function expectNoSidewaysScroll(page: Page, width = 320): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, `${page.url()} is wider than ${width} pixels by`).toBeLessThanOrEqual(0);
  if (before) await page.setViewportSize(before);
}
