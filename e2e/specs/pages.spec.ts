// Every page by itself: accessible in the light and in the dark, and no wider than a telephone.
import { expectGood } from "../support/axe.ts";
import { test } from "../support/test.ts";
import { FAMILY, LINKS, PUBLIC, REFERRER, type Tour, walk } from "../support/tours.ts";
import { STAFF } from "../support/tours-staff.ts";

test.skip(({ mode }) => mode !== "js", "axe needs scripts; the pages are the same in each mode");

const PAGES: Tour[] = [
  ...PUBLIC,
  ...LINKS,
  ...FAMILY,
  ...REFERRER,
  ...STAFF,
  ["manager", "the manager's", async () => ["/overview", "/overview/episodes", "/messages", "/challenges", "/allocation", "/triage?queue=late"]],
];

// The longest of all files: its tours depend on nothing of each other.
test.describe.configure({ mode: "parallel" });

for (const tour of PAGES) {
  test(`${tour[1]} pages are accessible and fit a telephone`, async ({ page, mailbox }) => {
    test.setTimeout(300_000);
    await walk(tour, page, mailbox, () => expectGood(page));
  });
}
