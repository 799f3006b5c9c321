// A mail server that keeps what it is sent, so that a journey can read its mail.
import { expect } from "@playwright/test";
import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export class Mailbox {
  readonly url: string;
  private readonly mails: ParsedMail[] = [];
  private readonly server: SMTPServer;
  private waiting: (() => void)[] = [];

  private constructor(server: SMTPServer, port: number) {
    this.server = server;
    this.url = `smtp://127.0.0.1:${port}`;
  }

  static async open(): Promise<Mailbox> {
    const held: { mailbox?: Mailbox } = {};
    const server = new SMTPServer({
      authOptional: true,
      // Asking who 127.0.0.1 is would wait for a name server that may not be there.
      disableReverseLookup: true,
      // A connection that a stopped server left behind is not worth waiting for.
      closeTimeout: 500,
      disabledCommands: ["STARTTLS", "AUTH"],
      onData(stream, _session, done) {
        simpleParser(stream).then((mail) => {
          held.mailbox?.take(mail);
          done();
        }, done);
      },
    });
    const port = await new Promise<number>((listening, failed) => {
      server.once("error", failed);
      const socket = server.listen(0, "127.0.0.1", () => {
        const address = socket.address();
        listening(typeof address === "object" && address ? address.port : 0);
      });
    });
    const mailbox = new Mailbox(server, port);
    held.mailbox = mailbox;
    return mailbox;
  }

  /** The first mail to an address that `wanted` accepts, waiting until one arrives. */
  async to(address: string, wanted: (mail: ParsedMail) => boolean = () => true, patience = 20_000): Promise<ParsedMail> {
    const deadline = Date.now() + patience;
    for (;;) {
      const found = this.allTo(address).find(wanted);
      if (found) return found;
      const left = deadline - Date.now();
      const subjects = this.mails.map((mail) => mail.subject).join("; ");
      if (left <= 0) throw new Error(`no such mail to ${address}; there were: ${subjects || "none"}`);
      await this.next(left);
    }
  }

  /** Every mail to an address so far, oldest first. */
  allTo(address: string): ParsedMail[] {
    return this.mails.filter((mail) => recipients(mail).includes(address.toLowerCase()));
  }

  async close(): Promise<void> {
    await new Promise<void>((closed) => this.server.close(() => closed()));
  }

  private take(mail: ParsedMail): void {
    this.mails.push(mail);
    for (const wake of this.waiting.splice(0)) wake();
  }

  private next(milliseconds: number): Promise<void> {
    return new Promise((wake) => {
      const timer = setTimeout(wake, milliseconds);
      this.waiting.push(() => {
        clearTimeout(timer);
        wake();
      });
    });
  }
}

function recipients(mail: ParsedMail): string[] {
  const lists = [mail.to, mail.cc].flat().filter((list): list is AddressObject => Boolean(list));
  return lists.flatMap((list) => list.value.map((entry) => entry.address?.toLowerCase() ?? ""));
}

/** Fails where a mail says one of these words, wherever in it. */
export function expectWithout(mail: ParsedMail, words: string[]): void {
  for (const word of words) expect(`${mail.subject} ${mail.text} ${mail.html || ""}`).not.toContain(word);
}

/** The first address in a mail's text that leads to the service. */
export function linkIn(mail: ParsedMail, base: string): string {
  const link = mail.text?.match(/https?:\/\/\S+/g)?.find((found) => found.startsWith(base));
  if (!link) throw new Error(`no link to ${base} in "${mail.subject}"`);
  return link;
}

/** The one-time code in a mail. */
export function codeIn(mail: ParsedMail): string {
  return mail.text?.match(/\b\d{8}\b/)?.[0] ?? "";
}
