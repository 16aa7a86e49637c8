import { Prisma } from "@/generated/prisma/client";
import type { Actor } from "@/lib/access";
import { read } from "@/lib/db";
import { mayChange } from "@/lib/review/views/rules";
import type { View } from "@/lib/review/views/types";

// Of one's own there are twenty at most; a desk may share more than a page of tabs can show.
const mostShown = 60;

type ViewRow = { id: string; name: string; query: string; shared: boolean; staffId: string; by: string };

/** The views that a person sees in an event's queue: their own in the order in which they were made, then shared ones. */
export async function listViews(actor: Actor, event: { id: string }): Promise<View[]> {
  const rows = await read<ViewRow>(Prisma.sql`
    SELECT saved_view.id, saved_view.name, query, shared, staff_id AS "staffId", staff.name AS by
    FROM saved_view JOIN staff ON staff.id = staff_id
    WHERE event_id = ${event.id}::uuid AND (staff_id = ${actor.id} OR shared)
    ORDER BY saved_view.id LIMIT ${mostShown}`);
  const views = rows.map(({ by, staffId, ...view }) => ({
    ...view,
    by: staffId === actor.id ? null : by,
    changeable: mayChange(actor, { staffId, shared: view.shared, eventId: event.id }),
  }));
  return [...views.filter(({ by }) => by === null), ...views.filter(({ by }) => by !== null)];
}
