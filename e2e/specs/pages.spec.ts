// Every page by itself: accessible in the light and in the dark, and no wider than a telephone.
import type { APIRequestContext, Page } from "@playwright/test";
import { expectGood } from "../support/axe.ts";
import { choose, goOn, write, writeDate } from "../support/form.ts";
import type { Person } from "../support/journey.ts";
import { quickDraft, quickReferral, quickSignIn } from "../support/quick.ts";
import { story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";

test.skip(({ mode }) => mode !== "js", "axe needs scripts; the pages are the same in each mode");

const SECTIONS = ["safety", "referrer", "children", "children/1", "adults", "adults/1", "home", "agreement", "contact", "concerns", "voice", "indicators", "tried", "goals", "help"];
const STEPS = ["accept", "signpost", "not-accept", "ask", "mash"];

/** Who sees which pages; some only once there is something on them. */
const PAGES: [Person | "nobody", string, (request: APIRequestContext) => Promise<string[]>][] = [
  ["nobody", "the public's", async () => ["/", "/thresholds", "/hubs", "/hubs?postcode=NM1+2AB", "/status", "/sign-in", "/forgotten-password", "/privacy", "/accessibility", "/signed-out"]],
  ["visitor", "the referrer's", async () => ["/referrals", "/referrals/new", "/consultations", "/consultations/new"]],
  ["visitor", "a draft's", async (request) => {
    const draft = await quickDraft(request);
    return [draft, ...SECTIONS.map((section) => `${draft}/${section}`)];
  }],
  ["dsl", "a sent referral's", async (request) => {
    const reference = await quickReferral(request, story("Fennel"));
    return [`/referrals/${reference}/sent`, `/referrals/${reference}`, `/referrals/${reference}/print`, `/referrals/${reference}/withdraw`, "/referrals"];
  }],
  ["coordinator", "the coordinator's", async (request) => {
    await quickSignIn(request, "dsl");
    const reference = await quickReferral(request, story("Burnet".repeat(12)));
    await quickSignIn(request, "coordinator");
    await request.post(`/triage/${reference}/claim`, { form: { version: await version(request, reference) } });
    const record = `/triage/${reference}`;
    return ["/triage", "/triage?queue=mine", "/triage?queue=waiting", "/triage?queue=decided", "/triage/search", "/consultations", record, ...STEPS.map((step) => `${record}/${step}`), `${record}/family`];
  }],
  ["manager", "the manager's", async () => ["/overview", "/overview/episodes", "/messages", "/challenges", "/allocation", "/triage?queue=late"]],
  ["practitioner", "a lead practitioner's", async (request) => {
    const record = await first(request, "/episodes", /href="(\/episodes\/[^"/]+)"/);
    const steps = await all(request, record, new RegExp(`href="(${record}/step/[^"]+)"`, "g"));
    return ["/episodes", record, ...steps];
  }],
  ["mash", "the MASH's", async (request) => {
    const step = await first(request, "/mash", /href="(\/episodes\/[^"/]+\/steps\/[^"]+)"/);
    return ["/mash", step];
  }],
  ["head", "the organisation lead's", async () => ["/colleagues", "/colleagues/invite"]],
  ["admin", "the administrator's", async () => ["/admin/accounts", "/admin/accounts/new", "/admin/organisations/new"]],
];

for (const [person, whose, addresses] of PAGES) {
  test(`${whose} pages are accessible and fit a telephone`, async ({ page }) => {
    test.setTimeout(300_000);
    if (person !== "nobody") await quickSignIn(page.request, person);
    for (const address of await addresses(page.request)) {
      await test.step(address, async () => {
        const answer = await page.goto(address);
        expect(answer?.status(), address).toBe(200);
        await expectGood(page);
      });
    }
  });
}

test("pages with mistakes on them, and pages that are not there, are as good", async ({ page, watch }) => {
  test.setTimeout(120_000);
  watch.expect(/status of (404|422)/);
  await page.goto("/nowhere");
  await expectGood(page);
  await page.goto("/sign-in");
  await goOn(page, "Sign in");
  await expectGood(page);
  await quickSignIn(page.request, "visitor");
  const draft = await quickDraft(page.request);
  await page.goto(`${draft}/children/1`);
  await choose(page, "Is this child born?", "Born, and I know the date of birth");
  await write(page, "First names", "Verylongname".repeat(20));
  await writeDate(page, "Date of birth", { day: 31, month: 2, year: 2019 });
  await goOn(page);
  await expectGood(page);
  await page.goto(`${draft}/children`);
  await expectGood(page);
});

test("a page of the form can be filled in by keys alone", async ({ page }) => {
  await quickSignIn(page.request, "visitor");
  const draft = await quickDraft(page.request);
  await page.goto(`${draft}/agreement`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to main content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await tabTo(page, "Yes, a parent or carer agrees");
  await page.keyboard.press("Space");
  await expect(page.getByLabel("Yes, a parent or carer agrees")).toBeChecked();
  for (const part of ["3", "9", String(new Date().getFullYear() - 1)]) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(part);
  }
  await page.keyboard.press("Tab");
  await page.keyboard.type("Campion Storywell");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel("By phone or video")).toBeChecked();
  await tabTo(page, "Save and continue");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/contact$/);
});

/** Presses Tab until something of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = page.getByLabel(name, { exact: true }).or(page.getByRole("button", { name, exact: true }));
  for (let presses = 0; presses < 40; presses++) {
    if (await wanted.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(wanted).toBeFocused();
}

/** Every address of that shape that a page links to. */
async function all(request: APIRequestContext, page: string, shape: RegExp): Promise<string[]> {
  const html = await (await request.get(page)).text();
  return [...html.matchAll(shape)].map((found) => found[1] ?? "");
}

async function first(request: APIRequestContext, page: string, shape: RegExp): Promise<string> {
  const [found] = await all(request, page, new RegExp(shape, "g"));
  if (!found) throw new Error(`${page} links to nothing like ${shape}`);
  return found;
}

/** The version that the record's page names in its forms. */
async function version(request: APIRequestContext, reference: string): Promise<string> {
  const html = await (await request.get(`/triage/${reference}`)).text();
  return html.match(/name="version" value="(\d+)"/)?.[1] ?? "";
}
