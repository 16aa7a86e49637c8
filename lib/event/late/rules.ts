import { type Actor, can } from "@/lib/access";
import type { PermitState, PermitTerm } from "@/lib/event/late/types";
import type { EventStatus, LatePolicy } from "@/lib/event/types";
import { err, ok, type Result } from "@/lib/result";

/** An event as far as admitting somebody late to it needs it. */
export type AdmittingEvent = { id: string; status: EventStatus; latePolicy: LatePolicy; startsAt: Date };

/** Whether late applications can be admitted to this event one by one at `now`. */
export function admitsByOne({ status, latePolicy, startsAt }: Omit<AdmittingEvent, "id">, now: Date): boolean {
  return status === "published" && latePolicy === "override" && now < startsAt;
}

/**
 * Whether this person may admit one application from `email` until an instant. Refuses "event.notAllowed" (also for
 * one's own application), "event.late.notHere", and "event.late.past" or "event.late.afterStart" for the instant.
 */
export function mayAdmit(
  event: AdmittingEvent,
  { actor, email, until, now }: { actor: Actor; email: string; until: Date; now: Date },
): Result<undefined> {
  if (!can(actor, "application.override", { eventId: event.id, applicantEmail: email })) return err("event.notAllowed");
  if (!admitsByOne(event, now)) return err("event.late.notHere");
  if (until <= now) return { ok: false, error: { code: "event.late.past", field: "until" } };
  if (until > event.startsAt) return { ok: false, error: { code: "event.late.afterStart", field: "until" } };
  return ok(undefined);
}

/** How a permit stands at `now`. What was used stays used, whatever comes later. */
export function permitState(permit: PermitTerm & { usedAt: Date | null }, now: Date): PermitState {
  if (permit.usedAt !== null) return "used";
  if (permit.withdrawnAt !== null) return "withdrawn";
  return now < permit.until ? "open" : "expired";
}

/** Until when a permit admits; null where there is none, or it was taken back. */
export function admittedUntil(permit: PermitTerm | null | undefined): Date | null {
  return permit && permit.withdrawnAt === null ? permit.until : null;
}
