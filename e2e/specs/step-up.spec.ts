// From early help to social care by a step: proposed with a handover, seen by both sides while it
// waits, taken on. The school hears that social care has the family, and no more.
import { goodIn } from "../support/axe.ts";
import { answerStep, assess, GOAL, type Look, planAction, proposeStep, setGoal } from "../support/episode.ts";
import { beginOn, childOf, expectFacts, led, openInMash, rowOf } from "../support/family.ts";
import { heading } from "../support/form.ts";
import { PEOPLE } from "../support/journey.ts";
import { expectWithout } from "../support/mail.ts";
import { quickSignIn } from "../support/quick.ts";
import { personal, story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";
import { expectDone } from "../support/triage.ts";

const STEP = "the step up from tier 3 to social care";
const HANDOVER = "Mornings were tried with a neighbour for six weeks, and the mother does not want to tell of last winter again.";
const INSIDE = [HANDOVER, "Child in need", "Tier 4", GOAL, "Madeupton"];
const unseen: Look = async () => undefined;

test("a family goes from early help to social care by a step that both sides see", async ({ page, mode, mailbox, watch }) => {
  test.setTimeout(400_000);
  watch.expect(/status of (404|422)/);
  const told = story(`Yarrow${mode}`);
  const child = childOf(told);
  const look = goodIn(mode);
  const main = page.getByRole("main");
  const inList = async (address: string, times: number) => {
    await page.goto(address);
    await expect(heading(page, /\S/)).toBeVisible();
    await expect(rowOf(page, child), `${child} in ${address}`).toHaveCount(times);
  };

  const { reference, record } = await led(page, told);

  await test.step("a lead practitioner does not propose it, and a manager not before a plan was tried", async () => {
    await expect(main.getByRole("link", { name: `Propose ${STEP}` })).toHaveCount(0);
    await quickSignIn(page.request, "manager");
    await beginOn(page, record, `Propose ${STEP}`);
    await expect(main).toContainText("This step cannot be proposed yet.");
    await expect(main).toContainText("No plan has been tried with the family yet.");
    await look(page);
  });

  await test.step("the lead practitioner assesses, and tries a plan with the family", async () => {
    await quickSignIn(page.request, "lead");
    await page.goto(record);
    await assess(page, unseen);
    await setGoal(page, unseen);
    await planAction(page, unseen);
    await page.getByRole("button", { name: /^Done/ }).click();
    await expectDone(page, "The action is done");
  });

  await test.step("the manager proposes the step, with what whoever leads next must know", async () => {
    await quickSignIn(page.request, "manager");
    await page.goto(record);
    await expectFacts(page, { Tier: "Tier 3 Targeted", "Accountable now": "Bryony Madeupton" });
    await proposeStep(page, `Propose ${STEP}`, look, { "What must whoever leads next know?": HANDOVER });
    await mailbox.to(PEOPLE.mash, (mail) => /a step needs your answer$/.test(mail.subject ?? ""));
  });

  await test.step("while it waits nothing has moved: early help is accountable, and both lists show the family", async () => {
    await expectFacts(page, { Tier: "Tier 3 Targeted", "Accountable now": "Bryony Madeupton" });
    await expect(main).toContainText("Waiting for an answer");
    await expect(page.getByRole("link", { name: `See or take back ${STEP}` })).toBeVisible();
    await look(page);
    await quickSignIn(page.request, "lead");
    await page.goto(record);
    await expect(main).toContainText("Waiting for an answer");
    await page.goto("/episodes");
    await expect(rowOf(page, child).filter({ hasText: "Tier 3 Targeted" }).first()).toBeVisible();
    await quickSignIn(page.request, "mash");
    await inList("/mash", 1);
    await expect(rowOf(page, child)).toContainText("Step up from tier 3 to social care");
    await look(page);
  });

  await test.step("the school reads and hears nothing of it yet", async () => {
    await quickSignIn(page.request, "dsl");
    await page.goto(`/referrals/${reference}`);
    await expect(page.locator(".moj-identity-bar")).toContainText("Accepted");
    for (const word of [...INSIDE, "ocial care"]) await expect(main).not.toContainText(word);
    const subjects = mailbox.allTo(PEOPLE.dsl).map((mail) => mail.subject ?? "");
    expect(subjects.filter((subject) => subject.includes(reference) && /social care|changed/.test(subject))).toEqual([]);
  });

  await test.step("the MASH reads the handover and takes the family on", async () => {
    await openInMash(page, child);
    await expect(main).toContainText(HANDOVER);
    await answerStep(page, "Take it on", "The step is taken", look);
    await expectFacts(page, { Tier: "Tier 4a Child in need", "Accountable now": "Social care" });
    await look(page);
    await inList("/mash", 1);
    await expect(rowOf(page, child)).toContainText("Tier 4a Child in need");
    await look(page);
  });

  await test.step("whoever led hears it, and the family is in their list no more", async () => {
    await mailbox.to(PEOPLE.lead, (mail) => /social care leads now$/.test(mail.subject ?? ""));
    await mailbox.to(PEOPLE.manager, (mail) => /your step was answered$/.test(mail.subject ?? ""));
    await quickSignIn(page.request, "lead");
    await inList("/episodes", 0);
    expect((await page.goto(record))?.status()).toBe(404);
    await expect(main).not.toContainText(told.child.given);
  });

  await test.step("the school hears and reads that social care has it, and nothing of what was handed over", async () => {
    const mail = await mailbox.to(PEOPLE.dsl, (mail) => mail.subject === `Referral ${reference}: taken on by social care`);
    expectWithout(mail, [...personal(told), ...INSIDE]);
    await quickSignIn(page.request, "dsl");
    await page.goto(`/referrals/${reference}`);
    await expect(page.locator(".moj-identity-bar")).toContainText("Passed to social care");
    await expect(main).toContainText("Taken on by social care");
    await expect(page.getByRole("heading", { name: /^Decision:/ }).first()).toHaveText("Decision: passed to social care");
    for (const word of INSIDE) await expect(main).not.toContainText(word);
    await look(page);
  });
});
