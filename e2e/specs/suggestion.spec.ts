// The threshold guidance beside the signs of need: live where WebAssembly runs, of what is saved elsewhere.
import { choose, goOn } from "../support/form.ts";
import { tickSign } from "../support/journey.ts";
import { quickDraft, quickSignIn } from "../support/quick.ts";
import { expect, test } from "../support/test.ts";

const ABSENCE = "The child misses one school day in ten or more.";
const EVICTION = "The family may lose their home or live in far too little space.";

test("the suggestion follows the ticks, or what is saved, and names its reasons", async ({ page, mode }) => {
  await quickSignIn(page.request, "visitor");
  const draft = await quickDraft(page.request);
  await page.goto(`${draft}/indicators`);
  const panel = page.getByRole("region", { name: "Suggested tier" });
  await expect(panel).toContainText("Tier 1 Universal");
  if (mode === "js") await expect(panel).toContainText("It changes as you tick.");
  else await expect(panel).toContainText("It is for what is saved.");

  await tickSign(page, ABSENCE, "The register since September.");
  if (mode === "js") await expect(panel).toContainText("Tier 2 Additional");
  else await expect(panel).toContainText("Tier 1 Universal");
  await tickSign(page, EVICTION, "Her mother showed us the letter.");
  if (mode === "js") {
    await expect(panel).toContainText("Tier 3 Targeted");
    await expect(panel).toContainText(ABSENCE.replace(/\.$/, ""));
    await page.getByRole("checkbox", { name: EVICTION }).uncheck();
    await expect(panel).toContainText("Tier 2 Additional");
    await page.getByRole("checkbox", { name: EVICTION }).check();
  }
  await choose(page, "Which tier do you think is right?", "I agree with the suggested tier");
  await goOn(page);
  await page.goto(`${draft}/indicators`);
  await expect(panel).toContainText("Tier 3 Targeted");
  await expect(panel).toContainText(EVICTION.replace(/\.$/, ""));
});
