import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A letter as a mail server took it: the envelope, which decides who gets it, and what the recipient sees. */
export type Received = { from: string; to: string[]; raw: string; mail: ParsedMail };

/** A mail server for tests on a port of its own. `refuse` answers a recipient with this reply instead of taking it. */
export type TestServer = { url: string; port: number; received: Received[]; stop(): Promise<void> };

/** Starts one on 127.0.0.1; `port` is for one that comes back where another was. */
export async function startTestServer({
  port = 0,
  refuse,
}: {
  port?: number;
  refuse?: { code: number; recipient: RegExp };
} = {}): Promise<TestServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onRcptTo({ address }, _session, done) {
      if (!refuse?.recipient.test(address)) return done();
      done(Object.assign(new Error("No such mailbox here"), { responseCode: refuse.code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          raw,
          mail: await simpleParser(raw),
        });
        done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${taken}`,
    port: taken,
    received,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
