// What a page costs somebody who sees it for the first time.
import { brotliCompressSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";

export interface Weight {
  /** Bytes, everything compressed by brotli. */
  bytes: number;
  /** The paths that were asked for. */
  requests: string[];
}

/**
 * Opens a page with an empty cache and weighs all that came, up to the last byte. `settled` waits for
 * what the page loads only when it is idle.
 */
export async function weigh(page: Page, address: string, settled?: () => Promise<void>): Promise<Weight> {
  const responses: Response[] = [];
  const note = (response: Response) => responses.push(response);
  page.on("response", note);
  await page.goto(address, { waitUntil: "networkidle" });
  await settled?.();
  page.off("response", note);
  const weight: Weight = { bytes: 0, requests: [] };
  for (const response of responses) {
    const url = new URL(response.url());
    if (url.protocol === "data:") continue;
    weight.requests.push(url.pathname);
    weight.bytes += brotliCompressSync(await response.body()).length;
  }
  return weight;
}
