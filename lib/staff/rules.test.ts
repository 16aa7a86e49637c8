import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deskHome, sessionLimits, sessionStands } from "@/lib/staff/rules";
import { staffRoles } from "@/lib/staff/types";

const start = new Date("2030-05-13T09:00:00Z").getTime();

describe("sessionStands", () => {
  it("holds within 30 minutes of the last use and 12 hours of the beginning, and never beyond either", () => {
    fc.assert(
      fc.property(fc.nat(20 * 60), fc.nat(20 * 60), (usedAfter, askedAfter) => {
        const [createdAt, updatedAt] = [new Date(start), new Date(start + usedAfter * 60_000)];
        const now = new Date(updatedAt.getTime() + askedAfter * 60_000);
        expect(sessionStands({ createdAt, updatedAt }, now)).toBe(askedAfter < 30 && usedAfter + askedAfter < 12 * 60);
      }),
    );
  });

  it("ends to the millisecond", () => {
    const createdAt = new Date(start);
    const at = (milliseconds: number) => new Date(start + milliseconds);
    expect(sessionStands({ createdAt, updatedAt: createdAt }, at(sessionLimits.idle - 1))).toBe(true);
    expect(sessionStands({ createdAt, updatedAt: createdAt }, at(sessionLimits.idle))).toBe(false);
    const busy = { createdAt, updatedAt: at(sessionLimits.total - 1000) };
    expect(sessionStands(busy, at(sessionLimits.total - 1))).toBe(true);
    expect(sessionStands(busy, at(sessionLimits.total))).toBe(false);
  });
});

describe("deskHome", () => {
  it("is a page that the role may see, or none", () => {
    const homes = Object.fromEntries(
      staffRoles.map((role) => [role, deskHome({ id: "1", name: "", email: "", eventIds: [], role })]),
    );
    expect(homes).toEqual({
      officer: "/desk/queue",
      head: "/desk/queue",
      vetter: "/desk/vetting",
      gate: null,
      administrator: "/desk/outbox",
      auditor: "/desk/audit",
    });
  });
});
