// Which pages the council's staff see, and how to get to where there is something on them.
import { expect, type APIRequestContext } from "@playwright/test";
import { all, first, post, quickReferral, quickSignIn } from "./quick.ts";
import { quickAccept, quickAsk, quickClaim, quickMeeting, quickUnsafe, quickWait } from "./quick-staff.ts";
import { story } from "./story.ts";
import { consultations, shared, type Tour } from "./tours.ts";

const STEPS = ["accept", "signpost", "not-accept", "ask", "mash"];
const WORK = ["contact", "assessment", "goal", "action", "taf", "taf-plan", "review", "note", "wait", "unmet-need"];
const RECORD = /href="(\/episodes\/[^"/]+)"/;

export const STAFF: Tour[] = [
  ["coordinator", "the coordinator's", async ({ request }) => {
    await quickSignIn(request, "dsl");
    const reference = await quickReferral(request, story("Burnet".repeat(12)));
    await quickSignIn(request, "coordinator");
    await quickClaim(request, reference);
    const record = `/triage/${reference}`;
    return ["/triage", "/triage?queue=mine", "/triage?queue=waiting", "/triage?queue=decided", "/triage/search", record, ...STEPS.map((step) => `${record}/${step}`), `${record}/family`, ...(await consultations(request))];
  }],
  ["coordinator", "the coordinator's of two that belong together", async ({ request }) => {
    await quickSignIn(request, "dsl");
    const [elder, younger, asked] = [await quickReferral(request, story("Madder")), await quickReferral(request, story("Madder")), await quickReferral(request, story("Milfoil"))];
    await quickSignIn(request, "coordinator");
    for (const reference of [elder, younger, asked]) await quickClaim(request, reference);
    await quickAccept(request, elder);
    await quickAsk(request, asked);
    return [`/triage/${elder}`, `/triage/${younger}/join`, `/triage/${asked}`, `/triage/${asked}/go-on`];
  }],
  ["coordinator", "the coordinator's of a message that is held", async ({ request }) => {
    const reference = await shared(request, "Campion");
    const safe = await quickUnsafe(request, reference);
    await post(request, "/status", { reference });
    return [`/triage/${reference}/family`, safe, await held(request, reference)];
  }],
  ["coordinator", "the coordinator's of those who lead", async ({ request }) => {
    await quickSignIn(request, "practitioner");
    await quickWait(request, await recordWith(request, "/episodes", "wait"));
    await quickSignIn(request, "coordinator");
    const unled = await recordWith(request, "/allocation", "offer");
    const place = await first(request, "/waiting", /href="(\/waiting\/[^"]+)"/);
    return ["/allocation", unled, `${unled}/offer`, "/cover", "/waiting", place];
  }],
  ["practitioner", "a lead practitioner's", async ({ request }) => {
    await quickSignIn(request, "practitioner");
    const record = await recordWith(request, "/episodes", "action");
    const offered = await recordWith(request, "/episodes", "decline");
    await quickMeeting(request, record);
    const steps = await all(request, record, new RegExp(`href="(${record}/step/[^"]+)"`));
    const meeting = await first(request, record, new RegExp(`href="(${record}/meetings/[^"]+)"`));
    return ["/episodes", offered, `${offered}/decline`, record, `${record}/print`, meeting, ...WORK.map((form) => `${record}/${form}`), ...steps, "/cover"];
  }],
  ["mash", "the MASH's", async ({ request }) => {
    await quickSignIn(request, "mash");
    const step = await first(request, "/mash", /href="(\/episodes\/[^"/]+\/steps\/[^"]+)"/);
    const passed = await first(request, "/mash", /href="(\/mash\/EH-[^"/]+)"/);
    const diversion = await first(request, "/mash", /href="(\/mash\/diversions\/[^"]+)"/);
    return ["/mash", step, passed, `${passed}/accept`, `${passed}/return`, diversion];
  }],
  ["manager", "the manager's further", async ({ request }) => {
    await quickSignIn(request, "manager");
    return ["/overview/unmet", "/overview/referrals?stage=decision", "/mash", "/waiting", "/cover", await first(request, "/challenges", /href="(\/challenges\/[^"]+)"/)];
  }],
  ["auditor", "an auditor's", async () => ["/figures"]],
  ["provider", "a provider's", async () => ["/hubs", "/thresholds"]],
  ["head", "the organisation lead's", async ({ request }) => {
    await quickSignIn(request, "head");
    return ["/colleagues", "/colleagues/invite", await first(request, "/colleagues", /href="(\/colleagues\/(?!invite)[^"]+)"/)];
  }],
  ["admin", "the administrator's", async ({ request }) => {
    await quickSignIn(request, "admin");
    return ["/admin/accounts", "/admin/accounts/new", "/admin/organisations/new", await first(request, "/admin/accounts", /href="(\/admin\/accounts\/(?!new)[^"]+)"/)];
  }],
];

/** The first record of a list that offers this form. */
async function recordWith(request: APIRequestContext, list: string, form: string): Promise<string> {
  for (const record of await all(request, list, RECORD)) {
    const page = await (await request.get(record)).text();
    if (page.includes(`href="${record}/${form}"`)) return record;
  }
  throw new Error(`no record of ${list} offers ${form}`);
}

/** The page of the message about this referral that was held, once the sender has held it. */
export async function held(request: APIRequestContext, reference: string): Promise<string> {
  const shape = /href="(\/messages\/[^"]+)"/;
  await expect.poll(async () => (await request.get(`/triage/${reference}`)).text(), { timeout: 20_000 }).toMatch(shape);
  return first(request, `/triage/${reference}`, shape);
}
