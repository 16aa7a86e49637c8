import { type Actor, can } from "@/lib/access";

/** What the rules need to know of a view. */
export type KeptView = { staffId: string; shared: boolean; eventId: string };

/** Whether this person sees a view in an event's queue: their own, and what is shared with its desk. */
export function maySee(actor: Actor, { staffId, shared, eventId }: KeptView): boolean {
  return can(actor, "application.read", { eventId }) && (shared || staffId === actor.id);
}

/** Whether they may rename or delete it: their own, and as a head what is shared. */
export function mayChange(actor: Actor, view: KeptView): boolean {
  if (!maySee(actor, view)) return false;
  return view.staffId === actor.id || can(actor, "view.share", { eventId: view.eventId });
}
