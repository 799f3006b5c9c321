// What a family writes, with mistakes and without, and what staff see of it: as good as other pages.
import { expectGood } from "../support/axe.ts";
import { quickCode } from "../support/quick-staff.ts";
import { quickSignIn } from "../support/quick.ts";
import { story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";
import { shared } from "../support/tours.ts";

test.skip(({ mode }) => mode !== "js", "axe needs scripts; the pages are the same in each mode");

test("the family's pages with something on them, and what staff see of them, are as good", async ({ page, mailbox, watch }) => {
  test.setTimeout(180_000);
  watch.expect(/status of 422/);
  const { request } = page;
  const told = story("Sundew");
  const reference = await shared(request, "Sundew");

  await page.context().clearCookies();
  // Any reference leads to that page, and one that nobody has sends no code that is soon too old.
  await request.post("/status", { form: { reference: "EH-7KQ4-X2M2" } });
  await page.goto("/status/code");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectGood(page);

  await quickCode(request, mailbox, reference, told);
  await page.goto("/status/feedback");
  await page.getByRole("main").getByRole("button").click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectGood(page);
  for (const kind of ["feedback", "correction", "withdraw"]) await request.post(`/status/${kind}`, { form: { text: "Mornings are better already.\n\nThank you." } });
  await page.goto("/status/view?done=sent");
  await expect(page.getByRole("alert")).toBeVisible();
  await expectGood(page);

  await page.context().clearCookies();
  await quickSignIn(request, "coordinator");
  await page.goto(`/triage/${reference}/family`);
  await expect(page.getByText("Mornings are better already.").first()).toBeVisible();
  await expectGood(page);
  await page.getByRole("button", { name: "Open the family’s view" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectGood(page);
});
