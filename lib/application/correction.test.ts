import { describe, expect, it } from "vitest";
import {
  correctableUntil,
  lockedBy,
  mayWithdraw,
  readSection,
  sectionFields,
  sections,
} from "@/lib/application/correction";
import { type Answers, regimes } from "@/lib/application/types";

const context = { today: "2026-11-24", lastDay: "2026-12-06", mfaWaived: false, consentVersion: "v" };
const materials = { photo: "required", letter: "required", equipment: true, vehicles: true } as const;
const event = {
  status: "published",
  opensAt: new Date(0),
  closesAt: new Date(1000),
  startsAt: new Date(2000),
  latePolicy: "closed" as const,
};
const now = new Date(500);

describe("a correction", () => {
  it("reads one section as the whole form would", () => {
    const read = readSection("name", "russian", { familyRu: "Иванов", givenRu: "Пётр", noPatronymic: "yes" }, context);
    expect(read).toMatchObject({ ok: true, value: { nameRu: { family: "Иванов", patronymic: null } } });
  });

  it("finds errors in the section's own fields, and in no others", () => {
    for (const regime of regimes) {
      for (const section of sections) {
        const fields = sectionFields(section, regime);
        if (fields.length === 0) continue;
        const typed: Answers = section === "goods" ? { equipment: "x", vehicles: "x" } : {};
        const read = readSection(section, regime, typed, { ...context, materials });
        expect(read.ok, `${regime} ${section}`).toBe(false);
        if (read.ok) continue;
        expect(read.error.length).toBeGreaterThan(0);
        for (const { field } of read.error) expect(fields).toContain(field);
      }
    }
  });

  it("refuses a field that is not the section's", () => {
    const sent = [
      { position: "x", familyRu: "y" },
      JSON.parse('{"position":"x","__proto__":"y"}'),
      { position: "x", state: "approved" },
    ];
    for (const typed of sent)
      expect(readSection("position", "russian", typed, context)).toEqual({
        ok: false,
        error: [{ field: "", code: "form.unexpected" }],
      });
  });

  it("is possible until the very instant of the deadline", () => {
    const submitted = { state: "submitted", announceAt: null, late: false } as const;
    expect(lockedBy(submitted, event, new Date(999))).toBe(null);
    expect(lockedBy(submitted, event, new Date(1000))).toBe("deadlinePassed");
    expect(lockedBy(submitted, { ...event, status: "postponed" }, now)).toBe("notOpen");
  });

  it("is locked by a decision once it is announced, and a decision that is not does not show", () => {
    const approved = { state: "approved", announceAt: new Date(600), late: false } as const;
    expect(lockedBy(approved, event, new Date(599))).toBe(null);
    const refused = { state: "refused", announceAt: new Date(600), late: false } as const;
    expect(lockedBy(refused, event, new Date(600))).toBe("decided");
    expect(lockedBy({ state: "withdrawn", announceAt: null, late: false }, event, now)).toBe("over");
  });
});

describe("a correction of what came late", () => {
  const late = { state: "inReview", announceAt: null, late: true } as const;

  it("is possible until the event begins, since the deadline had passed before it came", () => {
    for (const latePolicy of ["closed", "lateQueue", "override"] as const) {
      const over = { ...event, latePolicy };
      expect(lockedBy(late, over, new Date(1999))).toBe(null);
      expect(lockedBy({ ...late, late: false }, over, new Date(1999))).toBe("deadlinePassed");
      expect(lockedBy(late, over, new Date(2000))).toBe("deadlinePassed");
    }
    expect(lockedBy(late, { ...event, status: "closed" }, new Date(1999))).toBe(null);
    expect(correctableUntil(late, event)).toEqual(event.startsAt);
    expect(correctableUntil({ late: false }, event)).toEqual(event.closesAt);
  });

  it("is not while the event is off, nor after a refusal is announced", () => {
    for (const status of ["postponed", "cancelled"])
      expect(lockedBy(late, { ...event, status }, new Date(1999))).toBe("notOpen");
    const refused = { ...late, state: "refused", announceAt: new Date(1500) } as const;
    expect(lockedBy(refused, event, new Date(1499))).toBe(null);
    expect(lockedBy(refused, event, new Date(1500))).toBe("decided");
  });
});

describe("a correction of what the applicant was told of", () => {
  it("is possible until the event begins, whatever the deadline was", () => {
    for (const state of ["approved", "waitlisted"] as const) {
      const told = { state, announceAt: new Date(600), late: false };
      for (const at of [600, 1000, 1999]) expect(lockedBy(told, event, new Date(at))).toBe(null);
      expect(lockedBy(told, event, new Date(2000))).toBe("over");
      expect(lockedBy(told, { ...event, status: "postponed" }, new Date(700))).toBe(null);
      expect(lockedBy(told, { ...event, status: "cancelled" }, new Date(700))).toBe("notOpen");
    }
  });
});

describe("a withdrawal", () => {
  it("is possible until the end, but not after a refusal is announced", () => {
    expect(mayWithdraw({ state: "approved", announceAt: new Date(0) }, now)).toBe(true);
    expect(mayWithdraw({ state: "refused", announceAt: new Date(0) }, now)).toBe(false);
    expect(mayWithdraw({ state: "refused", announceAt: new Date(600) }, now)).toBe(true);
    expect(mayWithdraw({ state: "withdrawn", announceAt: null }, now)).toBe(false);
  });
});
