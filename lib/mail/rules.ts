/** Seconds until the next try: 15, 30, 60 … and ten minutes at most, for ever: a dead mail server must lose nothing. */
export function nextTry({ attempts, now }: { attempts: number; now: Date }): Date {
  const seconds = Math.min(600, 15 * 2 ** Math.min(attempts - 1, 10));
  return new Date(now.getTime() + seconds * 1000);
}

/** A mailed link to an application opens until a week after the event, and for two weeks at the least. */
export function statusLinkUntil({ endsAt, now }: { endsAt: Date; now: Date }): Date {
  const day = 86_400_000;
  return new Date(Math.max(endsAt.getTime() + 7 * day, now.getTime() + 14 * day));
}

/** A link mailed to a member of staff opens for three days. */
export function staffLinkUntil(now: Date): Date {
  return new Date(now.getTime() + 3 * 86_400_000);
}

// RFC 5321's Mailbox without quoted local parts, comments and address literals; other scripts by RFC 6531. No list, no
// header and no second mailbox can be read into it, whatever reads it.
const mailbox = /^[^\s\p{C}"(),:;<>@[\\\]]{1,64}@[^\s\p{C}"(),:;<>@[\\\]]{1,253}$/u;

/** Whether this is one plain address that no reader can take for more than one. Whoever stored it has checked it as well. */
export function isOneMailbox(address: string): boolean {
  return mailbox.test(address);
}

/** What a failed try says of itself, as nodemailer gives it. */
export type PostFailure = {
  code?: string | undefined;
  responseCode?: number | undefined;
  command?: string | undefined;
};

/** Whether the server refused this recipient or this letter for good (5xx), so that more tries would not help. */
export function isFinal({ responseCode = 0, command = "" }: PostFailure): boolean {
  return responseCode >= 500 && responseCode < 600 && /^(RCPT TO|DATA)/.test(command);
}

/** What is kept of a failure: codes, since a server's words may quote the recipient. */
export function failureCode({ code = "EUNKNOWN", responseCode }: PostFailure): string {
  return responseCode ? `${code} ${responseCode}` : code;
}
