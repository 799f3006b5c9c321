// A page used by keys alone. Wherever Tab or an arrow leads, the focus must be seen.
import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until the control, or something within it, has the focus; gives up after so many. */
export async function tabTo(page: Page, wanted: Locator, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    if (await holdsFocus(wanted)) return;
    await page.keyboard.press("Tab");
    await expectFocusSeen(page);
  }
  throw new Error(`${wanted} has no focus after ${most} presses of Tab`);
}

/** Goes to a button or link of that name and presses Enter. */
export async function pressEnter(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole("button", { name, exact: true }).or(page.getByRole("link", { name, exact: true })));
  await page.keyboard.press("Enter");
}

/** Goes to a box of that name and types. */
export async function typeInto(page: Page, name: string, words: string): Promise<void> {
  await tabTo(page, page.getByLabel(name, { exact: true }));
  await page.keyboard.type(words);
}

/** Goes into a group of radios, and on by arrows to the one that is meant. */
export async function pick(page: Page, group: Locator, answer: string): Promise<void> {
  const wanted = group.getByLabel(answer, { exact: true });
  await tabTo(page, group);
  for (let presses = 0; presses < 20 && !(await holdsFocus(wanted)); presses++) {
    await page.keyboard.press("ArrowDown");
    await expectFocusSeen(page);
  }
  await page.keyboard.press("Space");
  await expect(wanted).toBeChecked();
}

async function holdsFocus(wanted: Locator): Promise<boolean> {
  return wanted.evaluate((node) => node.contains(document.activeElement));
}

/** What has the focus looks different from how it looks without. */
async function expectFocusSeen(page: Page): Promise<void> {
  const unseen = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return "";
    // The inputs of radios and checkboxes are see-through: what is seen is drawn by their labels.
    const label = focused.matches("[type=radio], [type=checkbox]") ? (focused as HTMLInputElement).labels?.[0] : undefined;
    const look = () => {
      const style = label ? getComputedStyle(label, "::before") : getComputedStyle(focused);
      return [style.outline, style.boxShadow].join();
    };
    const seen = look();
    focused.blur();
    const unfocused = look();
    focused.focus();
    return seen === unfocused ? focused.outerHTML : "";
  });
  expect(unseen, "the focus is seen here").toBe("");
}
