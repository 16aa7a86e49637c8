import { randomBytes } from "node:crypto";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import type { Result } from "@/lib/result";
import { decideApplication } from "@/lib/review/commands";
import type { Verdict } from "@/lib/review/types";
import type { StaffRole } from "@/lib/staff/types";

// How tests decide on applications and see what came of it.

export async function colleague(role: StaffRole): Promise<Actor> {
  const email = `${role}.${randomBytes(6).toString("hex")}@desk.example`;
  return db().staff.create({
    data: { name: role, email, role, eventIds: [] },
    select: { id: true, name: true, email: true, role: true, eventIds: true },
  });
}

export const approve = { kind: "approve", entrySlot: 0, zones: [], pool: null, override: null } satisfies Verdict;
export const waitlist: Verdict = { kind: "waitlist", internalNote: null };
/** Long enough ago for a decision to have been announced. */
export const submittedAt = new Date(Date.now() - 6 * 3_600_000);

export const decide = (actor: Actor, id: string, verdict: Verdict, version = 1) =>
  decideApplication({ actor, input: { id, version, verdict } });
export const row = (id: string) => db().application.findUniqueOrThrow({ where: { id } });
export const outcome = (result: Result<unknown>) => (result.ok ? "ok" : result.error.code);
export const letters = async (applicationId: string) =>
  (await db().message.findMany({ where: { applicationId }, orderBy: { id: "asc" } })).map(({ kind, status }) =>
    status === "waiting" ? kind : `${kind} ${status}`,
  );
export const lastEntry = (subjectId: string) =>
  db().auditEntry.findFirstOrThrow({ where: { subjectId }, orderBy: { id: "desc" } });
