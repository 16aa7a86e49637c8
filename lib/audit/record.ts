import { randomBytes } from "node:crypto";
import { payloadDigest } from "@/lib/audit/chain";
import type { Tx } from "@/lib/db";

/** One change or one look at sealed data. `payload` holds before, after, reasons and counts; never a sealed value. */
export type AuditRecord = {
  actor: { kind: "staff"; id: string } | { kind: "applicant" } | { kind: "system" };
  /** Noun and past participle: "application.approved". */
  type: string;
  eventId?: string;
  /** The table and row that it is about. */
  subject: string;
  subjectId: string;
  payload?: Record<string, unknown>;
};

/** Writes an audit entry in the caller's transaction, unlinked; a job links it into the chain later. */
export async function record(tx: Tx, entry: AuditRecord): Promise<void> {
  await tx.auditEntry.create({ data: toRow(entry), select: { id: true } });
}

/** The same for many entries, in one statement. */
export async function recordAll(tx: Tx, entries: readonly AuditRecord[]): Promise<void> {
  await tx.auditEntry.createMany({ data: entries.map(toRow) });
}

function toRow({ actor, type, eventId, subject, subjectId, payload = {} }: AuditRecord) {
  const salt = new Uint8Array(randomBytes(16));
  // As the database will give it back: dates as text, nothing undefined.
  const stored: object = JSON.parse(JSON.stringify(payload));
  return {
    actorKind: actor.kind,
    actorId: actor.kind === "staff" ? actor.id : null,
    type,
    eventId: eventId ?? null,
    subject,
    subjectId,
    payload: stored,
    salt,
    digest: payloadDigest(salt, stored),
  };
}
