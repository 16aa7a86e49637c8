import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOver, outletKey, placesFor, takesApplications, timeLeft, windowState } from "@/lib/event/rules";
import { latePolicies } from "@/lib/event/types";

const event = {
  status: "published",
  opensAt: new Date("2026-04-24T07:00:00Z"),
  closesAt: new Date("2026-05-13T09:00:00Z"),
  startsAt: new Date("2026-05-15T10:30:00Z"),
  latePolicy: "closed" as const,
};
const at = (time: string) => new Date(time);

describe("the application window", () => {
  it("opens at its first instant and is closed at its last", () => {
    expect(windowState(event, at("2026-04-24T06:59:59.999Z"))).toBe("soon");
    expect(windowState(event, at("2026-04-24T07:00:00Z"))).toBe("open");
    expect(windowState(event, at("2026-05-13T08:59:59.999Z"))).toBe("open");
    expect(windowState(event, at("2026-05-13T09:00:00Z"))).toBe("closed");
  });

  it("is never open for an event that is not published, whatever the time", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("draft", "postponed", "cancelled", "closed", "archived"),
        fc.date({ noInvalidDate: true }),
        fc.constantFrom(...latePolicies),
        (status, now, latePolicy) => !takesApplications(windowState({ ...event, status, latePolicy }, now)),
      ),
    );
  });

  it("takes late ones from its close until the event begins, where the event does, and nowhere else", () => {
    const late = { ...event, latePolicy: "lateQueue" as const };
    expect(windowState(late, at("2026-05-13T08:59:59.999Z"))).toBe("open");
    expect(windowState(late, at("2026-05-13T09:00:00Z"))).toBe("late");
    expect(windowState(late, at("2026-05-15T10:29:59.999Z"))).toBe("late");
    expect(windowState(late, at("2026-05-15T10:30:00Z"))).toBe("closed");
    expect(windowState(event, at("2026-05-14T00:00:00Z"))).toBe("closed");
  });

  it("leaves late applications to the head where that is the policy, until the event begins", () => {
    const asking = { ...event, latePolicy: "override" as const };
    expect(windowState(asking, at("2026-05-13T08:59:59.999Z"))).toBe("open");
    expect(windowState(asking, at("2026-05-13T09:00:00Z"))).toBe("onRequest");
    expect(windowState(asking, at("2026-05-15T10:30:00Z"))).toBe("closed");
    const admitted = { ...asking, admittedUntil: at("2026-05-14T00:00:00Z") };
    expect(windowState(admitted, at("2026-05-13T23:59:59.999Z"))).toBe("late");
    expect(windowState(admitted, at("2026-05-14T00:00:00Z"))).toBe("onRequest");
    // Being admitted opens no event of another policy, and none that is off.
    expect(windowState({ ...admitted, latePolicy: "closed" }, at("2026-05-13T10:00:00Z"))).toBe("closed");
    expect(windowState({ ...admitted, status: "cancelled" }, at("2026-05-13T10:00:00Z"))).toBe("cancelled");
    expect(windowState({ ...admitted, admittedUntil: at("2026-06-01T00:00:00Z") }, asking.startsAt)).toBe("closed");
  });

  it("says postponed and cancelled before anything else", () => {
    for (const status of ["postponed", "cancelled"])
      for (const now of ["2026-01-01T00:00:00Z", "2026-05-01T00:00:00Z", "2027-01-01T00:00:00Z"])
        expect(windowState({ ...event, status }, at(now))).toBe(status);
  });
});

describe("what is left", () => {
  it("is said in days and hours, and under two days in hours and minutes", () => {
    expect(timeLeft(event.closesAt, at("2026-05-10T11:30:00Z"))).toEqual({ days: 2, hours: 21, minutes: 0 });
    expect(timeLeft(event.closesAt, at("2026-05-12T08:15:30Z"))).toEqual({ days: 0, hours: 24, minutes: 44 });
    expect(timeLeft(event.closesAt, at("2026-05-13T08:59:30Z"))).toEqual({ days: 0, hours: 0, minutes: 0 });
  });

  it("is never more than the truth and never negative", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e10 }), (ms) => {
        const { days, hours, minutes } = timeLeft(new Date(ms), new Date(0));
        const said = ((days * 24 + hours) * 60 + minutes) * 60_000;
        return said >= 0 && said <= Math.max(0, ms) && Math.max(0, ms) - said < 3_600_000;
      }),
    );
  });
});

it("is over at its end, not before", () => {
  expect(isOver({ endsAt: event.closesAt }, at("2026-05-13T08:59:59Z"))).toBe(false);
  expect(isOver({ endsAt: event.closesAt }, event.closesAt)).toBe(true);
});

describe("places of an outlet", () => {
  const quotas = { anyOutlet: 5, byKind: { radio: 1 }, byOutlet: [{ outlet: "«Телеграф»", places: 3 }] };

  it("are those that name it, else those of any", () => {
    expect(placesFor({ name: "«Телеграф»", kind: "print" }, quotas)).toBe(3);
    expect(placesFor({ name: "Nordwind Rundschau", kind: null }, quotas)).toBe(5);
    expect(
      placesFor({ name: "Nordwind Rundschau", kind: "television" }, { ...quotas, byKind: { television: 20 } }),
    ).toBe(20);
    expect(placesFor({ name: "Nordwind Rundschau", kind: null }, { ...quotas, anyOutlet: null })).toBeNull();
    expect(
      placesFor({ name: "Телеграф", kind: null }, { ...quotas, byOutlet: [{ outlet: "Телеграф", places: 0 }] }),
    ).toBe(0);
  });

  it("belong to one outlet however its name is written", () => {
    for (const name of ["«Телеграф»", '"телеграф"', "  ТЕЛЕГРАФ ", "“Телеграф”"])
      expect(outletKey(name)).toBe("телеграф");
    expect(outletKey("«Ёж  и слон»")).toBe("еж и слон");
    expect(outletKey("Телеграф-2")).not.toBe(outletKey("Телеграф"));
  });
});
