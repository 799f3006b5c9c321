// A server of a test's own: fresh data in a temporary folder, a free port, and a mailbox.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Mailbox } from "./mail.ts";
import { copySeed } from "./seed.ts";

const PATIENCE_MS = 60_000;

/** Settings beside the usual ones, or without one of them. */
export type Variables = Record<string, string | undefined>;

export class Server {
  readonly url: string;
  readonly mailbox: Mailbox;
  /** What the server printed: where `--demo` names the sign-ins. */
  output = "";
  private daysAhead = 0;
  private process: ChildProcess | undefined;

  private constructor(
    private readonly port: number,
    private readonly folder: string,
    mailbox: Mailbox,
    private readonly variables: Variables,
  ) {
    this.url = `http://127.0.0.1:${port}`;
    this.mailbox = mailbox;
  }

  /** Starts one, with demonstration data, and waits until it can serve. */
  static async start(variables: Variables = {}): Promise<Server> {
    const folder = await mkdtemp(path.join(tmpdir(), "stepwise-e2e-"));
    await copySeed(path.join(folder, "data"));
    const server = new Server(await freePort(), folder, await Mailbox.open(), variables);
    await server.run();
    return server;
  }

  /** Stops it the hard way, as a power cut would. The data stays for `run`. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  /** Starts it, on the data that is there. */
  async run(): Promise<void> {
    const binary = process.env["STEPWISE_BIN"];
    if (!binary) throw new Error("STEPWISE_BIN is not set: run `cargo xtask test --only browser`");
    this.process = spawn(binary, ["serve", "--demo"], {
      cwd: this.folder,
      env: { ...process.env, ...this.settings(), ...this.variables },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const keep = (part: Buffer) => (this.output += part.toString());
    this.process.stdout?.on("data", keep);
    this.process.stderr?.on("data", keep);
    await this.ready();
  }

  /** Starts it again so many days later. Whoever was signed in is signed out by then. */
  async later(days: number): Promise<void> {
    this.daysAhead += days;
    await this.end("SIGTERM");
    await this.run();
  }

  async stop(): Promise<void> {
    await this.end("SIGTERM");
    await this.mailbox.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private settings(): Record<string, string> {
    return {
      STEPWISE_BASE_URL: this.url,
      STEPWISE_DAYS_AHEAD: String(this.daysAhead),
      STEPWISE_DATA_DIR: path.join(this.folder, "data"),
      STEPWISE_PORT: String(this.port),
      // The mailbox offers no encryption; on one machine none is needed.
      STEPWISE_SMTP_URL: `${this.mailbox.url}?tls=none`,
    };
  }

  private async ready(): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      if (this.process?.exitCode !== null) break;
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((wake) => setTimeout(wake, 50));
    }
    throw new Error(`the server did not get ready:\n${this.output}`);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const running = this.process;
    this.process = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, "exit");
    running.kill(signal);
    await gone;
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}
