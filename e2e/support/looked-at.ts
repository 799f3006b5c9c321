// Which pages the accessibility rules were asked of in this run, kept in a file: tests run in several
// processes, and Playwright empties the folder before each run.
import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "@playwright/test";

const TABLE = new URL("../../server/tests/it/http/matrix/routes.txt", import.meta.url);

function file(): string {
  return path.join(test.info().project.outputDir, "looked-at.txt");
}

/** Keeps the path of a page that was looked at. */
export function note(url: string): void {
  mkdirSync(path.dirname(file()), { recursive: true });
  appendFileSync(file(), `${new URL(url).pathname}\n`);
}

/** The paths that were kept. */
export function noted(): string[] {
  return [...new Set(readFileSync(file(), "utf8").trim().split("\n"))];
}

/** Each route that can be opened, as the server's own tests know it: `/triage/{reference}`. */
export function routes(): string[] {
  return [...readFileSync(TABLE, "utf8").matchAll(/^GET\s+(\S+)/gm)].map((found) => found[1] ?? "");
}

/** The route that a path belongs to: of those that fit, the one with the fewest braces. */
export function routeOf(path: string, among: string[]): string | undefined {
  const parts = path.split("/");
  const fits = (own: string[]) => own.length === parts.length && own.every((part, at) => part.startsWith("{") || part === parts[at]);
  const braces = (route: string) => route.split("{").length;
  return among.filter((route) => fits(route.split("/"))).sort((one, other) => braces(one) - braces(other))[0];
}
