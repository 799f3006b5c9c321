import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { expect, test } from "../support/test.ts";

test("the start page answers, accessibly, and names the emergency number", async ({ page, mode }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("999").first()).toBeVisible();
  if (mode !== "nojs") {
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});
