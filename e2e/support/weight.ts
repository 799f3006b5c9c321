// What a page costs somebody who sees it for the first time.
import type { Page } from "@playwright/test";

export interface Weight {
  /** Bytes as they came over the line, headers and all. */
  bytes: number;
  /** The paths that were asked for. */
  requests: string[];
  /** The paths that came as they are, not packed. */
  unpacked: string[];
}

/**
 * Opens a page with an empty cache and weighs all that came, up to the last byte. `settled` waits for
 * what the page loads only when it is idle.
 */
export async function weigh(page: Page, address: string, settled?: () => Promise<void>): Promise<Weight> {
  const weight: Weight = { bytes: 0, requests: [], unpacked: [] };
  const browser = await page.context().newCDPSession(page);
  browser.on("Network.responseReceived", ({ response }) => {
    if (response.url.startsWith("data:")) return;
    const { pathname } = new URL(response.url);
    weight.requests.push(pathname);
    const packed = Object.entries(response.headers).some(([name, value]) => name.toLowerCase() === "content-encoding" && /^(br|gzip)$/.test(value));
    if (!packed) weight.unpacked.push(pathname);
  });
  browser.on("Network.loadingFinished", ({ encodedDataLength }) => (weight.bytes += encodedDataLength));
  await browser.send("Network.enable");
  await browser.send("Network.clearBrowserCache");
  await page.goto(address, { waitUntil: "networkidle" });
  await settled?.();
  await browser.detach();
  return weight;
}
