// The stage as those who triage and lead leave it, set by the same requests that the pages send.
import type { APIRequestContext } from "@playwright/test";
import { codeIn, type Mailbox } from "./mail.ts";
import { first, hidden, post } from "./quick.ts";
import { day, type Story } from "./story.ts";

const LONG = "Enough words to be of use to somebody who reads this later.";

/** Posts a form over the version of the record that its page names, and gives where it leads. */
export async function versioned(request: APIRequestContext, page: string, fields: Record<string, string>, path = page): Promise<string> {
  return post(request, path, { version: await hidden(request, page, "version"), ...fields });
}

export async function quickClaim(request: APIRequestContext, reference: string): Promise<void> {
  await versioned(request, `/triage/${reference}`, {}, `/triage/${reference}/claim`);
}

/** Takes a step of triage that was filled in and confirmed. */
export async function quickStep(request: APIRequestContext, reference: string, step: string, fields: Record<string, string>): Promise<void> {
  await versioned(request, `/triage/${reference}/${step}`, { ...fields, confirm: "yes" });
}

export async function quickAsk(request: APIRequestContext, reference: string): Promise<void> {
  await quickStep(request, reference, "ask", { question: LONG });
}

export async function quickAccept(request: APIRequestContext, reference: string): Promise<void> {
  const hub = await option(request, `/triage/${reference}/accept`, "hub");
  await quickStep(request, reference, "accept", { tier: "3", hub, rationale: LONG, feedback: LONG });
}

export async function quickRefuse(request: APIRequestContext, reference: string): Promise<void> {
  const reason = await option(request, `/triage/${reference}/not-accept`, "reason");
  await quickStep(request, reference, "not-accept", { reason, services: LONG, "would-change": LONG, rationale: LONG, feedback: LONG });
}

/** The first answer that can be chosen to a question. */
export async function option(request: APIRequestContext, path: string, name: string): Promise<string> {
  const control = await first(request, path, new RegExp(`<input\\b(?=[^>]*\\bname="${name}")([^>]*)>`));
  const value = control.match(/\bvalue="([^"]*)"/)?.[1];
  if (!value) throw new Error(`${path} offers nothing for ${name}`);
  return value;
}

/** Opens the family's view to the parent, at the address that the referral calls safe. */
export async function quickAccess(request: APIRequestContext, reference: string, { parent }: Story): Promise<void> {
  const agreed = day({ days: 1 });
  await post(request, `/triage/${reference}/family`, {
    adult: `${parent.given} ${parent.family}`,
    "agreed-day": String(agreed.day),
    "agreed-month": String(agreed.month),
    "agreed-year": String(agreed.year),
    email: parent.email,
    safe: "yes",
  });
}

/** Lets the parent in with a code, which the mailbox must get after it was asked for. */
export async function quickCode(request: APIRequestContext, mailbox: Mailbox, reference: string, { parent }: Story): Promise<void> {
  const before = mailbox.allTo(parent.email);
  await post(request, "/status", { reference });
  const mail = await mailbox.to(parent.email, (mail) => mail.subject === "Your code" && !before.includes(mail));
  await post(request, "/status/code", { code: codeIn(mail) });
}

/** Says that no way of reaching the parent is safe; gives the address of that page. */
export async function quickUnsafe(request: APIRequestContext, reference: string): Promise<string> {
  const safe = await first(request, `/triage/${reference}/family`, /href="([^"]+\/safe)"/);
  await post(request, safe, { seen: await hidden(request, safe, "seen"), safe: "none", times: "any", secret: "no" });
  return safe;
}

/** Plans a meeting of an episode, a week from now. */
export async function quickMeeting(request: APIRequestContext, episode: string): Promise<void> {
  const on = day({ days: -7 });
  await versioned(request, `${episode}/taf-plan`, {
    "date-day": String(on.day),
    "date-month": String(on.month),
    "date-year": String(on.year),
    time: "10:00",
    "minutes-long": "60",
    mode: "remote",
    others: "teacher@hillside-school.example",
  });
}

export async function quickWait(request: APIRequestContext, episode: string): Promise<void> {
  const service = await option(request, `${episode}/wait`, "service");
  await versioned(request, `${episode}/wait`, { service, reason: LONG });
}
