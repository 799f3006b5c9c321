// The pages of a family behind their code: as good as the others.
import type { APIRequestContext } from "@playwright/test";
import { expectGood } from "../support/axe.ts";
import { codeIn } from "../support/mail.ts";
import { quickReferral, quickSignIn } from "../support/quick.ts";
import { day, type Story, story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";

test.skip(({ mode }) => mode !== "js", "axe needs scripts; the pages are the same in each mode");

const WRITING = ["feedback", "correction", "withdraw"];

test("the family's pages, and what staff see of them, are accessible and fit a telephone", async ({ page, mailbox, watch }) => {
  test.setTimeout(180_000);
  watch.expect(/status of 422/);
  const { request } = page;
  const told = story("Yarrow");
  const reference = await opened(request, told);

  await page.context().clearCookies();
  await request.post("/status", { form: { reference } });
  await good("/status/code");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectGood(page);

  const code = codeIn(await mailbox.to(told.parent.email, (mail) => mail.subject === "Your code"));
  await request.post("/status/code", { form: { code } });
  await good("/status/view");
  for (const kind of WRITING) await good(`/status/${kind}`);
  await page.goto("/status/feedback");
  await page.getByRole("main").getByRole("button").click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectGood(page);
  for (const kind of WRITING) await request.post(`/status/${kind}`, { form: { text: "Mornings are better already.\n\nThank you." } });
  await good("/status/view");

  await page.context().clearCookies();
  await quickSignIn(request, "coordinator");
  await good(`/triage/${reference}/family`);
  await page.getByRole("button", { name: "Open the family’s view" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectGood(page);

  async function good(address: string): Promise<void> {
    await test.step(address, async () => {
      await page.goto(address);
      await expect(page).toHaveURL(address);
      await expectGood(page);
    });
  }
});

/** A referral whose family can see where it stands; gives its reference. */
async function opened(request: APIRequestContext, told: Story): Promise<string> {
  await quickSignIn(request, "dsl");
  const reference = await quickReferral(request, told);
  await quickSignIn(request, "coordinator");
  const agreed = day({ days: 1 });
  const form = { adult: `${told.parent.given} ${told.parent.family}`, "agreed-day": agreed.day, "agreed-month": agreed.month, "agreed-year": agreed.year, email: told.parent.email, safe: "yes" };
  const answer = await request.post(`/triage/${reference}/family`, { form, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  return reference;
}
