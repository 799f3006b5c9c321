// What every journey starts from: `test` with a server of its own, a watched page, and its mode.
import { test as base } from "@playwright/test";
import type { Mailbox } from "./mail.ts";
import { Server, type Variables } from "./server.ts";
import { Watch } from "./watch.ts";

/** With JavaScript, without it, or with JavaScript but no WebAssembly. */
export interface Modes {
  mode: "js" | "nojs" | "nowasm";
}

interface Fixtures {
  mailbox: Mailbox;
  watch: Watch;
}

interface WorkerFixtures {
  /** One for all the tests of a worker; a test that needs its own starts one itself. */
  server: Server;
}

export const test = base.extend<Modes & Fixtures, WorkerFixtures>({
  mode: ["js", { option: true }],
  server: [
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  mailbox: async ({ server }, use) => use(server.mailbox),
  baseURL: async ({ server }, use) => use(server.url),
  watch: [
    async ({ page, server, mode }, use) => {
      if (mode === "nowasm") await page.route("**/*.wasm", (route) => route.abort());
      const watch = new Watch(page, server.url);
      // What the browser itself writes about the module that was blocked on purpose.
      if (mode === "nowasm") watch.expect(/Failed to load resource: net::ERR_FAILED/);
      await use(watch);
      watch.check();
    },
    { auto: true },
  ],
});

/**
 * The same with a server that no other spec uses, for what moves its clock or wants other settings:
 * the page is watched and its mode holds there as well.
 */
export function ofItsOwn(variables: Variables = {}) {
  return test.extend<object, WorkerFixtures>({
    server: [
      async ({}, use) => {
        const server = await Server.start(variables);
        await use(server);
        await server.stop();
      },
      { scope: "worker" },
    ],
  });
}

export { expect } from "@playwright/test";
