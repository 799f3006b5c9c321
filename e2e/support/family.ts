// A family as a journey finds it: accepted, led for, or with social care.
import { expect, type Page } from "@playwright/test";
import { answerStep, type Look, offer, openRecord, passToMash } from "./episode.ts";
import { goOn } from "./form.ts";
import type { Person } from "./journey.ts";
import { quickAccept, quickClaim } from "./quick-staff.ts";
import { quickReferral, quickSignIn } from "./quick.ts";
import type { Story } from "./story.ts";
import { begin, expectDone } from "./triage.ts";

/** Two who lead for families, as they are offered one. */
export const LEADS = {
  lead: "Bryony Madeupton, Lantern Quay Family Hub",
  practitioner: "Clover Mockford, Northmoor Council",
} as const;

const unseen: Look = async () => undefined;

/** The name that lists show. */
export function childOf({ child }: Story): string {
  return `${child.given} ${child.family}`;
}

/** A school's referral that a coordinator has accepted; gives its reference. The coordinator is signed in. */
export async function accepted(page: Page, told: Story): Promise<string> {
  await quickSignIn(page.request, "dsl");
  const reference = await quickReferral(page.request, told);
  await quickSignIn(page.request, "coordinator");
  await quickClaim(page.request, reference);
  await quickAccept(page.request, reference);
  return reference;
}

/** The same with somebody who leads: they are signed in, and have the record before them. */
export async function led(page: Page, told: Story): Promise<{ reference: string; record: string }> {
  const reference = await accepted(page, told);
  await page.goto("/allocation");
  await openRecord(page, childOf(told));
  const record = new URL(page.url()).pathname;
  await offer(page, LEADS.lead, unseen);
  await acceptOffer(page, record, "lead", "You lead for this family now");
  return { reference, record };
}

/** Signs in whoever was asked to lead, who says yes. */
export async function acceptOffer(page: Page, record: string, person: Person, done: string): Promise<void> {
  await quickSignIn(page.request, person);
  await page.goto(record);
  await goOn(page, "Accept this family");
  await expectDone(page, done);
}

/** Signs the MASH in and opens what waits there for this family. */
export async function openInMash(page: Page, child: string): Promise<void> {
  await quickSignIn(page.request, "mash");
  await page.goto("/mash");
  await rowOf(page, child).getByRole("link").first().click();
}

/** From the record of whoever leads to social care, for fear of harm. The MASH is signed in. */
export async function toSocialCare(page: Page, child: string): Promise<void> {
  await passToMash(page);
  await openInMash(page, child);
  await answerStep(page, "Take it on", "The step is taken", unseen);
}

/** The family's row in the list that is open. */
export function rowOf(page: Page, child: string) {
  return page.getByRole("row").filter({ hasText: child });
}

/** Fails unless the record that is open says this of the family. */
export async function expectFacts(page: Page, facts: Record<string, string>): Promise<void> {
  for (const [name, fact] of Object.entries(facts)) {
    const said = page.locator(".app-facts__fact").filter({ has: page.getByText(name, { exact: true }) });
    await expect(said, `what the record says of "${name}"`).toContainText(fact);
  }
}

/** Opens the form of a step, or its answer, on the record. */
export async function beginOn(page: Page, record: string, link: string): Promise<void> {
  await page.goto(record);
  await begin(page, link);
}
