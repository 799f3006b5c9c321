// The accessibility rules were asked of every page of the service, or there is a reason why not.
// Runs after all the journeys with JavaScript, as a project of its own.
import { expect, test } from "@playwright/test";
import { noted, routeOf, routes } from "../support/looked-at.ts";

const NOT_A_PAGE: Record<string, string> = {
  "/healthz": "for the machine that watches the service",
  "/readyz": "for the machine that watches the service",
  "/assets/{file}": "a file",
  "/home": "leads to where a role begins",
  "/referrals/{reference}/record.pdf": "a file",
  "/referrals/{reference}/record.json": "a file",
  "/drafts/{id}/go-on": "leads to the section that is next",
  "/consultations/{id}/refer": "leads to the consultation; the button there posts",
  "/overview/{file}": "a file",
  "/status/exit": "leads away from the service",
};

test("the accessibility rules were asked of every page", () => {
  const known = routes();
  expect(known.length).toBeGreaterThan(80);
  const seen = new Set(noted().map((path) => routeOf(path, known)));
  const missing = known.filter((route) => !seen.has(route) && !(route in NOT_A_PAGE));
  expect(missing, "routes that no test of the pages opens").toEqual([]);
  const stale = Object.keys(NOT_A_PAGE).filter((route) => !known.includes(route) || seen.has(route));
  expect(stale, "exceptions that are none any more").toEqual([]);
});
