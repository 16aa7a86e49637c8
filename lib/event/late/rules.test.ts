import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { admittedUntil, mayAdmit, permitState } from "@/lib/event/late/rules";
import { latePolicies } from "@/lib/event/types";

const head: Actor = { id: "h", name: "Head", email: "head@press.example", role: "head", eventIds: [] };
const event = { id: "e", status: "published", latePolicy: "override", startsAt: new Date(10_000) } as const;
const asked = { actor: head, email: "ada@paper.example", until: new Date(9_000), now: new Date(5_000) };
const outcome = (changes: Partial<typeof asked> = {}, of: Parameters<typeof mayAdmit>[0] = event) => {
  const result = mayAdmit(of, { ...asked, ...changes });
  return result.ok ? "ok" : result.error.code;
};

describe("admitting one application late", () => {
  it("is the head's, until the event begins at the latest", () => {
    expect(outcome()).toBe("ok");
    expect(outcome({ until: event.startsAt })).toBe("ok");
    expect(outcome({ until: new Date(10_001) })).toBe("event.late.afterStart");
    expect(outcome({ until: asked.now })).toBe("event.late.past");
    expect(outcome({ now: event.startsAt })).toBe("event.late.notHere");
    for (const role of ["officer", "vetter", "gate", "administrator", "auditor"] as const)
      expect(outcome({ actor: { ...head, role } })).toBe("event.notAllowed");
    expect(outcome({ actor: { ...head, eventIds: ["another"] } })).toBe("event.notAllowed");
  });

  it("is not for oneself", () => {
    expect(outcome({ email: "Head@press.example" })).toBe("event.notAllowed");
  });

  it("is only where the event's policy leaves it to the head, while it is on", () => {
    for (const latePolicy of latePolicies)
      expect(outcome({}, { ...event, latePolicy })).toBe(latePolicy === "override" ? "ok" : "event.late.notHere");
    for (const status of ["draft", "postponed", "cancelled", "closed", "archived"] as const)
      expect(outcome({}, { ...event, status })).toBe("event.late.notHere");
  });
});

describe("a permit", () => {
  it("holds until its instant, that excluded, unless it was used or taken back", () => {
    const permit = { until: new Date(100), withdrawnAt: null, usedAt: null };
    expect(permitState(permit, new Date(99))).toBe("open");
    expect(permitState(permit, new Date(100))).toBe("expired");
    expect(permitState({ ...permit, withdrawnAt: new Date(1) }, new Date(99))).toBe("withdrawn");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.option(fc.constant(new Date(1))), (now, withdrawnAt) => {
        expect(permitState({ ...permit, withdrawnAt, usedAt: new Date(2) }, new Date(now))).toBe("used");
      }),
    );
  });

  it("that was taken back admits nobody", () => {
    expect(admittedUntil({ until: new Date(100), withdrawnAt: null })).toEqual(new Date(100));
    expect(admittedUntil({ until: new Date(100), withdrawnAt: new Date(1) })).toBe(null);
    expect(admittedUntil(null)).toBe(null);
  });
});
