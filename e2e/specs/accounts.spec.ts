// Getting an account by invitation, and choosing a new password by mail.
import { goOn, heading, write } from "../support/form.ts";
import { signIn, signOut } from "../support/journey.ts";
import { linkIn } from "../support/mail.ts";
import { expect, test } from "../support/test.ts";

const FIRST = "kettle violet ladder seven";
const SECOND = "marble ferry autumn nine";

test("a colleague is invited, joins, forgets the password and chooses another", async ({ page, mailbox, mode, server, watch }) => {
  test.setTimeout(120_000);
  watch.expect(/status of (404|410|422)/);
  const email = `sorrel.${mode}@hillside-school.example`;
  await signIn(page, "head");
  await page.goto("/colleagues");
  await page.getByRole("button", { name: "Invite a colleague" }).click();
  await write(page, "Full name", "Sorrel Storywell");
  await write(page, "Work e-mail address", email);
  await goOn(page, "Send the invitation");
  await expect(page.getByRole("alert")).toContainText("The invitation is on its way");
  await signOut(page);

  const invitation = linkIn(await mailbox.to(email, (mail) => mail.subject === "Set up your account"), server.url);
  await test.step("the password must be hard to guess", async () => {
    await page.goto(invitation);
    await write(page, "New password", "password1234");
    await goOn(page, "Save password and sign in");
    await expect(page).toHaveTitle(/^Error: /);
  });
  await write(page, "New password", FIRST);
  await goOn(page, "Save password and sign in");
  await expect(page.getByText("Sorrel Storywell, Example Hillside Primary School")).toBeVisible();
  await signOut(page);

  await test.step("an invitation works once", async () => {
    await page.goto(invitation);
    await expect(heading(page, "This invitation does not work any more")).toBeVisible();
  });

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "I have forgotten my password" }).click();
  await write(page, "E-mail address", email);
  await goOn(page, "Send the link");
  await expect(heading(page, "Look for our mail")).toBeVisible();
  await page.goto(linkIn(await mailbox.to(email, (mail) => mail.subject === "Choose a new password"), server.url));
  await write(page, "New password", SECOND);
  await goOn(page, "Save new password");
  await expect(heading(page, "Sign in")).toBeVisible();

  for (const [password, works] of [[FIRST, false], [SECOND, true]] as const) {
    await page.goto("/sign-in");
    await write(page, "E-mail address", email);
    await write(page, "Password", password);
    await goOn(page, "Sign in");
    await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(works ? 1 : 0);
  }
});

test("a wrong password and an unknown address are answered alike", async ({ page, watch }) => {
  watch.expect(/status of 422/);
  const answers: string[] = [];
  for (const email of ["manager@northmoor.example", "nobody@northmoor.example"]) {
    await page.goto("/sign-in");
    await write(page, "E-mail address", email);
    await write(page, "Password", "not the password");
    await goOn(page, "Sign in");
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
    answers.push(await page.locator(".govuk-error-summary").innerText());
  }
  expect(answers[0]).toBe(answers[1]);
});
