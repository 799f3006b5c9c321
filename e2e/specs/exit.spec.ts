// "Exit this page" leaves at once for a page that is harmless to be seen with, and nothing leads back.
import type { Page } from "@playwright/test";
import { quickCode } from "../support/quick-staff.ts";
import { standIn } from "../support/stand-in.ts";
import { story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";
import { shared } from "../support/tours.ts";

const ELSEWHERE = "https://www.bbc.co.uk/weather";

test.beforeEach(async ({ page, mode, mailbox, watch }, info) => {
  watch.expect(new RegExp(`request to another party: ${ELSEWHERE}$`));
  await standIn(page, "https://www.bbc.co.uk/", "<title>Weather</title><h1>Weather</h1>");
  const given = `Exit${mode}${info.title.includes("Shift") ? "shift" : ""}`;
  const reference = await shared(page.request, given);
  await page.context().clearCookies();
  await quickCode(page.request, mailbox, reference, story(given));
  await page.goto("/status/view");
  await expect(page.getByRole("heading", { name: "Where things stand", exact: true })).toBeVisible();
});

test("the button leaves, and going back shows nothing of the family", async ({ page }) => {
  await page.getByRole("button", { name: "Exit this page" }).click();
  await expectGone(page);
});

test("so does pressing Shift three times", async ({ page, mode }) => {
  test.skip(mode === "nojs", "keys need a script");
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press("Shift");
  await expectGone(page);
});

async function expectGone(page: Page): Promise<void> {
  await expect(page).toHaveURL(ELSEWHERE);
  await expect(page.getByRole("heading", { name: "Weather" })).toBeVisible();
  await page.goBack();
  await expect(page.getByText("Your page was closed to keep it private.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Where things stand", exact: true })).toHaveCount(0);
}
