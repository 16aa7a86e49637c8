import { Temporal } from "temporal-polyfill";
import type { ApplicationContext, Regime } from "@/lib/application/types";
import type { Asked, Materials } from "@/lib/event/types";

/** What of an event the checks of a form depend on. */
export type EventTerms = {
  endsAt: Date;
  /** IANA name. */
  timeZone: string;
  mfaWaived: boolean;
  consentVersion: string;
  regimes: readonly Regime[];
  materials: Materials;
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
    materials: event.materials,
  };
}

/** The same for an application that was sent: by what it was asked then, whatever its event asks now. */
export function ownContext(
  { terms, consentVersion }: { terms: Asked; consentVersion: string },
  event: Pick<EventTerms, "endsAt" | "timeZone">,
  now: Date,
): ApplicationContext {
  const { mfaWaiver, regimes, photo, letter, equipment, vehicles } = terms;
  const materials = { photo, letter, equipment, vehicles };
  return applicationContext({ ...event, regimes, materials, mfaWaived: mfaWaiver !== null, consentVersion }, now);
}
