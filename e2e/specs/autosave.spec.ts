// What is typed is saved without a press, and nobody is signed out without a word before.
import { write } from "../support/form.ts";
import { quickDraft, quickSignIn } from "../support/quick.ts";
import { expect, test } from "../support/test.ts";

test.skip(({ mode }) => mode === "nojs", "both are scripts");

const WORRY = "What are you worried about?";
const WORDS = "The window in the stairs is broken, and it is cold.";

test("what was typed into a draft is there after the page was loaded again", async ({ page }) => {
  await quickSignIn(page.request, "visitor");
  await page.goto(`${await quickDraft(page.request)}/concerns`);
  const saved = page.getByRole("status").filter({ hasText: /^Saved at \d\d:\d\d$/ });
  await expect(saved).toHaveCount(0);
  await write(page, WORRY, WORDS);
  await expect(saved).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(WORRY)).toHaveValue(WORDS);
});

test("a save that fails says so, and is made up for once the connection is back", async ({ page, context, watch }) => {
  watch.expect(/ERR_INTERNET_DISCONNECTED/);
  await quickSignIn(page.request, "visitor");
  await page.goto(`${await quickDraft(page.request)}/concerns`);
  await context.setOffline(true);
  await write(page, WORRY, WORDS);
  await expect(page.getByRole("status").filter({ hasText: "Not saved yet: no connection" })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("status").filter({ hasText: /^Saved at/ })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(WORRY)).toHaveValue(WORDS);
});

test("five minutes before the end somebody is warned, and can stay", async ({ page }) => {
  await quickSignIn(page.request, "visitor");
  await page.clock.install();
  await page.goto(await quickDraft(page.request));
  const warning = page.getByRole("dialog", { name: "You are about to be signed out" });
  await page.clock.fastForward("24:00");
  await expect(warning).toBeHidden();
  await page.clock.fastForward("01:05");
  await expect(warning).toBeVisible();
  await expect(warning).toContainText("you will be signed out in 5 minutes");
  const stay = warning.getByRole("button", { name: "Stay signed in" });
  await expect(stay).toBeFocused();
  const extended = page.waitForResponse((response) => new URL(response.url()).pathname === "/session/extend");
  await stay.click();
  expect((await extended).status()).toBe(204);
  await expect(warning).toBeHidden();
  await page.clock.fastForward("24:00");
  await expect(warning).toBeHidden();
  await page.clock.fastForward("01:05");
  await expect(warning).toBeVisible();
});
