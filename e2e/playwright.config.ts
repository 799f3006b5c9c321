// Journeys through the real server in a real browser, in three modes: with JavaScript, without it,
// and with WebAssembly blocked. `cargo xtask test --only browser` sets up what they need.
import { defineConfig } from "@playwright/test";
import type { Modes } from "./support/test.ts";

const chromium = process.env["CHROMIUM"];

export default defineConfig<Modes>({
  testDir: "specs",
  globalSetup: "./support/seed.ts",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    locale: "en-GB",
    timezoneId: "Europe/London",
    actionTimeout: 15_000,
    trace: "retain-on-failure",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      // No sandbox: tests may run as root. The rest keeps the browser from calling home.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "js", use: { mode: "js" } },
    { name: "nojs", use: { mode: "nojs", javaScriptEnabled: false } },
    { name: "nowasm", use: { mode: "nowasm" } },
    // Once all the pages were looked at: whether any was left out.
    { name: "routes", testMatch: "routes.after.ts", dependencies: ["js"] },
  ],
});
