// A red flag leads to a phone and to nothing else, until the MASH itself has advised.
import { expectFaults } from "../support/faults.ts";
import { choose, goOn, heading, write, writeDate } from "../support/form.ts";
import { answerSafetyGate, signIn, startReferral } from "../support/journey.ts";
import { day } from "../support/story.ts";
import { expect, test } from "../support/test.ts";

const TOLD = "The child has told somebody that they are being hurt or abused.";
const INJURY = "The child has an injury that nobody can explain, or the account of it keeps changing or does not fit.";
const VIOLENCE = "Somebody is being violent or has a weapon, or the child is badly hurt.";

test.beforeEach(async ({ page }) => {
  await signIn(page, "visitor");
  await startReferral(page);
});

test("danger now means 999, and the rest of the form stays shut", async ({ page }) => {
  await answerSafetyGate(page, { [VIOLENCE]: "Yes" });
  await expect(heading(page, "Ring 999 now")).toBeVisible();
  await expect(page.getByText("01632 960 200").first()).toBeVisible();
  await expect(page.getByText("01632 960 300").first()).toBeVisible();
  await expect(page.getByText(VIOLENCE)).toBeVisible();
  await expect(page.getByText("You do not need anybody's agreement to ring.")).toBeVisible();

  const draft = page.url().replace(/\/stop$/, "");
  await page.goto(draft);
  await expect(page.getByRole("link", { name: "Children", exact: true })).toHaveCount(0);
  for (const shut of ["children/1", "declaration", "check"]) {
    await page.goto(`${draft}/${shut}`);
    await expect(page, `${shut} leads back to the task list`).toHaveURL(draft);
  }
});

test("not being sure means a talk with the MASH, and only its advice opens the form", async ({ page }) => {
  await answerSafetyGate(page, { [TOLD]: "Not sure", [INJURY]: "Not sure" });
  await expect(heading(page, "Ring the MASH for advice before you go on")).toBeVisible();
  await page.getByRole("button", { name: "Record what the MASH advised" }).click();
  await expect(heading(page, "Your talk with the MASH")).toBeVisible();

  await test.step("advice on one of two signs is not enough", async () => {
    await choose(page, "What did you talk about?", TOLD);
    await write(page, "Who at the MASH did you speak to?", "Teasel Pretendham");
    await writeDate(page, "When did you speak to them?", day({}));
    await choose(page, "What did they advise?", "Go on with a referral for early help");
    await goOn(page);
    await expect(heading(page, "Ring the MASH for advice before you go on")).toBeVisible();
  });

  await page.getByRole("button", { name: "Record what the MASH advised" }).click();
  await choose(page, "What did you talk about?", INJURY);
  await goOn(page);
  await expect(heading(page, "About you")).toBeVisible();
});

test("when social care takes over, the form stays shut", async ({ page }) => {
  await answerSafetyGate(page, { [TOLD]: "Yes" });
  await expect(heading(page, "Ring the MASH today")).toBeVisible();
  await page.getByRole("button", { name: "Record what the MASH advised" }).click();
  await choose(page, "What did you talk about?", TOLD);
  await write(page, "Who at the MASH did you speak to?", "Teasel Pretendham");
  await writeDate(page, "When did you speak to them?", day({}));
  await choose(page, "What did they advise?", "Children’s social care takes it from here");
  await goOn(page);
  await expect(heading(page, "Ring the MASH today")).toBeVisible();
});

test("every question about danger must be answered", async ({ page, mode, watch }) => {
  watch.expect(/status of 422/);
  const asked = await page.getByRole("main").locator("legend").allInnerTexts();
  await goOn(page);
  const missing = asked.map((words) => `Select no, yes or not sure: ${words.trim().replace(/\.$/, "")}`);
  await expectFaults(page, missing, mode);
});
