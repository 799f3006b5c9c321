// Sets the stage without a person's clicks: the same requests that the pages send, and no more.
// For journeys that are not about the form itself.
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { PASSWORD, PEOPLE, type Person } from "./journey.ts";
import { type Day, day, type Story } from "./story.ts";

type Fields = [string, string][];

/** Posts a form and gives the answer, redirects not followed. Fails on anything but a redirect. */
async function send(request: APIRequestContext, path: string, fields: Fields = []): Promise<APIResponse> {
  const response = await request.post(path, {
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    data: new URLSearchParams(fields).toString(),
    maxRedirects: 0,
  });
  if (response.status() !== 303) throw new Error(`${path} answered ${response.status()}`);
  return response;
}

function to(response: APIResponse): string {
  return response.headers()["location"] ?? "";
}

export async function quickSignIn(request: APIRequestContext, person: Person): Promise<void> {
  await send(request, "/sign-in", [["email", PEOPLE[person]], ["password", PASSWORD], ["back", ""]]);
}

/** A new draft past the questions about danger; gives its address. */
export async function quickDraft(request: APIRequestContext): Promise<string> {
  return (await begun(request)).draft;
}

/** Also gives the mark of a page that nothing is saved on, which the next pages must name. */
async function begun(request: APIRequestContext): Promise<{ draft: string; seen: string }> {
  const safety = to(await send(request, "/referrals/new"));
  const page = await (await request.get(safety)).text();
  const flags = new Set([...page.matchAll(/name="(flag-[^"]+)"/g)].map((found) => found[1] ?? ""));
  const seen = page.match(/name="seen" value="([^"]*)"/)?.[1] ?? "";
  await send(request, safety, [["seen", seen], ...[...flags].map((flag): [string, string] => [flag, "no"])]);
  return { draft: safety.replace(/\/safety$/, ""), seen };
}

/** A referral sent; gives its reference. The person must be signed in. */
export async function quickReferral(request: APIRequestContext, story: Story): Promise<string> {
  const { draft, seen } = await begun(request);
  for (const [section, fields] of sections(story)) await send(request, `${draft}/${section}`, [["seen", seen], ...fields]);
  const sent = to(await send(request, `${draft}/check`));
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
