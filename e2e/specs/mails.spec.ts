// A demonstration without a mail server shows its mails: in a page, and as a mail program shows them.
import { expectAccessible, expectGood, expectNoSidewaysScroll } from "../support/axe.ts";
import { PEOPLE } from "../support/journey.ts";
import { expect, ofItsOwn } from "../support/test.ts";

const test = ofItsOwn({ STEPWISE_SMTP_URL: undefined });

test.skip(({ mode }) => mode !== "js", "axe needs scripts; the pages are the same in each mode");

test("the mails are accessible and fit a telephone", async ({ page }) => {
  test.setTimeout(120_000);
  await page.request.post("/forgotten-password", { form: { email: PEOPLE.dsl } });
  const mail = page.getByRole("link", { name: "Choose a new password" });
  await expect(async () => {
    await page.goto("/demo/mail");
    await expect(mail).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectGood(page);
  await mail.click();
  const html = page.getByRole("link", { name: "See it as a mail program shows it" });
  await expect(html).toBeVisible();
  await expectGood(page);
  // The rules are scripts, which the mail's policy forbids.
  await page.route("**/demo/mail/*/html", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": "" } });
  });
  await html.click();
  await expect(page).toHaveURL(/\/html$/);
  await expect(page.getByRole("article", { name: "Choose a new password" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  // The rules take a page that leaves its colour to the reader for white, also in the dark.
  await page.addStyleTag({ content: "html { background: Canvas }" });
  // A mail is read within somebody else's page, which has a main part of its own.
  await expectAccessible(page, ["landmark-one-main"]);
});
