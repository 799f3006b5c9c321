// What is not safe to send is held until a named person lets it go or drops it, and says why.
import type { Page } from "@playwright/test";
import { choose, goOn, heading, question, write } from "../support/form.ts";
import { codeIn } from "../support/mail.ts";
import { quickSignIn } from "../support/quick.ts";
import { story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";
import { shared } from "../support/tours.ts";
import { askForCode, expectDone, openFamilyView } from "../support/triage.ts";

const WHY = "She rang and said that nobody else is at home until four.";
const WHY_NOT = "She asked for it by mistake, and somebody is beside her now.";
const UNKNOWN = "It is not known that any way is safe";

test("a message that may not go is held, and goes or never goes as a person decides", async ({ page, mode, mailbox }) => {
  test.setTimeout(180_000);
  const given = `Comfrey${mode}`;
  const { email } = story(given).parent;
  const reference = await shared(page.request, given);
  const main = page.getByRole("main");

  await test.step("the parent says that no way is safe any more", async () => {
    await changeWhatIsSafe(page, reference, "None of them");
    await expect(main).toContainText(`A message sent now would be held. ${UNKNOWN}`);
  });

  await test.step("somebody asks for a code, and nothing goes out", async () => {
    await page.context().clearCookies();
    await askForCode(page, reference);
    await openHeld(page, reference);
    await expect(main).toContainText(UNKNOWN);
    expect(mailbox.allTo(email)).toEqual([]);
  });

  await test.step("a coordinator lets it go, and the code comes and works", async () => {
    await decide(page, "Release it: it goes now, once", WHY);
    await enterCode(page, codeIn(await mailbox.to(email)));
    await goOn(page, "Leave this page");
  });

  await test.step("the next one is held as well, and dropped", async () => {
    await askForCode(page, reference);
    await openHeld(page, reference);
    await decide(page, "Drop it: it never goes", WHY_NOT);
    await page.goto(`/triage/${reference}`);
    await expect(main).toContainText("Held, and dropped");
  });

  await test.step("e-mail is safe again: a new code comes, and the one that was dropped does not", async () => {
    await changeWhatIsSafe(page, reference, "E-mail");
    await expect(main).not.toContainText("would be held");
    await askForCode(page, reference);
    const [released] = mailbox.allTo(email);
    await enterCode(page, codeIn(await mailbox.to(email, (mail) => mail !== released)));
    expect(mailbox.allTo(email)).toHaveLength(2);
  });
});

async function changeWhatIsSafe(page: Page, reference: string, way: string): Promise<void> {
  await page.goto(`/triage/${reference}`);
  await openFamilyView(page);
  await page.getByRole("link", { name: /^Change what is safe/ }).click();
  await expect(heading(page, "Safe contact")).toBeVisible();
  for (const box of await question(page, "Which ways are safe?").getByRole("checkbox").all()) await box.uncheck();
  await choose(page, "Which ways are safe?", way);
  await goOn(page, "Save");
  await expectDone(page, "Safe contact is changed");
}

/** Goes from the record to the message that waits for somebody, once the sender has held it. */
async function openHeld(page: Page, reference: string): Promise<void> {
  await quickSignIn(page.request, "coordinator");
  const link = page.getByRole("link", { name: "Release it or drop it" });
  await expect(async () => {
    await page.goto(`/triage/${reference}`);
    await expect(link).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await expect(page.getByRole("listitem").filter({ has: link })).toContainText(/Held: not safe to send.*It is not known that any way is safe/s);
  await link.click();
}

async function decide(page: Page, answer: string, why: string): Promise<void> {
  await choose(page, "What becomes of it?", answer);
  await write(page, "Why?", why);
  await goOn(page, "Save what becomes of it");
  await expectDone(page, "What you decided is kept");
  await expect(page.getByRole("main")).toContainText(why);
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.goto("/status/code");
  await write(page, "Code", code);
  await goOn(page, "Continue");
  await expect(heading(page, /^Where things stand$/)).toBeVisible();
}
