import { Temporal } from "temporal-polyfill";
import type { ApplicationContext } from "@/lib/application/types";

/** What of an event decides whether it takes applications, and what its form checks. */
export type EventTerms = {
  status: "draft" | "published" | "postponed" | "cancelled" | "closed" | "archived";
  opensAt: Date;
  closesAt: Date;
  endsAt: Date;
  /** IANA name. */
  timeZone: string;
  mfaWaived: boolean;
  consentVersion: string;
};

/** Whether an event takes applications at this moment; where not, why. */
export type Intake = "open" | "notYet" | "closed" | "postponed" | "cancelled";

/** See `Intake`; at the very instant of the deadline it is too late. A draft of an event is "closed": no page shows it. */
export function intake(event: Pick<EventTerms, "status" | "opensAt" | "closesAt">, now: Date): Intake {
  if (event.status === "postponed" || event.status === "cancelled") return event.status;
  if (event.status !== "published" || now >= event.closesAt) return "closed";
  return now < event.opensAt ? "notYet" : "open";
}

/** What the checks of a form need to know of the event at this moment; plain data for the browser. */
export function applicationContext(event: EventTerms, now: Date): ApplicationContext {
  const dayOf = (instant: Date) =>
    Temporal.Instant.fromEpochMilliseconds(instant.getTime())
      .toZonedDateTimeISO(event.timeZone)
      .toPlainDate()
      .toString();
  return {
    today: dayOf(now),
    lastDay: dayOf(event.endsAt),
    mfaWaived: event.mfaWaived,
    consentVersion: event.consentVersion,
  };
}
