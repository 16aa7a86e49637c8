import { type Actor, can } from "@/lib/access";
import { decidedStates } from "@/lib/application/status";
import { databaseNow, db } from "@/lib/db";
import { ringOf } from "@/lib/review/queries";
import { isUndoable } from "@/lib/review/rules";

/** A decision that can still be undone, for the page that follows it. */
export type Undoable = {
  id: string;
  version: number;
  state: (typeof decidedStates)[number];
  nameRu: string;
  nameLat: string | null;
  announceAt: Date;
  /** The telephone by which the applicant is told, where there is no address; else null. */
  ring: string | null;
};

/** The person's own decision on this application, while it can be undone; null otherwise. */
export async function readUndoable(actor: Actor, id: string): Promise<Undoable | null> {
  const row = await db().application.findUnique({
    where: { id },
    select: {
      id: true,
      eventId: true,
      version: true,
      state: true,
      familyRu: true,
      givenRu: true,
      familyLat: true,
      givenLat: true,
      announceAt: true,
      decidedById: true,
      email: true,
      phone: true,
      submission: { select: { editorPhone: true } },
    },
  });
  if (!row?.announceAt || row.decidedById !== actor.id) return null;
  const { announceAt } = row;
  const state = decidedStates.find((each) => each === row.state);
  if (!can(actor, "application.decide", { eventId: row.eventId })) return null;
  if (!state || !isUndoable(row, await databaseNow(db()))) return null;
  const nameLat = row.familyLat && `${row.familyLat} ${row.givenLat ?? ""}`.trim();
  return {
    id,
    version: row.version,
    state,
    nameRu: `${row.familyRu} ${row.givenRu}`.trim(),
    nameLat,
    announceAt,
    ring: ringOf(row),
  };
}
