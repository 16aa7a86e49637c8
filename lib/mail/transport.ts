import nodemailer from "nodemailer";
import { env } from "@/lib/env";
import { asHtml, asText } from "@/lib/mail/render";
import { isOneMailbox, type PostFailure } from "@/lib/mail/rules";
import type { Letter } from "@/lib/mail/types";

/** A letter on its way: `messageId` in angle brackets, the same on every try. */
export type Outgoing = { recipient: string; messageId: string; letter: Letter };

/** Hands a letter to the mail server and throws a `PostFailure`; or keeps it for the outbox page, in the try-out. */
export type Transport = { kind: "server"; post(outgoing: Outgoing): Promise<void>; close(): void } | { kind: "outbox" };

/** The mail server of SMTP_URL; in the try-out without one, the outbox; elsewhere letters wait until there is one. */
export function transportOf({ SMTP_URL, MAIL_FROM, TRYOUT } = env()): Transport {
  if (SMTP_URL) return serverTransport({ url: SMTP_URL, from: MAIL_FROM });
  if (TRYOUT) return { kind: "outbox" };
  return {
    kind: "server",
    async post() {
      throw Object.assign(new Error("SMTP_URL is not set"), { code: "ENOSERVER" } satisfies PostFailure);
    },
    close() {},
  };
}

/** The transport to one mail server, which keeps two connections. */
export function serverTransport({ url, from }: { url: string; from: string }): Transport {
  const server = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 2,
    // A connection that breaks may have delivered: the next try is ours to make, on record.
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    kind: "server",
    async post({ recipient, messageId, letter }) {
      if (!isOneMailbox(recipient)) {
        throw Object.assign(new Error("Not one mailbox"), {
          code: "EADDRESS",
          responseCode: 553,
          command: "RCPT TO",
        } satisfies PostFailure);
      }
      await server.sendMail({
        // Addresses as objects: a string would be parsed, and could be read as several.
        from: { name: "", address: from },
        to: { name: "", address: recipient },
        subject: letter.subject.replace(/\p{Cc}+/gu, " "),
        text: asText(letter),
        html: asHtml(letter),
        messageId,
        // RFC 3834: so that no absence notice answers it.
        headers: { "Auto-Submitted": "auto-generated" },
      });
    },
    close: () => server.close(),
  };
}
