// The first view of a page that the public, families and referrers open is small (target P4).
import type { Page } from "@playwright/test";
import { quickDraft, quickSignIn } from "../support/quick.ts";
import { expect, test } from "../support/test.ts";
import { FAMILY, prepare, PUBLIC, REFERRER } from "../support/tours.ts";
import { weigh, type Weight } from "../support/weight.ts";

test.skip(({ mode }) => mode !== "js", "the other modes load less");

/** Weighed by itself. */
const HEAVY = /\/indicators$/;

for (const tour of [...PUBLIC, ...FAMILY, ...REFERRER]) {
  test(`the first view of ${tour[1]} pages weighs at most 35 KB in 4 requests, without WebAssembly`, async ({ page, mailbox }) => {
    test.setTimeout(120_000);
    const addresses = (await prepare(tour, page, mailbox)).filter((address) => !HEAVY.test(address));
    expect(addresses).not.toEqual([]);
    for (const address of addresses) {
      const { bytes, requests, unpacked } = await weigh(page, address);
      expect.soft(bytes, address).toBeLessThanOrEqual(35_000);
      expect.soft(requests.length, `${address}: ${requests.join(" ")}`).toBeLessThanOrEqual(4);
      expect.soft(requests.filter((path) => path.endsWith(".wasm")), address).toEqual([]);
      expect.soft(unpacked, `what comes to ${address} as it is`).toEqual([]);
    }
  });
}

test("the page with the live suggestion weighs at most 90 KB, packed, with its WebAssembly", async ({ page }) => {
  const { bytes, requests, unpacked } = await suggestion(page);
  expect(requests.some((path) => path.endsWith(".wasm")), "the suggestion is there").toBe(true);
  expect(unpacked).toEqual([]);
  expect(bytes).toBeLessThanOrEqual(90_000);
});

async function suggestion(page: Page): Promise<Weight> {
  await quickSignIn(page.request, "dsl");
  const draft = await quickDraft(page.request);
  return weigh(page, `${draft}/indicators`, () => expect(page.getByText("It changes as you tick.")).toBeVisible());
}
