// The main job, from the school's worry to the family's own view of where things stand.
import { answerSafetyGate, fillReferral, PEOPLE, sendReferral, signIn, startReferral } from "../support/journey.ts";
import { personal, story } from "../support/story.ts";
import { expect, test } from "../support/test.ts";

test("a school refers, a coordinator decides, the school reads why and the family where it stands", async ({ page, mailbox }) => {
  const told = story("Marram");

  const reference = await test.step("the school sends a referral", async () => {
    await signIn(page, "dsl");
    await startReferral(page);
    await answerSafetyGate(page);
    await fillReferral(page, told);
    return sendReferral(page);
  });
  await expect(page.getByText("tells you what was decided by")).toBeVisible();

  await test.step("an acknowledgement arrives", async () => {
    const mail = await mailbox.to(PEOPLE.dsl, (mail) => Boolean(mail.text?.includes(reference)));
    for (const word of personal(told)) expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toContain(word);
  });
});
