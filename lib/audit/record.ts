import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
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
  await recordAll(tx, [entry]);
}

/** The same for many entries, in one statement, which takes a thousand in a fifth of the time that a row each does. */
export async function recordAll(tx: Tx, entries: readonly AuditRecord[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO audit_entry (id, at, actor_kind, actor_id, type, event_id, subject, subject_id, payload, salt, digest)
    SELECT e.id, clock_timestamp(), e."actorKind", e."actorId", e.type, e."eventId", e.subject, e."subjectId", e.payload,
      decode(e.salt, 'hex'), decode(e.digest, 'hex')
    FROM jsonb_to_recordset(${JSON.stringify(entries.map(toRow))}::jsonb) AS e(id uuid, "actorKind" text, "actorId" text,
      type text, "eventId" uuid, subject text, "subjectId" text, payload jsonb, salt text, digest text)`;
}

function toRow({ actor, type, eventId, subject, subjectId, payload = {} }: AuditRecord) {
  const salt = new Uint8Array(randomBytes(16));
  // As the database will give it back: dates as text, nothing undefined.
  const stored: object = JSON.parse(JSON.stringify(payload));
  return {
    id: uuidv7(),
    actorKind: actor.kind,
    actorId: actor.kind === "staff" ? actor.id : null,
    type,
    eventId: eventId ?? null,
    subject,
    subjectId,
    payload: stored,
    salt: hex(salt),
    digest: hex(payloadDigest(salt, stored)),
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
