import { Prisma } from "@/generated/prisma/client";
import type { Actor } from "@/lib/access";
import { mayChange } from "@/lib/review/views/rules";
import type { View } from "@/lib/review/views/types";

// Of one's own there are twenty at most; a desk may share more than a page of tabs can show.
const mostShown = 60;

export type ViewRow = { id: string; name: string; query: string; shared: boolean; staffId: string; by: string };

/** The views that a person sees in an event's queue, as a statement: see `toViews`. */
export function viewsOf(actor: Actor, event: { id: string }): Prisma.Sql {
  return Prisma.sql`
    SELECT saved_view.id, saved_view.name, query, shared, staff_id AS "staffId", staff.name AS by
    FROM saved_view JOIN staff ON staff.id = staff_id
    WHERE event_id = ${event.id}::uuid AND (staff_id = ${actor.id} OR shared)
    ORDER BY saved_view.id LIMIT ${Prisma.raw(String(mostShown))}`;
}

/** One's own views in the order in which they were made, then shared ones. */
export function toViews(rows: readonly ViewRow[], { actor, event }: { actor: Actor; event: { id: string } }): View[] {
  const views = rows.map(({ by, staffId, ...view }) => ({
    ...view,
    by: staffId === actor.id ? null : by,
    changeable: mayChange(actor, { staffId, shared: view.shared, eventId: event.id }),
  }));
  return [...views.filter(({ by }) => by === null), ...views.filter(({ by }) => by !== null)];
}
