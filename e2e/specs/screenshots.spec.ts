// Pictures of the demonstration for the README: `PICTURES=1 npx playwright test --project js --grep @screenshots`
// writes them.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { tickSign } from "../support/journey.ts";
import { quickDraft, quickSignIn } from "../support/quick.ts";
import { expect, test } from "../support/test.ts";

const IMAGES = fileURLToPath(new URL("../../docs/images/", import.meta.url));

test.skip(({ mode }) => mode !== "js" || !process.env["PICTURES"], "only when asked for");
test.use({ viewport: { width: 1280, height: 900 } });

test("@screenshots the signs of need with the suggestion beside them", async ({ page }) => {
  await quickSignIn(page.request, "dsl");
  await page.goto(`${await quickDraft(page.request)}/indicators`);
  await tickSign(page, "The child misses one school day in ten or more.", "The register: 11 of 52 days since September.");
  await tickSign(page, "The family may lose their home or live in far too little space.", "Her mother showed us the second letter.");
  await expect(page.getByRole("region", { name: "Suggested tier" })).toContainText("Tier 3 Targeted");
  await page.getByRole("heading", { name: "Tier 3 Targeted" }).evaluate((heading) => heading.scrollIntoView({ block: "start" }));
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.screenshot({ path: path.join(IMAGES, "form.png") });
});

test("@screenshots the queue of those who triage", async ({ page }) => {
  await quickSignIn(page.request, "coordinator");
  await page.goto("/triage");
  await expect(page.getByRole("table")).toBeVisible();
  await page.screenshot({ path: path.join(IMAGES, "triage.png") });
});
