import { Temporal } from "temporal-polyfill";
import { err, ok, type Result } from "@/lib/result";

/** Of a local time that a zone has twice, when its clocks go back: the first or the second. */
export type Which = "first" | "second";

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/**
 * The instant of a local time such as "2027-05-15T13:30" in an IANA zone. Refuses "event.time.unreadable";
 * "event.time.skipped", with the nearest times `before` and `after` that exist; and, unless told `which`,
 * "event.time.twice", with the offset of the first and of the second as "UTC+2".
 */
export function readLocal(local: string, timeZone: string, which?: Which): Result<Date> {
  const plain = plainOf(local);
  if (!plain) return err("event.time.unreadable");
  const first = plain.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const second = plain.toZonedDateTime(timeZone, { disambiguation: "later" });
  if (first.epochMilliseconds === second.epochMilliseconds) return ok(new Date(first.epochMilliseconds));
  if (!first.toPlainDateTime().equals(plain))
    return err("event.time.skipped", { before: timeOf(first), after: timeOf(second) });
  if (which) return ok(new Date((which === "first" ? first : second).epochMilliseconds));
  return err("event.time.twice", { first: offsetOf(first), second: offsetOf(second) });
}

/** An instant as its zone's clock shows it, to the minute; `which` where that clock shows it twice. */
export function toLocal(instant: Date, timeZone: string): { local: string; which: Which | "" } {
  const zoned = zonedOf(instant, timeZone);
  const plain = zoned.toPlainDateTime();
  const first = plain.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const second = plain.toZonedDateTime(timeZone, { disambiguation: "later" });
  const twice = first.epochMilliseconds !== second.epochMilliseconds;
  const which = zoned.epochMilliseconds === first.epochMilliseconds ? "first" : "second";
  return { local: plain.toString({ smallestUnit: "minute" }), which: twice ? which : "" };
}

/**
 * An instant moved with its event: the same clock time, as many days before or after `to` as it was before or after
 * `from` by the old zone's calendar. What a clock change would skip moves on by as much as the clock does.
 */
export function shiftWith(
  instant: Date,
  { from, to }: { from: { at: Date; timeZone: string }; to: { at: Date; timeZone: string } },
): Date {
  const was = zonedOf(instant, from.timeZone);
  const days = zonedOf(from.at, from.timeZone).toPlainDate().until(was.toPlainDate()).days;
  const day = zonedOf(to.at, to.timeZone).toPlainDate().add({ days });
  return new Date(day.toZonedDateTime({ timeZone: to.timeZone, plainTime: was.toPlainTime() }).epochMilliseconds);
}

/** An instant at this clock time, so many days from the day of another. */
export function dayAt(at: Date, { timeZone, days, time }: { timeZone: string; days: number; time: string }): Date {
  const day = zonedOf(at, timeZone).toPlainDate().add({ days });
  return new Date(day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds);
}

/** The calendar day of an instant in a zone, YYYY-MM-DD, some months later. */
export function dayOf(instant: Date, timeZone: string, { months = 0 }: { months?: number } = {}): string {
  return zonedOf(instant, timeZone).toPlainDate().add({ months }).toString();
}

/** Whether this is an IANA zone that the platform knows. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}

function plainOf(local: string): Temporal.PlainDateTime | null {
  if (!shape.test(local)) return null;
  try {
    return Temporal.PlainDateTime.from(local, { overflow: "reject" });
  } catch {
    return null;
  }
}

function zonedOf(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}

function timeOf(zoned: Temporal.ZonedDateTime): string {
  return zoned.toPlainTime().toString({ smallestUnit: "minute" });
}

function offsetOf(zoned: Temporal.ZonedDateTime): string {
  return `UTC${zoned.offset.replace("-", "\u2212")}`;
}
