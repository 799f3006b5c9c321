// Sets the stage without a person's clicks: the same requests that the pages send, and no more.
// For journeys that are not about the form itself.
import type { APIRequestContext } from "@playwright/test";
import { PASSWORD, PEOPLE, type Person } from "./journey.ts";
import { type Day, day, type Story } from "./story.ts";

type Fields = [string, string][];

/** Posts a form and gives where it leads, not followed. Fails on anything but a redirect. */
export async function post(request: APIRequestContext, path: string, fields: Fields | Record<string, string> = []): Promise<string> {
  const response = await request.post(path, {
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    data: new URLSearchParams(fields).toString(),
    maxRedirects: 0,
  });
  if (response.status() !== 303) throw new Error(`${path} answered ${response.status()}`);
  return response.headers()["location"] ?? "";
}

/** What a hidden field of a page says. */
export async function hidden(request: APIRequestContext, path: string, name: string): Promise<string> {
  return first(request, path, new RegExp(`name="${name}" value="([^"]*)"`));
}

/** What the shape's brackets hold, where it is found first on a page. */
export async function first(request: APIRequestContext, path: string, shape: RegExp): Promise<string> {
  const [found] = await all(request, path, shape);
  return found ?? "";
}

/** The same wherever it is found, each once. A page without any fails. */
export async function all(request: APIRequestContext, path: string, shape: RegExp): Promise<string[]> {
  const html = await (await request.get(path)).text();
  const found = [...html.matchAll(new RegExp(shape, "g"))].map((match) => match[1] ?? "");
  if (found.length === 0) throw new Error(`${path} has nothing like ${shape}`);
  return [...new Set(found)];
}

export async function quickSignIn(request: APIRequestContext, person: Person): Promise<void> {
  await post(request, "/sign-in", { email: PEOPLE[person], password: PASSWORD, back: "" });
}

/** A new draft past the questions about danger; gives its address. */
export async function quickDraft(request: APIRequestContext, danger?: string): Promise<string> {
  const draft = (await post(request, "/referrals/new")).replace(/\/safety$/, "");
  await answerDanger(request, draft, danger);
  return draft;
}

/** Answers "no" to every question about danger, but for the one that is named. */
export async function answerDanger(request: APIRequestContext, draft: string, danger?: string): Promise<void> {
  const flags = await all(request, `${draft}/safety`, /name="flag-([^"]+)"/);
  if (danger && !flags.includes(danger)) throw new Error(`nobody asks about ${danger}`);
  await quickSection(request, `${draft}/safety`, flags.map((flag) => [`flag-${flag}`, flag === danger ? "yes" : "no"]));
}

/** Fills in one page of a draft. */
export async function quickSection(request: APIRequestContext, path: string, fields: Fields): Promise<void> {
  await post(request, path, [["seen", await hidden(request, path, "seen")], ...fields]);
}

/** Fills in a draft that is past the questions about danger, but for the sections that are left out. */
export async function quickFill(request: APIRequestContext, draft: string, story: Story, leftOut: string[] = []): Promise<void> {
  // Nothing was saved on these pages, so all of them name the same mark.
  const seen = await hidden(request, `${draft}/home`, "seen");
  for (const [section, fields] of sections(story)) {
    if (!leftOut.includes(section)) await post(request, `${draft}/${section}`, [["seen", seen], ...fields]);
  }
}

/** A referral sent; gives its reference. The person must be signed in. */
export async function quickReferral(request: APIRequestContext, story: Story): Promise<string> {
  const draft = await quickDraft(request);
  await quickFill(request, draft, story);
  const sent = await post(request, `${draft}/check`);
  const reference = sent.match(/EH-[0-9A-Z]{4}-[0-9A-Z]{4}/)?.[0];
  if (!reference) throw new Error(`sending led to ${sent}`);
  return reference;
}

function date(name: string, { day, month, year }: Day): Fields {
  return [[`${name}-day`, String(day)], [`${name}-month`, String(month)], [`${name}-year`, String(year)]];
}

function sections({ child, parent, home, ...told }: Story): [string, Fields][] {
  return [
    ["referrer", [["referrer-role", "Designated safeguarding lead"], ["referrer-phone", "01632 960001"]]],
    ["children/1", [["stage", "born"], ["given", child.given], ["family", child.family], ...date("born", child.born), ["learns", "setting"], ["school", child.school]]],
    ["adults/1", [["given", parent.given], ["family", parent.family], ["relation", "mother"], ["lives-with", "yes"], ["responsibility", "yes"], ["phone", parent.phone], ["email", parent.email], ["safe", "call"], ["safe", "email"]]],
    ["home", [["home", "settled"], ["address", home.address], ["postcode", home.postcode], ["protected", "no"]]],
    ["agreement", [["agreed", "parent"], ...date("agreed-on", day({ days: 3 }))]],
    ["contact", [["keep-from", "no"]]],
    ["concerns", [["worries", told.worries], ["working-well", told.workingWell], ["needed", told.needed]]],
    ["voice", [["voice", "words"], ["voice-words", told.childSaid]]],
    ["indicators", [["signs-3-child-development", "persistent-absence"], ["evidence-persistent-absence", told.signs[0]?.evidence ?? ""], ["signs-3-family-and-environment", "eviction-or-overcrowding"], ["evidence-eviction-or-overcrowding", told.signs[1]?.evidence ?? ""]]],
    ["tried", [["tried", "other"], ["tried-other", "A walking bus since October."]]],
    ["goals", [["goals", "education"]]],
    ["help", [["hub", "any"], ["delivery", "hub"], ["risks", "no"]]],
    ["declaration", [["declaration", "yes"]]],
  ];
}
