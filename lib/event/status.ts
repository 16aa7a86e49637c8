import type { EventStatus } from "@/lib/event/types";

/** Every state of an event, in the order of its life. */
export const eventStatuses = ["draft", "published", "postponed", "cancelled", "closed", "archived"] as const;

/** States in which the public knows of an event. */
export const publicStatuses = ["published", "postponed", "cancelled", "closed"] as const;

/** What is asked of somebody who moves an event from one state to another. */
export type Move = { to: EventStatus; asks: "event.publish" | "event.postpone" | "event.archive" };

const publish = (to: EventStatus): Move => ({ to, asks: "event.publish" });
const postpone = (to: EventStatus): Move => ({ to, asks: "event.postpone" });
const archive: Move = { to: "archived", asks: "event.archive" };

/** Where an event may go from each state, and what that asks of whoever does it. Nothing else is possible. */
export const moves: Record<EventStatus, readonly Move[]> = {
  draft: [publish("published"), archive],
  published: [publish("closed"), postpone("postponed"), postpone("cancelled")],
  closed: [publish("published"), postpone("postponed"), postpone("cancelled"), archive],
  postponed: [publish("published"), postpone("cancelled")],
  cancelled: [archive],
  archived: [],
};

/** The move from one state to another; undefined where there is none. */
export function moveBetween(from: EventStatus, to: EventStatus): Move | undefined {
  return moves[from].find((move) => move.to === to);
}
