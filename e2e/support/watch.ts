// Watches a page for what must never happen: an error in the console, a script that throws, and a
// request to anyone but the service.
import type { Page } from "@playwright/test";

export class Watch {
  private readonly faults: string[] = [];
  private expected: RegExp[] = [];

  constructor(page: Page, home: string) {
    page.on("console", (message) => {
      if (message.type() === "error") this.note(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.note(`script: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      const stays = url.startsWith(`${home}/`) || /^(data|blob|about):/.test(url);
      if (!stays) this.note(`request to another party: ${url}`);
    });
  }

  /** Says that a fault is meant to happen, e.g. the browser's own line about a 404 asked for. */
  expect(fault: RegExp): void {
    this.expected.push(fault);
  }

  /** Throws where anything went wrong that was not expected. */
  check(): void {
    const unexpected = this.faults.filter((fault) => !this.expected.some((meant) => meant.test(fault)));
    if (unexpected.length > 0) throw new Error(`the page did what it must not:\n${unexpected.join("\n")}`);
  }

  private note(fault: string): void {
    this.faults.push(fault);
  }
}
