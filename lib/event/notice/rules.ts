import { type Actor, can } from "@/lib/access";
import type { Audience, NoticeText } from "@/lib/event/notice/types";
import { moveBetween } from "@/lib/event/status";
import type { EventStatus } from "@/lib/event/types";
import type { NoticeKind } from "@/lib/mail/types";
import { err, ok, type Result } from "@/lib/result";

/** The state into which a notice takes its event; undefined for one that leaves it where it is. */
export const outcomes: Readonly<Record<NoticeKind, EventStatus | undefined>> = {
  eventPostponed: "postponed",
  eventCancelled: "cancelled",
  entranceMoved: undefined,
  eventMessage: undefined,
};

/** Whom each kind of notice is for, unless the head says otherwise. */
export const usualAudience: Readonly<Record<NoticeKind, readonly Audience[]>> = {
  eventPostponed: ["approved", "waitlisted", "underReview"],
  eventCancelled: ["approved", "waitlisted", "underReview"],
  entranceMoved: ["approved"],
  eventMessage: ["approved"],
};

/**
 * Whether this person may send such a notice of an event as it stands. Refuses "event.notAllowed", and
 * "event.notFromHere" for a draft, an archived event, and one that cannot be postponed or cancelled from its state.
 */
export function maySend(
  { id, status }: { id: string; status: EventStatus },
  { kind, actor }: { kind: NoticeKind; actor: Actor },
): Result<undefined> {
  if (!can(actor, "event.postpone", { eventId: id })) return err("event.notAllowed");
  const to = outcomes[kind];
  const stands = to ? moveBetween(status, to) !== undefined : status !== "draft" && status !== "archived";
  return stands ? ok(undefined) : err("event.notFromHere");
}

/** What still has to be written; each as a failure beside its field. Where the way in is, only the approved are told. */
export function lacking(notice: NoticeText): { code: string; field: string }[] {
  const entrance = notice.kind === "entranceMoved" ? (["entranceRu", "entranceEn"] as const) : [];
  const missing = (["textRu", "textEn", ...entrance] as const).filter((name) => !notice[name]);
  const wrong = missing.map((field) => ({ code: `event.notice.${field}`, field: field as string }));
  if (notice.audience.length === 0) wrong.push({ code: "event.notice.audience", field: "to-approved" });
  return wrong;
}
