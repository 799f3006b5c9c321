// A second referral of a family that has help already is added to that help. Whoever sent it hears
// that it was, and learns nothing of the help; whoever leads reads what was added.
import { goodIn } from "../support/axe.ts";
import { childOf, expectFacts, led, toSocialCare } from "../support/family.ts";
import { choose, goOn, write } from "../support/form.ts";
import { PEOPLE } from "../support/journey.ts";
import { expectWithout, linkIn } from "../support/mail.ts";
import { quickClaim, quickStep } from "../support/quick-staff.ts";
import { quickReferral, quickSignIn } from "../support/quick.ts";
import { personal, story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";
import { begin, claim, expectDone } from "../support/triage.ts";

const NOTE = "She told me about the letters herself, and wants to open the next one with me.";
const FOR_SCHOOL = "We walk in together on Mondays now. Please meet us at the gate.";
const RATIONALE = "The same child by name and birth: Bryony works with them since this week.";
const FEEDBACK = "Thank you. What you saw at the clinic reaches those who can act on it.";

test("a second referral joins the help that is under way, and its sender learns only that", async ({ page, mode, mailbox, server }) => {
  test.setTimeout(300_000);
  const told = story(`Campanula${mode}`);
  const seen = { ...story(`Campanula${mode}`), worries: "At the clinic the child said twice that there was no breakfast at home this week.", childSaid: "My tummy hurts until lunch." };
  const child = childOf(told);
  const look = goodIn(mode);
  const main = page.getByRole("main");
  const { reference, record } = await led(page, told);
  const episode = record.slice(record.lastIndexOf("/") + 1);

  await test.step("whoever leads keeps a note for the team, and one for the school", async () => {
    await page.goto(record);
    await addNote(NOTE);
    await addNote(FOR_SCHOOL, "Whoever referred the family");
  });

  const second = await test.step("a health visitor refers the same child", async () => {
    await quickSignIn(page.request, "visitor");
    return quickReferral(page.request, seen);
  });

  await test.step("the coordinator sees that the child is known, and adds it to the open episode", async () => {
    await quickSignIn(page.request, "coordinator");
    await page.goto("/triage");
    await claim(page, second);
    await expect(main).toContainText("The same name and date of birth.");
    await expect(main).toContainText(`Open episode ${episode}, Tier 3 Targeted.`);
    await look(page);
    await begin(page, "Add to an open episode");
    await look(page);
    await page.getByRole("radio", { name: `${episode}: ${child}, Tier 3 Targeted` }).check();
    await write(page, "Why do you decide this?", RATIONALE);
    await write(page, "What will the referrer read?", FEEDBACK);
    await goOn(page, "Continue");
    const letter = page.locator(".app-letter");
    await expect(letter).toContainText(FEEDBACK);
    for (const word of [RATIONALE, episode, "Tier", "Family Hub"]) await expect(letter).not.toContainText(word);
    await look(page);
    await goOn(page, "Confirm and send");
    await expectDone(page, "Added to the open episode. The referrer has been told");
    await look(page);
  });

  await test.step("the health visitor is told that it was added, and learns nothing more", async () => {
    const mail = await mailbox.to(PEOPLE.visitor, (mail) => mail.subject === `Referral ${second}: accepted`);
    expect(mail.text).toContain("added it to work that is under way");
    expectWithout(mail, [...personal(seen), FEEDBACK, RATIONALE, episode, reference, "Madeupton"]);
    await quickSignIn(page.request, "visitor");
    await page.goto(linkIn(mail, server.url));
    await expect(page).toHaveURL(`/referrals/${second}`);
    await expect(page.getByRole("heading", { name: "Decision: accepted" })).toBeVisible();
    await expect(main).toContainText(FEEDBACK);
    await expect(main).toContainText("what you sent was added to work that is under way");
    for (const word of [RATIONALE, NOTE, FOR_SCHOOL, told.worries, told.childSaid, episode, reference, "Madeupton", "Hillside", "A lead practitioner", "Tier", "Family Hub"]) await expect(main).not.toContainText(word);
    await look(page);
    expect((await page.request.get(record)).status()).toBe(403);
    expect((await page.request.get(`/referrals/${reference}`)).status()).toBe(404);
  });

  await test.step("the school goes on reading what is for it, and nothing of the second referral", async () => {
    await quickSignIn(page.request, "dsl");
    await page.goto(`/referrals/${reference}`);
    await expect(main).toContainText(FOR_SCHOOL);
    for (const word of [NOTE, seen.worries, seen.childSaid, second, FEEDBACK]) await expect(main).not.toContainText(word);
  });

  await test.step("whoever leads is told, and reads what was added beside what was known", async () => {
    const mail = await mailbox.to(PEOPLE.lead, (mail) => mail.subject === `Episode ${episode}: new information`);
    expectWithout(mail, personal(seen));
    await quickSignIn(page.request, "lead");
    await page.goto(linkIn(mail, server.url));
    await expectFacts(page, { Tier: "Tier 3 Targeted", "Accountable now": "Bryony Madeupton" });
    for (const words of [told.worries, seen.worries, seen.childSaid, NOTE]) await expect(main).toContainText(words);
    await look(page);
  });

  async function addNote(words: string, ...readers: string[]): Promise<void> {
    await begin(page, "Add a note");
    await write(page, "What do you want to write down?", words);
    await choose(page, "Who else may read this?", ...readers);
    await goOn(page, "Continue");
    await goOn(page, "Save");
    await expectDone(page, "The note was saved");
  }
});

test("whoever refers a family that social care has learns nothing of social care", async ({ page, mode }) => {
  test.setTimeout(180_000);
  const told = story(`Catmint${mode}`);
  const main = page.getByRole("main");
  const { record } = await led(page, told);
  await toSocialCare(page, childOf(told));

  await quickSignIn(page.request, "visitor");
  const second = await quickReferral(page.request, told);
  await quickSignIn(page.request, "coordinator");
  await quickClaim(page.request, second);
  await quickStep(page.request, second, "join", { episode: record.slice(record.lastIndexOf("/") + 1), rationale: RATIONALE, feedback: FEEDBACK });

  await quickSignIn(page.request, "visitor");
  await page.goto(`/referrals/${second}`);
  await expect(main).toContainText(FEEDBACK);
  for (const word of ["ocial care", "Tier", "Family Hub"]) await expect(main).not.toContainText(word);
  const file = await (await page.request.get(`/referrals/${second}/record.json`)).json();
  expect(file.decisions).toMatchObject([{ feedback: FEEDBACK, tier: null, hub: null }]);
});
