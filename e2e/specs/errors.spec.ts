// Mistakes, stale tabs, lost sessions and other people's records: each gets a plain answer, and
// nothing that was typed is lost.
import { expectFaults } from "../support/faults.ts";
import { beneath, choose, goOn, heading, write, writeDate } from "../support/form.ts";
import { signIn, tickSign } from "../support/journey.ts";
import { quickDraft, quickSignIn } from "../support/quick.ts";
import { day } from "../support/story.ts";
import { expect, test } from "../support/test.ts";

const NOTHING_SENT = /status of (422|404)/;
let draft = "";

test.beforeEach(async ({ page, watch }) => {
  watch.expect(NOTHING_SENT);
  await quickSignIn(page.request, "visitor");
  draft = await quickDraft(page.request);
});

test("what is missing is asked for", async ({ page, mode }) => {
  await page.goto(`${draft}/referrer`);
  await goOn(page);
  await expectFaults(page, ["Enter your job title or role", "Enter your work phone number"], mode);
});

test("a child's page says what is wrong in each box and keeps what was typed", async ({ page, mode }) => {
  await page.goto(`${draft}/children/1`);
  await choose(page, "Is this child born?", "Born, and I know the date of birth");
  await write(page, "First names", "Yarrow \u202E</textarea><script>");
  await writeDate(page, "Date of birth", { day: 31, month: 2, year: 2019 });
  await choose(page, "Where does the child learn?", "At a nursery, school or college");
  await write(page, "Unique pupil number (UPN)", "12");
  await write(page, "NHS number", "999 000 0019");
  await goOn(page);
  await expectFaults(
    page,
    [
      "Enter the child’s last name",
      "Date of birth must be a real date: February 2019 has 28 days",
      "Enter the name of the nursery, school or college",
      "Unique pupil number (UPN) must be a letter and 12 digits, like H801200001001",
      "NHS number is not a real number: check each digit, one may be wrong or two swapped",
    ],
    mode,
  );
  await expect(page.getByLabel("First names")).toHaveValue(/^Yarrow .*<\/textarea><script>$/);
  await expect(page.getByLabel("NHS number")).toHaveValue("999 000 0019");
  await expect(page.getByLabel("Day", { exact: true }).first()).toHaveValue("31");
  await expect(page.getByLabel("Born, and I know the date of birth")).toBeChecked();
});

test("a date in the future, or of a grown-up, is no child's birthday", async ({ page, mode }) => {
  await page.goto(`${draft}/children/1`);
  await choose(page, "Is this child born?", "Born, and I know the date of birth");
  await write(page, "First names", "Yarrow");
  await write(page, "Last name", "Storywell");
  await writeDate(page, "Date of birth", day({ days: -30 }));
  await goOn(page);
  await expectFaults(page, ["Date of birth must be today or in the past"], mode);
  await writeDate(page, "Date of birth", { day: 1, month: 1, year: 1900 });
  await goOn(page);
  await expectFaults(page, [`Date of birth must be of a child: this one would be ${new Date().getFullYear() - 1900} years old`], mode);
});

test("an address and ways to reach an adult must be usable", async ({ page, mode }) => {
  await page.goto(`${draft}/adults/1`);
  await write(page, "Phone number", "ring me");
  await write(page, "E-mail address", "campion at example");
  await choose(page, "Which ways are safe?", "Phone call");
  await goOn(page);
  const expected = [
    "Enter the adult’s first names",
    "Enter the adult’s last name",
    "Select who the adult is to the children",
    "Select if the adult lives with the children",
    "Select if the adult has parental responsibility",
    "Phone number must have numbers only, no letters",
    "E-mail address must be an e-mail address, like name@example.org",
  ];
  await expectFaults(page, expected, mode);
  await expect(page.getByLabel("Phone number", { exact: true })).toHaveValue("ring me");
});

test("too much and too little are said in characters, and every line comes back", async ({ page, mode }) => {
  await page.goto(`${draft}/concerns`);
  const long = `${"a".repeat(2000)}\n${"b".repeat(2000)}`;
  await write(page, "What are you worried about?", long);
  await write(page, "What is working well?", "Much.");
  await write(page, "What needs to happen?", "A place to sleep that is dry and a bed for each.");
  await goOn(page);
  await expectFaults(
    page,
    [
      "What you are worried about must be 4,000 characters or fewer: take out 1",
      "What is working well must be 20 characters or more: say a little more",
    ],
    mode,
  );
  await expect(page.getByLabel("What are you worried about?")).toHaveValue(long);
});

test("a sign of need without evidence leads to the box beneath it", async ({ page, mode }) => {
  await page.goto(`${draft}/indicators`);
  await goOn(page);
  await expectFaults(page, ["Select at least one sign of need"], mode);
  await tickSign(page, "The child misses one school day in ten or more.", "");
  await goOn(page);
  await expectFaults(page, ["Enter how you know that “The child misses one school day in ten or more”"], mode);
  const evidence = await beneath(page, page.getByRole("checkbox", { name: "The child misses one school day in ten or more." }));
  await expect(evidence.getByLabel("How do you know?")).toBeVisible();
});

test("a page that a colleague changed meanwhile is not overwritten", async ({ page, context }) => {
  await page.goto(`${draft}/home`);
  const colleague = await context.newPage();
  await colleague.goto(`${draft}/home`);
  await choose(colleague, "Where does the family live?", "A refuge");
  await choose(colleague, "Must the address be kept secret?", "No");
  await goOn(colleague);
  await expect(colleague).not.toHaveURL(/\/home$/);

  await choose(page, "Where does the family live?", "No fixed home");
  await write(page, "Where can the family be found?", "With friends in turn, last by the quay.");
  await choose(page, "Must the address be kept secret?", "No");
  await goOn(page);
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole("heading", { name: "This page changed since you opened it" })).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("A refuge");
  await expect(page.getByLabel("Where can the family be found?")).toHaveValue("With friends in turn, last by the quay.");
});

test("a session that ends in mid-form keeps what was typed", async ({ page, context }) => {
  await signInAfresh();
  await page.goto(`${draft}/voice`);
  await choose(page, "Have you heard the child?", "Yes, in their own words");
  await write(page, "What did they say?", "I count the stairs when it is loud.");
  const cookies = (await context.cookies()).filter((cookie) => cookie.name !== "stepwise");
  await context.clearCookies();
  await context.addCookies(cookies);
  await goOn(page);
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(page.getByText("What you typed is kept for an hour")).toBeVisible();
  await signIn(page, "visitor");
  await expect(page.getByText("I count the stairs when it is loud.")).toBeVisible();
  await goOn(page, "Go on with what I typed");
  await expect(page).not.toHaveURL(/resume/);
  await page.goto(`${draft}/voice`);
  await expect(page.getByLabel("What did they say?")).toHaveValue("I count the stairs when it is loud.");

  // The cookie that says who signed in last comes with the page's own form.
  async function signInAfresh(): Promise<void> {
    await context.clearCookies();
    await signIn(page, "visitor");
  }
});

test("somebody else's draft and referral do not exist for a school", async ({ page, context }) => {
  await context.clearCookies();
  await quickSignIn(page.request, "dsl");
  for (const elsewhere of [draft, `${draft}/children/1`, `${draft}/check`, "/referrals/EH-7KQ4-X2M9", "/nowhere"]) {
    const answer = await page.goto(elsewhere);
    expect(answer?.status(), elsewhere).toBe(404);
    await expect(heading(page, "Page not found")).toBeVisible();
  }
});
