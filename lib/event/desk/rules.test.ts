import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Actor, can } from "@/lib/access";
import { fullFields } from "@/lib/event/desk/examples";
import {
  beginFields,
  changesBetween,
  copyFields,
  keepsWhatIsUsed,
  mayWrite,
  missing,
  move,
} from "@/lib/event/desk/rules";
import { eventStatuses, moveBetween, moves } from "@/lib/event/status";
import { staffRoles } from "@/lib/staff/types";

const actor = (role: Actor["role"], eventIds: string[] = []): Actor => ({
  id: "me",
  name: "Me",
  email: "me@x.example",
  role,
  eventIds,
});
const head = actor("head");
const before = new Date("2027-05-01T00:00:00Z");
const after = new Date("2027-06-01T00:00:00Z");
const event = (status: (typeof eventStatuses)[number], changes: object = {}) => ({
  id: "one",
  status,
  fields: { ...fullFields, ...changes },
});

describe("the life of an event", () => {
  it("is this table and nothing else", () => {
    const edges = Object.entries(moves).flatMap(([from, to]) => to.map((each) => `${from} → ${each.to}: ${each.asks}`));
    expect(edges).toEqual([
      "draft → published: event.publish",
      "draft → archived: event.archive",
      "published → closed: event.publish",
      "published → postponed: event.postpone",
      "published → cancelled: event.postpone",
      "closed → published: event.publish",
      "closed → postponed: event.postpone",
      "closed → cancelled: event.postpone",
      "closed → archived: event.archive",
      "postponed → published: event.publish",
      "postponed → cancelled: event.postpone",
      "cancelled → archived: event.archive",
    ]);
  });

  it("moves along an edge, by who may do what it asks on that event, and never otherwise", () => {
    const any = fc.constantFrom(...eventStatuses);
    const who = fc.record({ role: fc.constantFrom(...staffRoles), eventIds: fc.subarray(["one", "two"]) });
    fc.assert(
      fc.property(any, any, who, fc.boolean(), (from, to, { role, eventIds }, late) => {
        const person = actor(role, eventIds);
        const result = move(event(from), { to, actor: person, now: late ? after : before });
        const edge = moveBetween(from, to);
        if (result.ok) {
          expect(edge).toBeDefined();
          expect(can(person, edge?.asks ?? "event.archive", { eventId: "one" })).toBe(true);
        } else if (!edge) expect(result.error).toEqual([{ code: "event.notFromHere" }]);
        else if (!can(person, edge.asks, { eventId: "one" }))
          expect(result.error).toEqual([{ code: "event.notAllowed" }]);
        else
          expect(result.error.map(({ code }) => code)).toEqual([
            to === "published" ? "event.alreadyClosed" : "event.notOver",
          ]);
      }),
    );
  });

  it("is not published while anything is missing that the public must know, and says all of it", () => {
    const lacking = event("draft", { cityEn: "", bringRu: "", waiverBasisEn: "" });
    expect(move(lacking, { to: "published", actor: head, now: before })).toEqual({
      ok: false,
      error: ["cityEn", "bringRu", "waiverBasisEn"].map((field) => ({ code: `event.missing.${field}`, field })),
    });
    expect(missing({ ...fullFields, mfaWaived: false, waiverBasisRu: null, waiverBasisEn: null })).toEqual([]);
  });

  it("is written by officers while it is a draft, by the head afterwards, by nobody once it is archived", () => {
    const writers = (status: (typeof eventStatuses)[number]) =>
      staffRoles.filter((role) => mayWrite(actor(role), { id: "one", status }));
    expect(writers("draft")).toEqual(["officer", "head"]);
    for (const status of ["published", "postponed", "cancelled", "closed"] as const)
      expect(writers(status)).toEqual(["head"]);
    expect(writers("archived")).toEqual([]);
    expect(mayWrite(actor("head", ["two"]), { id: "one", status: "draft" })).toBe(false);
  });
});

describe("a new event", () => {
  const beginning = {
    slug: "next",
    titleRu: "Следующая",
    titleEn: "Next",
    timeZone: "Europe/Berlin",
    startsAt: new Date("2028-11-10T12:00:00Z"),
    endsAt: new Date("2028-11-10T16:00:00Z"),
    consentVersion: "2027-01",
  };

  it("has moments by its own clock, and lacks what nobody has said yet", () => {
    const fields = beginFields(beginning);
    expect(fields.closesAt).toEqual(new Date("2028-11-08T11:00:00Z"));
    expect(fields.retainUntil).toEqual(new Date("2029-05-10T00:00:00Z"));
    expect(missing(fields)).toContain("venueRu");
    expect(missing(fields)).not.toContain("titleRu");
  });

  it("copied from an earlier one keeps its words and rules, and moves every moment with the beginning", () => {
    const fields = copyFields(fullFields, beginning);
    expect(fields).toMatchObject({ ...beginning, zones: fullFields.zones, twoPeople: true, remarkRu: null });
    // 12:00 in Moscow two days before is 12:00 in Berlin two days before; slots and retention move alike.
    expect(fields.closesAt).toEqual(new Date("2028-11-08T11:00:00Z"));
    expect(fields.entrySlots[0]).toEqual({ from: "2028-11-10T09:00:00.000Z", to: "2028-11-10T10:00:00.000Z" });
    expect(fields.retainUntil).toEqual(new Date("2029-05-13T00:00:00Z"));
    expect(missing(fields)).toEqual([]);
  });
});

describe("a change of an event", () => {
  it("is told by its fields, before and after, in words that a page can say", () => {
    const changed = {
      ...fullFields,
      titleRu: "Другое",
      closesAt: after,
      zones: [],
      quotas: { ...fullFields.quotas, anyOutlet: null },
    };
    expect(changesBetween(fullFields, fullFields)).toEqual({});
    expect(changesBetween(fullFields, changed)).toEqual({
      titleRu: { before: "Встреча глав государств", after: "Другое" },
      closesAt: { before: "2027-05-13T09:00:00.000Z", after: "2027-06-01T00:00:00.000Z" },
      zones: { before: ["A Пресс-центр / Press centre", "Б2 Зал / Hall"], after: [] },
      quotas: {
        before: ["* 5", "radio 2", "television 8", "«Телеграф» 3"],
        after: ["radio 2", "television 8", "«Телеграф» 3"],
      },
    });
  });

  it("takes away no slot and no place that a decision names", () => {
    const fewer = { ...fullFields, entrySlots: fullFields.entrySlots.slice(1) };
    const without = { ...fullFields, pools: [] };
    expect(keepsWhatIsUsed(fullFields, fewer, { answered: false, places: [] }).ok).toBe(true);
    expect(keepsWhatIsUsed(fullFields, fewer, { answered: true, places: [] })).toMatchObject({
      error: { code: "event.slotsInUse" },
    });
    expect(keepsWhatIsUsed(fullFields, without, { answered: true, places: ["A"] }).ok).toBe(true);
    expect(keepsWhatIsUsed(fullFields, without, { answered: true, places: ["A", "P1"] })).toMatchObject({
      error: { code: "event.placesInUse", params: { codes: "P1" } },
    });
  });
});
