// Which pages the public, families and referrers see, and how to get to where there is something on them.
import { expect, type APIRequestContext, type BrowserContext, type Page } from "@playwright/test";
import { PEOPLE, type Person } from "./journey.ts";
import { linkIn, type Mailbox } from "./mail.ts";
import { answerDanger, post, quickDraft, quickFill, quickReferral, quickSignIn } from "./quick.ts";
import { quickAccess, quickAsk, quickClaim, quickCode, quickRefuse } from "./quick-staff.ts";
import { story } from "./story.ts";
import { test } from "./test.ts";

/** What a tour is prepared with. */
export interface Stage {
  request: APIRequestContext;
  context: BrowserContext;
  mailbox: Mailbox;
}

/** Who sees which pages. Somebody signs in once the addresses are known, nobody stays as they are. */
export type Tour = [Person | "nobody", string, (stage: Stage) => Promise<string[]>];

/** Opens each page of a tour, none of which may lead elsewhere. */
export async function walk(tour: Tour, page: Page, mailbox: Mailbox, look: (address: string) => Promise<void>): Promise<void> {
  for (const address of await prepare(tour, page, mailbox)) {
    await test.step(address, async () => {
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(200);
      await expect(page).toHaveURL(address);
      await look(address);
    });
  }
}

/** Sets the stage, signs in, and gives the addresses. */
export async function prepare([person, , addresses]: Tour, page: Page, mailbox: Mailbox): Promise<string[]> {
  const found = await addresses({ request: page.request, context: page.context(), mailbox });
  if (person !== "nobody") await quickSignIn(page.request, person);
  return found;
}

/** The sections of a draft that can be seen as soon as nothing speaks of danger. */
const SECTIONS = ["safety", "referrer", "children", "children/1", "adults", "adults/1", "home", "agreement", "contact", "concerns", "voice", "indicators", "tried", "goals", "help"];
const LONG = "Enough words to be of use to somebody who reads this later.";

export const PUBLIC: Tour[] = [
  ["nobody", "the public's", async () => ["/", "/thresholds", "/hubs", "/hubs?postcode=NM1+2AB", "/hubs/lantern-quay", "/status", "/sign-in", "/forgotten-password", "/forgotten-password/sent", "/privacy", "/accessibility", "/signed-out"]],
];

export const FAMILY: Tour[] = [
  ["nobody", "a family's, before the code,", async ({ request }) => {
    await post(request, "/status", { reference: "EH-7KQ4-X2M2" });
    return ["/status/code", "/status/hubs", "/status/privacy", "/status/accessibility"];
  }],
  ["nobody", "a family's", async ({ request, context, mailbox }) => {
    const told = story("Yarrow");
    const reference = await shared(request, "Yarrow");
    await context.clearCookies();
    await quickCode(request, mailbox, reference, told);
    return ["/status/view", "/status/feedback", "/status/correction", "/status/withdraw"];
  }],
];

export const REFERRER: Tour[] = [
  ["visitor", "the referrer's", async ({ request }) => ["/referrals", "/referrals/new", "/consultations/new", "/account/messages", ...(await consultations(request))]],
  ["visitor", "a draft's", async ({ request }) => {
    await quickSignIn(request, "visitor");
    const draft = await quickDraft(request);
    return [draft, `${draft}/discard`, ...SECTIONS.map((section) => `${draft}/${section}`)];
  }],
  ["visitor", "a full draft's", async ({ request }) => {
    await quickSignIn(request, "visitor");
    const draft = await quickDraft(request);
    await quickFill(request, draft, story("Orris"));
    return [draft, ...["children", "children/1/remove", "declaration", "check"].map((page) => `${draft}/${page}`)];
  }],
  ["visitor", "a draft's that speaks of danger", async ({ request }) => {
    await quickSignIn(request, "visitor");
    const [now, told, retaken] = [await quickDraft(request, "violence-or-serious-injury"), await quickDraft(request, "child-tells-of-abuse"), await quickDraft(request, "child-tells-of-abuse")];
    await answerDanger(request, retaken);
    return [now, `${now}/stop`, told, `${told}/stop`, `${told}/mash-consultation`, `${retaken}/wrong-answer`];
  }],
  ["dsl", "a sent referral's", async ({ request }) => {
    await quickSignIn(request, "dsl");
    const [sent, asked, refused] = [await quickReferral(request, story("Fennel")), await quickReferral(request, story("Fescue")), await quickReferral(request, story("Ferrow"))];
    await quickSignIn(request, "coordinator");
    for (const reference of [asked, refused]) await quickClaim(request, reference);
    await quickAsk(request, asked);
    await quickRefuse(request, refused);
    const pages = ["/sent", "", "/print", "/withdraw", "/mash"].map((page) => `/referrals/${sent}${page}`);
    return [...pages, `/referrals/${asked}`, `/referrals/${refused}`, `/referrals/${refused}/challenge`, "/referrals"];
  }],
  ["visitor", "the pages of what was typed too late", async ({ request, context }) => {
    await quickSignIn(request, "visitor");
    const draft = await quickDraft(request);
    await context.clearCookies({ name: "stepwise" });
    await post(request, `${draft}/voice`, { voice: "words", "voice-words": LONG });
    return ["/resume"];
  }],
];

/** What a link in a mail leads to. */
export const LINKS: Tour[] = [
  ["nobody", "a mail's", async ({ request, context, mailbox }) => {
    const email = "sedum@hillside-school.example";
    await quickSignIn(request, "head");
    await post(request, "/colleagues/invite", { name: "Sedum Storywell", email });
    await context.clearCookies();
    await post(request, "/forgotten-password", { email: PEOPLE.auditor });
    const mails = [await mailbox.to(email), await mailbox.to(PEOPLE.auditor, (mail) => mail.subject === "Choose a new password")];
    return mails.map((mail) => new URL(linkIn(mail, "http")).pathname);
  }],
];

/** A referral whose family can see where it stands; gives its reference. */
export async function shared(request: APIRequestContext, given: string): Promise<string> {
  await quickSignIn(request, "dsl");
  const reference = await quickReferral(request, story(given));
  await quickSignIn(request, "coordinator");
  await quickAccess(request, reference, story(given));
  return reference;
}

/** The list of consultations, one that waits and one that was answered. */
export async function consultations(request: APIRequestContext): Promise<string[]> {
  await quickSignIn(request, "visitor");
  const [waits, answered] = [await post(request, "/consultations/new", { question: LONG }), await post(request, "/consultations/new", { question: LONG })];
  await quickSignIn(request, "coordinator");
  await post(request, answered, { answer: LONG });
  return ["/consultations", waits, answered];
}
