import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAt, dayOf, isZone, readLocal, shiftWith, toLocal } from "@/lib/event/local-time";

const berlin = "Europe/Berlin";
const zones = [
  "Europe/Moscow",
  berlin,
  "America/St_Johns",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
];
const anyMinute = fc.integer({ min: 20_000_000, max: 35_000_000 }).map((minutes) => new Date(minutes * 60_000));

describe("a local time", () => {
  it("is an instant of its zone, as that zone's clock stood on that day", () => {
    expect(readLocal("2012-05-15T13:30", "Europe/Moscow")).toEqual({ ok: true, value: new Date("2012-05-15T09:30Z") });
    expect(readLocal("2027-05-15T13:30", "Europe/Moscow")).toEqual({ ok: true, value: new Date("2027-05-15T10:30Z") });
  });

  it("that the zone skips is refused, with the times around it that exist", () => {
    expect(readLocal("2027-03-28T02:30", berlin)).toEqual({
      ok: false,
      error: { code: "event.time.skipped", params: { before: "01:30", after: "03:30" } },
    });
    // Telling which of two does not make a time exist.
    expect(readLocal("2027-03-28T02:30", berlin, "first").ok).toBe(false);
  });

  it("that the zone has twice is asked about, and read as told", () => {
    expect(readLocal("2027-10-31T02:30", berlin)).toMatchObject({
      error: { code: "event.time.twice", params: { first: "UTC+02:00", second: "UTC+01:00" } },
    });
    expect(readLocal("2027-10-31T02:30", berlin, "first")).toEqual({ ok: true, value: new Date("2027-10-31T00:30Z") });
    expect(readLocal("2027-10-31T02:30", berlin, "second")).toEqual({ ok: true, value: new Date("2027-10-31T01:30Z") });
  });

  it.each(["", "tomorrow", "2027-02-30T10:00", "2027-05-15 10:00", "2027-05-15T24:30", "2027-13-01T10:00"])(
    "cannot be read from %o",
    (typed) => {
      expect(readLocal(typed, berlin)).toEqual({ ok: false, error: { code: "event.time.unreadable" } });
    },
  );

  it("of any minute in any zone reads back as that minute, and asks which one only where there are two", () => {
    fc.assert(
      fc.property(anyMinute, fc.constantFrom(...zones), (instant, zone) => {
        const { local, which } = toLocal(instant, zone);
        expect(readLocal(local, zone, which || undefined)).toEqual({ ok: true, value: instant });
        expect(readLocal(local, zone).ok).toBe(which === "");
      }),
    );
  });
});

describe("a moment that moves with its event", () => {
  it("keeps its clock time and its distance in days across zones and clock changes", () => {
    const from = { at: new Date("2026-05-15T10:30Z"), timeZone: "Europe/Moscow" };
    const to = { at: new Date("2027-11-10T12:00Z"), timeZone: berlin };
    // Noon in Moscow two days before becomes noon in Berlin two days before.
    expect(shiftWith(new Date("2026-05-13T09:00Z"), { from, to })).toEqual(new Date("2027-11-08T11:00Z"));
  });

  it("stays where it was when the event stays, but for a second hour that the clock has twice", () => {
    fc.assert(
      fc.property(anyMinute, anyMinute, fc.constantFrom(...zones), (instant, at, timeZone) => {
        const shifted = shiftWith(instant, { from: { at, timeZone }, to: { at, timeZone } });
        expect(toLocal(shifted, timeZone).local).toBe(toLocal(instant, timeZone).local);
      }),
    );
  });
});

describe("days", () => {
  it("are those of the zone", () => {
    const night = new Date("2027-05-15T22:30Z");
    expect(dayOf(night, "Europe/Moscow")).toBe("2027-05-16");
    expect(dayOf(night, "UTC", { months: 6 })).toBe("2027-11-15");
    expect(dayAt(night, { timeZone: "Europe/Moscow", days: -2, time: "12:00" })).toEqual(new Date("2027-05-14T09:00Z"));
  });

  it("know an IANA zone from another word", () => {
    expect(["Europe/Moscow", "UTC", "Europe/Atlantis", "", "__proto__"].map(isZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
