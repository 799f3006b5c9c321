// The main job, from the school's worry to the family's own view of where things stand.
import type { ParsedMail } from "mailparser";
import { goOn, heading, write, writeDate } from "../support/form.ts";
import { answerSafetyGate, fillReferral, PEOPLE, sendReferral, signIn, signOut, startReferral } from "../support/journey.ts";
import { codeIn, expectWithout, linkIn } from "../support/mail.ts";
import { day, personal, story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";
import { accept, askForCode, claim, DECISION, openFamilyView } from "../support/triage.ts";

test("a school refers, a coordinator decides, the school reads why and the family where it stands", async ({ page, mode, mailbox, server }) => {
  test.setTimeout(180_000);
  const told = story(`Marram${mode}`);
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(decodeURIComponent(request.url())));

  const reference = await test.step("the school sends a referral", async () => {
    await signIn(page, "dsl");
    await startReferral(page);
    await answerSafetyGate(page);
    await fillReferral(page, told);
    return sendReferral(page);
  });
  await expect(page.getByText(/tells you what was decided by \d/)).toBeVisible();

  await test.step("the school is told that it arrived", async () => {
    const mail = await mailbox.to(PEOPLE.dsl, (mail) => mail.subject === `We have your referral ${reference}`);
    expectNothingPersonal(mail);
  });

  await test.step("a coordinator reads it, takes it on and accepts it", async () => {
    await signOut(page);
    await signIn(page, "coordinator");
    await claim(page, reference);
    await expect(page.getByRole("main")).toContainText(told.worries);
    await expect(page.getByText("Tier 3 Targeted").first()).toBeVisible();
    await accept(page, "Tier 3 Targeted", "Lantern Quay Family Hub");
  });

  await test.step("the coordinator opens the family's view", async () => {
    await openFamilyView(page);
    await write(page, "Who agreed?", `${told.parent.given} ${told.parent.family}`);
    await writeDate(page, "When did they agree?", day({ days: 1 }));
    await write(page, "Their e-mail address", told.parent.email);
    await page.getByRole("checkbox", { name: /^I asked them/ }).check();
    await goOn(page, "Open the family’s view");
    await expect(page.getByRole("alert")).toContainText("open to them");
    await signOut(page);
  });

  await test.step("the school follows the mail and reads the decision with its reason", async () => {
    const mail = await mailbox.to(PEOPLE.dsl, (mail) => mail.subject === `Referral ${reference}: accepted`);
    expectNothingPersonal(mail);
    await page.goto(linkIn(mail, server.url));
    await signIn(page, "dsl");
    await expect(page).toHaveURL(`/referrals/${reference}`);
    await expect(page.getByRole("heading", { name: "Decision: accepted" })).toBeVisible();
    await expect(page.getByText(DECISION.feedback)).toBeVisible();
    await expect(page.getByText(DECISION.rationale)).toHaveCount(0);
    await expect(page.getByRole("main")).toContainText("Lantern Quay Family Hub");
    await signOut(page);
  });

  await test.step("the parent enters the reference and the code, and sees where things stand", async () => {
    await askForCode(page, reference);
    const mail = await mailbox.to(told.parent.email, (mail) => mail.subject === "Your code");
    expectNothingPersonal(mail);
    expect(mail.text, "the code's mail does not say what it is about").not.toContain(reference);
    await write(page, "Code", codeIn(mail));
    await goOn(page, "Continue");
    await expect(heading(page, "Where things stand")).toBeVisible();
    await expect(page.getByRole("heading", { name: "We need to speak to you" })).toBeVisible();
    const seen = await page.locator("body").innerText();
    for (const word of [told.child.given, told.worries, "Tier 3", "Hillside", DECISION.feedback]) expect(seen).not.toContain(word);
  });

  for (const word of personal(told)) expect(addresses.filter((address) => address.includes(word))).toEqual([]);

  function expectNothingPersonal(mail: ParsedMail): void {
    expectWithout(mail, personal(told));
  }
});
