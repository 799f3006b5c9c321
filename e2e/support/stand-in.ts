// Stands in for a page of another party, which no test may ask for.
import type { Page } from "@playwright/test";

/**
 * Answers every request of the page to an address of somebody else. Playwright's own routes do not see
 * an address that a redirect leads to; the browser's do.
 */
export async function standIn(page: Page, address: string, html: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  browser.on("Fetch.requestPaused", ({ requestId }) => {
    void browser.send("Fetch.fulfillRequest", {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: "Content-Type", value: "text/html" }],
      body: Buffer.from(html).toString("base64"),
    });
  });
  await browser.send("Fetch.enable", { patterns: [{ urlPattern: `${address}*` }] });
}
