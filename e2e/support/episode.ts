// What those who allocate and lead do with an accepted family.
import { expect, type Page } from "@playwright/test";
import { choose, goOn, heading, write, writeDate } from "./form.ts";
import { day } from "./story.ts";
import { begin, expectDone } from "./triage.ts";

/** Called on every page of a journey. */
export type Look = (page: Page) => Promise<void>;

export const GOAL = "Everybody is out of the house by half past eight.";
export const MINUTES = "We agreed who walks with whom, and that the school rings once a week.";
const LONG = "Enough words to be of use to somebody who reads this later.";

/** Opens the family's record from the list that is open. */
export async function openRecord(page: Page, child: string): Promise<void> {
  await page.getByRole("row").filter({ hasText: child }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Episode");
}

export async function offer(page: Page, lead: string, look: Look): Promise<void> {
  await begin(page, "Offer to a lead practitioner");
  await look(page);
  await choose(page, "Who could lead for this family?", lead);
  await choose(page, "From which hub?", "Lantern Quay Family Hub");
  await goOn(page, "Save");
  await expectDone(page, "Offered.");
}

export async function decline(page: Page, look: Look): Promise<void> {
  await begin(page, "Decline this offer");
  await look(page);
  await choose(page, "Why do you decline?", "I have no room for another family");
  await write(page, "Say a little more", "A colleague at the hub has room from Monday.");
  await goOn(page, "Save");
  await expectDone(page, "Declined.");
}

/** Reads an entry through as it will stand, and saves it. */
async function confirm(page: Page, done: string, look: Look): Promise<void> {
  await goOn(page, "Continue");
  await expect(heading(page, /^.*Check before you save/)).toBeVisible();
  await look(page);
  await goOn(page, "Save");
  await expectDone(page, done);
}

export async function recordContact(page: Page, look: Look): Promise<void> {
  await begin(page, "Record a contact");
  await look(page);
  await writeDate(page, "When was it?", day({ days: 1 }));
  await choose(page, "How did you try?", "Visit");
  await choose(page, "Was it a safe way to reach them?", "Yes, it is one of the safe ways");
  await choose(page, "What came of it?", "I spoke with them");
  await confirm(page, "The contact was saved", look);
}

/** With too little at first: what was typed must still be there. */
export async function assess(page: Page, look: Look): Promise<void> {
  const strengths = "What is going well, and who helps already?";
  await begin(page, "Write the assessment");
  await look(page);
  await write(page, strengths, LONG);
  await goOn(page, "Continue");
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeVisible();
  await expect(page.getByLabel(strengths, { exact: true })).toHaveValue(LONG);
  await look(page);
  await write(page, "What does each child need?", LONG);
  await write(page, "What do the parents or carers need to care as they want to?", LONG);
  await write(page, "What does the family need around it?", LONG);
  await sayWhatTheChildSaid(page);
  await confirm(page, "The assessment was saved", look);
}

async function sayWhatTheChildSaid(page: Page): Promise<void> {
  await choose(page, "Have you heard the child?", "Yes, in their own words");
  await write(page, "What did they say?", "I like it when we walk in together.");
  await write(page, "How does the family see it?", LONG);
}

export async function setGoal(page: Page, look: Look): Promise<void> {
  await begin(page, "Set a goal");
  await look(page);
  await write(page, "What should be better?", GOAL);
  await page.getByLabel("Which outcome is it part of?").selectOption({ label: "Going to school, joining in and getting on there" });
  await page.getByLabel("Where are things now, from 0 to 10?").selectOption("3");
  await goOn(page, "Save");
  await expectDone(page, "The goal was added");
}

/** Begun, put aside and gone on with: what was typed must still be there. */
export async function planAction(page: Page, look: Look): Promise<void> {
  await begin(page, "Add an action to the plan");
  await look(page);
  await putAside(page, "Action of the plan", "What will be done?", "Walk to school together on three days");
  await choose(page, "Which goal is it for?", GOAL);
  await choose(page, "Who does it?", "The family");
  await writeDate(page, "By when?", day({ days: -20 }));
  await goOn(page, "Save");
  await expectDone(page, "The action was added to the plan");
}

export async function meet(page: Page, people: string[], look: Look): Promise<void> {
  await begin(page, "Record a Team Around the Family meeting");
  await look(page);
  await writeDate(page, "When was it?", day({ days: 1 }));
  await choose(page, "Who was invited?", ...people);
  await choose(page, "Who came?", ...people);
  await choose(page, "Was the family there?", "Yes");
  await write(page, "What was said and agreed?", MINUTES);
  await choose(page, "Who else may read this?", "The family");
  await write(page, "What will the family read?", "We agreed who does what, and meet again in six weeks.");
  await confirm(page, "The meeting was saved", look);
}

export async function review(page: Page, look: Look): Promise<void> {
  await begin(page, "Record a review");
  await look(page);
  await writeDate(page, "When was it?", day({ days: 1 }));
  await choose(page, "Was it held with the family?", "Yes");
  await page.getByLabel(`Where are things now: ${GOAL}`).selectOption("5");
  await write(page, "What has changed since the last time?", LONG);
  await sayWhatTheChildSaid(page);
  await writeDate(page, "When is the next review?", day({ days: -40 }));
  await confirm(page, "The review was saved", look);
}

/** Puts the form aside with one question answered, and finds it again. */
async function putAside(page: Page, form: string, question: string, words: string): Promise<void> {
  await write(page, question, words);
  await goOn(page, "Save and finish later");
  await expectDone(page, "Saved. You can finish it later");
  await begin(page, `Go on with your draft: ${form}`);
  await expect(page.getByLabel(question, { exact: true })).toHaveValue(words);
}

/** Puts a note aside, finds it again, also on the page of the week, and throws it away. */
export async function throwDraftAway(page: Page, look: Look): Promise<void> {
  await begin(page, "Add a note");
  await putAside(page, "Note", "What do you want to write down?", LONG);
  const form = page.url();
  await page.goto("/episodes");
  await page.getByRole("link", { name: /^Note, EH-/ }).first().click();
  expect(page.url()).toBe(form);
  await page.getByText("You do not need this draft any more?").click();
  await look(page);
  await goOn(page, "Throw the draft away");
  await expectDone(page, "The draft was thrown away");
  await expect(page.getByRole("link", { name: "Add a note" })).toBeVisible();
}

/** Puts the step to whoever decides on it; `more` answers what only this step asks. */
export async function proposeStep(page: Page, link: string, look: Look, more: Record<string, string> = {}): Promise<void> {
  await begin(page, link);
  await look(page);
  for (const [question, answer] of Object.entries(more)) await write(page, question, answer);
  await write(page, "Why is this step right now?", LONG);
  await choose(page, "Have you heard the child?", "Yes, in their own words");
  await write(page, "What did they say?", "I can walk with my friend now.");
  await choose(page, "Does the family agree to this step?", "Yes");
  await goOn(page, "Propose this step");
  await expectDone(page, "Proposed. Whoever decides has been told");
}

/** Proposes that help ends, because it is not needed any more. */
export async function proposeEnd(page: Page, told: string, look: Look): Promise<void> {
  await begin(page, "Propose closing the episode");
  await look(page);
  await choose(page, "Why does help end?", "The family’s needs are met");
  await write(page, "What came of the goals?", LONG);
  await page.getByLabel(`Where are things at the end: ${GOAL}`).selectOption("8");
  await write(page, "What does the family say about it?", LONG);
  await write(page, "What will the referrer read?", told);
  await goOn(page, "Propose this step");
  await expect(heading(page, /Check before you propose to close/)).toBeVisible();
  await look(page);
  await goOn(page, "Propose to close");
  await expectDone(page, "Proposed. Whoever decides has been told");
}

/** Whoever decides on a step answers with one of its two buttons. */
export async function answerStep(page: Page, button: string, done: string, look: Look): Promise<void> {
  await look(page);
  await write(page, "Why do you answer like this?", LONG);
  await goOn(page, button);
  await expectDone(page, done);
}

/** Says that a child may be harmed. */
export async function passToMash(page: Page): Promise<void> {
  await begin(page, "A child may be in danger: pass to the MASH");
  await write(page, "What are you worried about?", "What the child said this morning, in their own words, and that I have rung.");
  await goOn(page, "Pass to the MASH");
  await expectDone(page, "Passed to the MASH");
}
