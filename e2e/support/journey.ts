// What people do with Stepwise, named by what they mean to do.
import { expect, type Page } from "@playwright/test";
import { beneath, choose, goOn, heading, write, writeDate } from "./form.ts";
import { day, type Story } from "./story.ts";

/** The demonstration's accounts; the server prints them when it starts. */
export const PEOPLE = {
  dsl: "dsl@hillside-school.example",
  head: "head@hillside-school.example",
  visitor: "visitor@health-team.example",
  coordinator: "coordinator@northmoor.example",
  manager: "manager@northmoor.example",
  practitioner: "practitioner@northmoor.example",
  lead: "worker@lantern-quay.example",
  mash: "mash@northmoor.example",
  provider: "hub@northmoor.example",
  auditor: "auditor@northmoor.example",
  admin: "admin@northmoor.example",
} as const;
export type Person = keyof typeof PEOPLE;
export const PASSWORD = "harbour-lantern-demo";

/** Signs in on the page that is open if it asks for it, or at the front door. */
export async function signIn(page: Page, person: Person, password = PASSWORD): Promise<void> {
  if (!new URL(page.url(), "http://nowhere").pathname.startsWith("/sign-in")) await page.goto("/sign-in");
  await write(page, "E-mail address", PEOPLE[person]);
  await write(page, "Password", password);
  await goOn(page, "Sign in");
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(heading(page, /signed out/i)).toBeVisible();
}

/** Starts a referral: ends on the questions about danger. */
export async function startReferral(page: Page): Promise<void> {
  await page.goto("/referrals/new");
  await goOn(page, "Start now");
  await expect(heading(page, "Is any child in danger?")).toBeVisible();
}

/** Says "no" to every sign of danger, but for those given. */
export async function answerSafetyGate(page: Page, others: Record<string, "Yes" | "Not sure"> = {}): Promise<void> {
  for (const group of await page.getByRole("main").getByRole("group").all()) {
    const asked = (await group.locator("legend").innerText()).trim();
    await group.getByLabel(others[asked] ?? "No", { exact: true }).check();
  }
  await goOn(page);
}

/** Answers every section, from the one about the referrer to the declaration. */
export async function fillReferral(page: Page, story: Story): Promise<void> {
  await aboutYou(page);
  await children(page, story);
  await adults(page, story);
  await home(page, story);
  await agreement(page, story);
  await safeContact(page);
  await concerns(page, story);
  await voice(page, story);
  await signs(page, story);
  await tried(page, story);
  await goals(page, story);
  await help(page);
  await declaration(page);
}

/** Checks the answers, sends, and gives the reference. */
export async function sendReferral(page: Page): Promise<string> {
  await page.getByRole("link", { name: "Check your answers and send" }).click();
  await expect(heading(page, /^Check your answers/)).toBeVisible();
  await goOn(page, "Send the referral");
  await expect(heading(page, "Referral sent")).toBeVisible();
  const found = (await page.getByRole("main").innerText()).match(/EH-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  if (!found) throw new Error("the confirmation names no reference");
  return found[0];
}

/** The whole of it, for journeys that are about what comes after. */
export async function referAs(page: Page, person: Person, story: Story): Promise<string> {
  await signIn(page, person);
  await startReferral(page);
  await answerSafetyGate(page);
  await fillReferral(page, story);
  return sendReferral(page);
}

async function on(page: Page, title: string): Promise<void> {
  await expect(heading(page, title)).toBeVisible();
}

async function aboutYou(page: Page): Promise<void> {
  await on(page, "About you");
  await write(page, "Your job title or role", "Designated safeguarding lead");
  await write(page, "Your work phone number", "01632 960001");
  await goOn(page);
}

async function children(page: Page, { child }: Story): Promise<void> {
  await on(page, "Children");
  await page.getByRole("button", { name: "Add a child" }).click();
  await choose(page, "Is this child born?", "Born, and I know the date of birth");
  await write(page, "First names", child.given);
  await write(page, "Last name", child.family);
  await writeDate(page, "Date of birth", child.born);
  await choose(page, "Where does the child learn?", "At a nursery, school or college");
  await write(page, "Name of the nursery, school or college", child.school);
  await write(page, "NHS number", child.nhs);
  await goOn(page);
  await on(page, "Children");
  await expect(page.getByRole("term").filter({ hasText: `${child.given} ${child.family}` })).toBeVisible();
  await goOn(page, "Continue");
}

async function adults(page: Page, { parent }: Story): Promise<void> {
  await on(page, "Parents, carers and other adults");
  await page.getByRole("button", { name: "Add an adult" }).click();
  await write(page, "First names", parent.given);
  await write(page, "Last name", parent.family);
  await page.getByLabel("Who are they to the children?").selectOption({ label: parent.relation });
  await choose(page, "Do they live with the children?", "Yes");
  await choose(page, "Do they have parental responsibility?", "Yes");
  await write(page, "Phone number", parent.phone);
  await write(page, "E-mail address", parent.email);
  await choose(page, "Which ways are safe?", "Phone call", "E-mail");
  await goOn(page);
  await on(page, "Parents, carers and other adults");
  await goOn(page, "Continue");
}

async function home(page: Page, { home }: Story): Promise<void> {
  await on(page, "Home and family network");
  await choose(page, "Where does the family live?", "A home of their own, rented or owned");
  await write(page, "Address", home.address);
  await write(page, "Postcode", home.postcode);
  await choose(page, "Must the address be kept secret?", "No");
  await goOn(page);
}

async function agreement(page: Page, { parent }: Story): Promise<void> {
  await on(page, "The family’s agreement");
  await choose(page, "Does the family agree to this referral?", "Yes, a parent or carer agrees");
  await writeDate(page, "When did you talk about it?", day({ days: 3 }));
  await write(page, "Whom did you talk with?", `${parent.given} ${parent.family}`);
  await choose(page, "Does the child agree?", "Yes");
  await goOn(page);
}

async function safeContact(page: Page): Promise<void> {
  await on(page, "Safe contact");
  await choose(page, "Is there anything in this referral that someone must not learn?", "No");
  await goOn(page);
}

async function concerns(page: Page, { worries, workingWell, needed }: Story): Promise<void> {
  await on(page, "What is happening");
  await write(page, "What are you worried about?", worries);
  await write(page, "What is working well?", workingWell);
  await write(page, "What needs to happen?", needed);
  await goOn(page);
}

async function voice(page: Page, { childSaid }: Story): Promise<void> {
  await on(page, "The child’s voice");
  await choose(page, "Have you heard the child?", "Yes, in their own words");
  await write(page, "What did they say?", childSaid);
  await goOn(page);
}

async function signs(page: Page, { signs }: Story): Promise<void> {
  await on(page, "Signs of need");
  for (const sign of signs) await tickSign(page, sign.text, sign.evidence);
  await goOn(page);
}

/** Ticks a sign of need and says how it is known. */
export async function tickSign(page: Page, text: string, evidence: string): Promise<void> {
  const box = page.getByRole("checkbox", { name: text, exact: true });
  await box.check();
  await write(await beneath(page, box), "How do you know?", evidence);
}

async function tried(page: Page, { tried }: Story): Promise<void> {
  await on(page, "What you have tried");
  await choose(page, "What have you tried?", tried);
  await write(page, "What else, when, and what came of it?", "A walking bus since October. It helped on two days in five.");
  await goOn(page);
}

async function goals(page: Page, { goal }: Story): Promise<void> {
  await on(page, "Goals");
  await choose(page, "What should get better?", goal);
  await goOn(page);
}

async function help(page: Page): Promise<void> {
  await on(page, "Help asked for");
  await choose(page, "Which family hub suits the family best?", "No preference");
  await choose(page, "How would the family like to be helped?", "In person at a hub");
  await choose(page, "Is there any risk to staff who visit?", "No");
  await goOn(page);
}

async function declaration(page: Page): Promise<void> {
  const box = page.getByRole("checkbox", { name: /^What I have written is true/ });
  await box.check();
  await goOn(page);
}
