// What time brings: a promise that slips, and a question that nobody answers. The clock is moved.
import { PEOPLE } from "../support/journey.ts";
import { quickReferral, quickSignIn } from "../support/quick.ts";
import { Server } from "../support/server.ts";
import { personal, story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";
import { ask, claim } from "../support/triage.ts";

/** A week in one step makes every family of the demonstration late: hundreds of mails, one after the other. */
const PATIENCE = 60_000;

test("nobody has to ask: a late decision and a late answer are told before", async ({ browser, mode }) => {
  test.setTimeout(240_000);
  const own = await Server.start();
  const context = await browser.newContext({ baseURL: own.url, javaScriptEnabled: mode !== "nojs" });
  const page = await context.newPage();
  try {
    const told = story(`Weld${mode}`);
    await quickSignIn(page.request, "dsl");
    const waits = await quickReferral(page.request, told);
    const asked = await quickReferral(page.request, story(`Woad${mode}`));
    await quickSignIn(page.request, "coordinator");
    await page.goto("/triage");
    await claim(page, asked);
    await ask(page, "Which of the letters came from the landlord, and when?");

    await own.later(7);
    const slipped = await own.mailbox.to(PEOPLE.dsl, (mail) => mail.subject === `Referral ${waits}: no decision yet`, PATIENCE);
    for (const word of personal(told)) expect(`${slipped.subject} ${slipped.text} ${slipped.html || ""}`).not.toContain(word);
    expect(slipped.text).toContain("You will now hear from us by");
    await quickSignIn(page.request, "coordinator");
    await page.goto("/triage?queue=late");
    await expect(page.getByRole("link", { name: waits })).toBeVisible();

    await own.later(14);
    await own.mailbox.to(PEOPLE.coordinator, (mail) => mail.subject === `Referral ${asked}: no answer to your question`, PATIENCE);
    const notices = own.mailbox.allTo(PEOPLE.dsl).filter((mail) => mail.subject === `Referral ${asked}: we still need your answer`);
    expect(notices, "the school was reminded once").toHaveLength(1);
    await quickSignIn(page.request, "coordinator");
    await page.goto(`/triage/${asked}`);
    await expect(page.getByRole("link", { name: "Go on without the answer" })).toBeVisible();
  } finally {
    await context.close();
    await own.stop();
  }
});
