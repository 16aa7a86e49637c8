import { Temporal } from "temporal-polyfill";
import type { ApplicationContext, Regime } from "@/lib/application/types";

/** What of an event the checks of a form depend on. */
export type EventTerms = {
  endsAt: Date;
  /** IANA name. */
  timeZone: string;
  mfaWaived: boolean;
  consentVersion: string;
  regimes: readonly Regime[];
};

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
    regimes: event.regimes,
  };
}
