// The accessibility rules that a machine can check, in the light, in the dark and in forced colours.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { note } from "./looked-at.ts";
import type { Modes } from "./test.ts";

// A back link stands before `<main>`, as the design system has it, and in no landmark of its own.
const NOT_OURS = ["region"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** How people have their screens. The last is how the page is left. */
const LOOKS = [
  ["with colours of one's own", { colorScheme: "light", forcedColors: "active" }],
  ["in the dark", { colorScheme: "dark", forcedColors: "none" }],
  ["in the light", { colorScheme: "light", forcedColors: "none" }],
] as const;

/**
 * A radio that reveals more says so by aria-expanded. The standard names that attribute for
 * checkboxes only, but the design system tested it with people and sets it on both.
 */
function isKnown(rule: string, html: string): boolean {
  return rule === "aria-allowed-attr" && /^<input\b(?=[^>]* type="radio")(?=[^>]* aria-controls="conditional-)/.test(html);
}

/** Everything that is asked of each page: one heading, room on a telephone, and the rules. */
export async function expectGood(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  for (const width of [375, 320]) await expectNoSidewaysScroll(page, width);
  await expectNoSidewaysScrollFromRightToLeft(page);
  await expectAccessible(page);
}

/**
 * What a journey asks of a page it comes to. The pages are the same in each mode, and the rules need
 * scripts: without them, and once more with WebAssembly blocked, there must be room on a telephone.
 */
export function goodIn(mode: Modes["mode"]): (page: Page) => Promise<void> {
  return (page) => (mode === "js" ? expectGood(page) : expectNoSidewaysScroll(page, 375));
}

/** Fails with what is wrong and where, if anything is; leaves the page in the light. */
export async function expectAccessible(page: Page, notAsked: string[] = []): Promise<void> {
  for (const [looks, media] of LOOKS) {
    await page.emulateMedia(media);
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).disableRules([...NOT_OURS, ...notAsked]).analyze();
    const found = violations.flatMap((violation) =>
      violation.nodes.filter((node) => !isKnown(violation.id, node.html)).map((node) => `${violation.id} at ${node.target.join(" ")}: ${node.failureSummary ?? violation.help}`),
    );
    expect(found, `${page.url()} ${looks}`).toEqual([]);
  }
  note(page.url());
}

/** The narrowest telephone again, as a language written from right to left would be laid out. */
async function expectNoSidewaysScrollFromRightToLeft(page: Page): Promise<void> {
  const turn = (to: string) => page.evaluate((dir) => (document.documentElement.dir = dir), to);
  const before = await page.evaluate(() => document.documentElement.dir);
  await turn("rtl");
  await expectNoSidewaysScroll(page);
  await turn(before);
}

/** Fails where a page has to be scrolled sideways at this width. */
export async function expectNoSidewaysScroll(page: Page, width = 320): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, `${page.url()} is wider than ${width} pixels by`).toBeLessThanOrEqual(0);
  if (before) await page.setViewportSize(before);
}
