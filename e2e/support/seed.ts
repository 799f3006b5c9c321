// The demonstration is made once; each server of the tests begins with a copy of it.
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const PLACE = "STEPWISE_E2E_SEED";

/** Makes the demonstration before the first test, and removes it after the last. */
export default async function seed(): Promise<() => Promise<void>> {
  const binary = process.env["STEPWISE_BIN"];
  if (!binary) throw new Error("STEPWISE_BIN is not set: run `cargo xtask test --only browser`");
  const folder = await mkdtemp(path.join(tmpdir(), "stepwise-e2e-seed-"));
  const made = spawnSync(binary, ["seed-demo", "--demo", "--data-dir", folder], { encoding: "utf8" });
  if (made.status !== 0) throw new Error(`the demonstration was not made:\n${made.stderr}`);
  process.env[PLACE] = folder;
  return () => rm(folder, { recursive: true, force: true });
}

/** Puts a copy where a server will look for its data. */
export async function copySeed(data: string): Promise<void> {
  const made = process.env[PLACE];
  if (!made) throw new Error(`${PLACE} is not set: Playwright's global set-up makes it`);
  await cp(made, data, { recursive: true });
}
