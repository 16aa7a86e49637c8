import { createHash, randomBytes } from "node:crypto";
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
  const salt = randomBytes(16);
  const payload = entry.payload ?? {};
  await tx.auditEntry.create({
    data: {
      actorKind: entry.actor.kind,
      actorId: entry.actor.kind === "staff" ? entry.actor.id : null,
      type: entry.type,
      eventId: entry.eventId ?? null,
      subject: entry.subject,
      subjectId: entry.subjectId,
      payload: payload as object,
      salt,
      digest: payloadDigest(salt, payload),
    },
    select: { id: true },
  });
}

/** SHA-256 over salt and payload: the chain holds over this, so that a payload can be erased. */
export function payloadDigest(salt: Uint8Array, payload: Record<string, unknown>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(salt).update(canonical(payload)).digest());
}

/** JSON with sorted keys: PostgreSQL's jsonb does not keep their order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
      .join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
