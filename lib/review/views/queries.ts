import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import { mayChange } from "@/lib/review/views/rules";
import type { View } from "@/lib/review/views/types";

// Of one's own there are twenty at most; a desk may share more than a page of tabs can show.
const mostShown = 60;

/** The views that a person sees in an event's queue: their own in the order in which they were made, then shared ones. */
export async function listViews(actor: Actor, event: { id: string }): Promise<View[]> {
  const rows = await db().savedView.findMany({
    where: { eventId: event.id, OR: [{ staffId: actor.id }, { shared: true }] },
    orderBy: { id: "asc" },
    take: mostShown,
    select: { id: true, name: true, query: true, shared: true, staffId: true, staff: { select: { name: true } } },
  });
  const views = rows.map(({ staff, staffId, ...view }) => ({
    ...view,
    by: staffId === actor.id ? null : staff.name,
    changeable: mayChange(actor, { staffId, shared: view.shared, eventId: event.id }),
  }));
  return [...views.filter(({ by }) => by === null), ...views.filter(({ by }) => by !== null)];
}
