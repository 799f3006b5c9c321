// The first view of a page that families and referrers open is small (target P4).
import { quickDraft, quickSignIn } from "../support/quick.ts";
import { expect, test } from "../support/test.ts";
import { weigh } from "../support/weight.ts";

test.skip(({ mode }) => mode !== "js", "the other modes load less");

for (const address of ["/", "/status", "/referrals/new"]) {
  test(`the first view of ${address} weighs at most 35 KB in 4 requests, without WebAssembly`, async ({ page }) => {
    if (address === "/referrals/new") await quickSignIn(page.request, "dsl");
    const { bytes, requests } = await weigh(page, address);
    expect(bytes).toBeLessThanOrEqual(35_000);
    expect(requests.length, requests.join(" ")).toBeLessThanOrEqual(4);
    expect(requests.filter((path) => path.endsWith(".wasm"))).toEqual([]);
  });
}

test("the page with the live suggestion weighs at most 90 KB", async ({ page }) => {
  await quickSignIn(page.request, "dsl");
  const draft = await quickDraft(page.request);
  const { bytes, requests } = await weigh(page, `${draft}/indicators`, () =>
    expect(page.getByText("It changes as you tick.")).toBeVisible(),
  );
  expect(requests.some((path) => path.endsWith(".wasm")), "the suggestion is there").toBe(true);
  expect(bytes).toBeLessThanOrEqual(90_000);
});
