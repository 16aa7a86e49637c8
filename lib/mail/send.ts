import { record } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { indexApplication } from "@/lib/jobs/application-index";
import { enqueue } from "@/lib/jobs/queue";
import { log } from "@/lib/log";
import { letterFacts } from "@/lib/mail/facts";
import { compose } from "@/lib/mail/letter";
import { dropLink, type MintedLink, mintLink } from "@/lib/mail/links";
import { asText } from "@/lib/mail/render";
import { failureCode, isFinal, nextTry, type PostFailure } from "@/lib/mail/rules";
import type { Transport } from "@/lib/mail/transport";
import { carriesLink } from "@/lib/mail/types";

/** What became of a letter at this call. `busy`: sent or cancelled already, or in another worker's hands. */
export type Outcome = "sent" | "cancelled" | "early" | "retry" | "failed" | "busy";

/**
 * Sends a waiting letter, once, whoever else tries: it is held until the mail server has answered and the answer is
 * committed, so a second one can leave only if this process dies in between. A decision that was undone or replaced
 * meanwhile is not announced. A server that fails is tried again for ever.
 */
export async function sendMessage(messageId: string, transport: Transport): Promise<Outcome> {
  return db().$transaction(
    async (tx) => {
      const message = await hold(tx, messageId);
      if (!message) return "busy";
      const now = await databaseNow(tx);
      if (message.notBefore > now) return postpone(tx, message, message.notBefore);
      const standing = await standingOf(message, now);
      if (standing.kind === "later") return postpone(tx, message, standing.until);
      const facts = standing.kind === "stands" ? await letterFacts(message, now) : null;
      const linked = carriesLink(message.kind);
      const link = facts && linked ? await mintLink(message, facts.linkUntil) : null;
      if (!facts || (linked && !link)) return cancel(tx, message);
      const letter = compose(facts, link?.url ?? "");
      if (transport.kind === "outbox") return sent(tx, message, `${letter.subject}\n\n${asText(letter)}`);
      try {
        await transport.post({ recipient: message.recipient, messageId: message.messageId, letter });
      } catch (error) {
        return failed(tx, message, { link, now, failure: failureOf(error) });
      }
      return sent(tx, message, null);
    },
    // Longer than the mail server may take for its every answer.
    { maxWait: 10_000, timeout: 180_000 },
  );
}

type Waiting = NonNullable<Awaited<ReturnType<typeof hold>>>;

/**
 * The letter, if it waits and nobody else holds it. Held by an advisory lock and not by its row: whoever changes a
 * decision cancels its letter's row, and must not wait for a mail server.
 */
async function hold(tx: Tx, id: string) {
  const key = BigInt.asIntN(64, BigInt(`0x${id.replaceAll("-", "").slice(-16)}`));
  const [lock] = await tx.$queryRaw<[{ taken: boolean }]>`SELECT pg_try_advisory_xact_lock(${key}) AS taken`;
  if (!lock.taken) return null;
  return tx.message.findUnique({
    where: { id, status: "waiting" },
    select: {
      id: true,
      eventId: true,
      applicationId: true,
      draftId: true,
      staffId: true,
      noticeId: true,
      kind: true,
      locale: true,
      recipient: true,
      decisionNo: true,
      messageId: true,
      notBefore: true,
      attempts: true,
    },
  });
}

type Standing = { kind: "stands" } | { kind: "gone" } | { kind: "later"; until: Date };

type StandingRow = { state: string; decision_no: number; announce_at: Date | null; indexed_at: Date | null };

/** Whether what the letter says still holds. Waits for whoever is just changing the application. */
async function standingOf({ kind, applicationId, decisionNo, noticeId }: Waiting, now: Date): Promise<Standing> {
  if (!applicationId) return { kind: "stands" };
  const [row] = await db().$queryRaw<StandingRow[]>`
    SELECT state, decision_no, announce_at, indexed_at FROM application WHERE id = ${applicationId}::uuid FOR SHARE`;
  if (!row) return { kind: "gone" };
  // The receipt says whether the document was seen before, which only the desk can tell.
  if (kind === "receipt" && row.indexed_at === null) await index(applicationId);
  // What comes after the end is said by the letter of the end.
  if ((kind === "reopened" || kind === "returned" || noticeId !== null) && row.state === "withdrawn")
    return { kind: "gone" };
  if (kind === "clarification") return { kind: row.state === kind ? "stands" : "gone" };
  if (kind === "withdrawn") return { kind: row.state === "withdrawn" ? "stands" : "gone" };
  if (decisionNo === null) return { kind: "stands" };
  if (row.decision_no !== decisionNo || row.announce_at === null) return { kind: "gone" };
  if (kind !== "decisionChanged" && row.state !== kind) return { kind: "gone" };
  // After that moment nobody can undo it: what follows would be a new decision with a letter of its own.
  return row.announce_at > now ? { kind: "later", until: row.announce_at } : { kind: "stands" };
}

async function index(applicationId: string): Promise<void> {
  // A receipt does not wait for what only adds a sentence to it; the queue goes on trying.
  await indexApplication(applicationId).catch((err: unknown) => log().error({ err, applicationId }, "not indexed"));
}

async function postpone(tx: Tx, { id }: Waiting, until: Date): Promise<Outcome> {
  await tx.message.updateMany({ where: { id, status: "waiting" }, data: { notBefore: until } });
  await enqueue(tx, { name: "mail.send", data: { messageId: id }, startAfter: until });
  return "early";
}

async function cancel(tx: Tx, message: Waiting): Promise<Outcome> {
  const { id } = message;
  const { count } = await tx.message.updateMany({ where: { id, status: "waiting" }, data: { status: "cancelled" } });
  if (count > 0) await recordMail(tx, message, "message.cancelled");
  return "cancelled";
}

async function sent(tx: Tx, message: Waiting, tryoutText: string | null): Promise<Outcome> {
  const data = { status: "sent", sentAt: await databaseNow(tx), lastError: null, tryoutText } as const;
  // Also where it was cancelled since: what has left has left.
  await tx.message.update({
    where: { id: message.id },
    data: { ...data, attempts: { increment: 1 } },
    select: { id: true },
  });
  await recordMail(tx, message, "message.sent");
  return "sent";
}

type Failed = { link: MintedLink | null; now: Date; failure: PostFailure };

async function failed(tx: Tx, message: Waiting, { link, now, failure }: Failed): Promise<Outcome> {
  const { id } = message;
  const attempts = message.attempts + 1;
  const final = isFinal(failure);
  const notBefore = nextTry({ attempts, now });
  if (link) await dropLink(tx, link);
  await tx.message.updateMany({
    where: { id, status: "waiting" },
    data: { attempts, lastError: failureCode(failure), ...(final ? { status: "failed" } : { notBefore }) },
  });
  if (final) {
    await recordMail(tx, message, "message.failed");
    return "failed";
  }
  await enqueue(tx, { name: "mail.send", data: { messageId: id }, startAfter: notBefore });
  return "retry";
}

async function recordMail(tx: Tx, { id, eventId, kind }: Waiting, type: string): Promise<void> {
  const about = { ...(eventId && { eventId }), subject: "message", subjectId: id };
  await record(tx, { actor: { kind: "system" }, type, ...about, payload: { kind } });
}

function failureOf(error: unknown): PostFailure {
  if (!(error instanceof Error)) return {};
  const { code, responseCode, command } = error as Error & PostFailure;
  return { code, responseCode, command };
}
