import type { Mark } from "@/app/_ui/state-mark";
import type { EventStatus } from "@/lib/event/types";

const marks: Record<EventStatus, Mark> = {
  draft: "draft",
  published: "open",
  postponed: "postponed",
  cancelled: "cancelled",
  closed: "closed",
  archived: "withdrawn",
};

/** The shape that stands for an event's state. */
export function markOf(status: EventStatus): Mark {
  return marks[status];
}
