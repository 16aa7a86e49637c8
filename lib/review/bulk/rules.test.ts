import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { applicationStates } from "@/lib/application/types";
import { outletKey } from "@/lib/event/rules";
import { type Batch, foresee, foreseeUndo, sampleDeed } from "@/lib/review/bulk/rules";
import { type Candidate, deedKinds } from "@/lib/review/bulk/types";
import { decide } from "@/lib/review/rules";

const now = new Date("2030-05-10T09:00:00Z");
const event = {
  id: "event",
  twoPeople: false,
  announceDelay: 10,
  decisionsHeld: false,
  entrySlots: 2,
  zones: ["A", "B"],
  pools: ["P"],
};
const officer: Actor = { id: "me", name: "Me", email: "me@desk.example", role: "officer", eventIds: [] };
const head: Actor = { ...officer, role: "head" };

let count = 0;
function candidate(fields: Partial<Candidate> = {}): Candidate {
  count++;
  return {
    id: `application-${count}`,
    locale: "ru",
    version: 1,
    readVersion: 1,
    tags: [],
    regime: "russian",
    state: "submitted",
    email: "somebody@media.example",
    recommendedById: null,
    decidedById: null,
    announceAt: null,
    claimedById: null,
    claimedAt: null,
    waitlistedAt: null,
    ahead: 0,
    position: count,
    outletName: "«Северный телеграф»",
    outletId: null,
    places: { taken: 0, limit: null },
    ...fields,
  };
}

const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const anyCandidate: fc.Arbitrary<Candidate> = fc
  .record({
    state: fc.constantFrom(...applicationStates),
    version: fc.integer({ min: 1, max: 3 }),
    readVersion: fc.integer({ min: 1, max: 3 }),
    email: fc.constantFrom("somebody@media.example", "me@desk.example"),
    recommendedById: fc.constantFrom(null, "me", "other"),
    decidedById: fc.constantFrom(null, "me", "other"),
    claimedById: fc.constantFrom(null, "me", "other"),
    claimedAt: fc.constantFrom(null, minutesAgo(1), minutesAgo(20)),
    announceAt: fc.constantFrom(null, minutesAgo(1), minutesAgo(-5)),
  })
  .map((fields) => candidate(fields));

const anyBatch: fc.Arbitrary<Batch> = fc.record({
  rows: fc.array(anyCandidate, { maxLength: 8 }),
  actor: fc.constantFrom(officer, head, { ...officer, eventIds: ["another"] }, { ...officer, role: "vetter" as const }),
  event: fc.record({
    id: fc.constant("event"),
    twoPeople: fc.boolean(),
    announceDelay: fc.constant(10),
    decisionsHeld: fc.boolean(),
    entrySlots: fc.constantFrom(0, 2),
    zones: fc.constant(["A", "B"]),
    pools: fc.constant(["P"]),
  }),
  now: fc.constant(now),
});

describe("a batch", () => {
  it("says of every application what it would do, and decides on none otherwise than one by one", () => {
    fc.assert(
      fc.property(anyBatch, fc.constantFrom(...deedKinds), (batch, kind) => {
        const found = foresee({ ...batch, deed: sampleDeed(kind, batch.event) });
        expect([...found.keys()].sort()).toEqual(batch.rows.map(({ id }) => id).sort());
        for (const row of batch.rows) {
          const prospect = found.get(row.id);
          if (prospect?.outcome !== "done" || prospect.step.kind !== "verdict") continue;
          const { verdict, change } = prospect.step;
          expect(row.version).toBe(row.readVersion);
          expect(decide({ application: row, verdict, ...batch })).toEqual({ ok: true, value: change });
        }
      }),
    );
  });

  it("leaves alone what was changed since it was read, and what already is as it should be", () => {
    const [changed, approved, waiting] = [
      candidate({ version: 2 }),
      candidate({ version: 2, state: "approved" }),
      candidate(),
    ];
    const deed = sampleDeed("approve", event);
    const found = foresee({ rows: [changed, approved, waiting], actor: officer, event, now, deed });
    expect([changed, approved, waiting].map(({ id }) => found.get(id)?.outcome)).toEqual(["changed", "same", "done"]);
  });

  it("gives each outlet no more than its places, in the order of the queue, however many are chosen", () => {
    const outlet = fc.constantFrom("«Северный телеграф»", "Северный  телеграф", "Nordwind");
    const limits: Record<string, number> = { n: 2, с: 3 };
    fc.assert(
      fc.property(fc.array(outlet, { maxLength: 12 }), fc.nat(3), (outlets, taken) => {
        const places = (name: string) => ({ taken, limit: limits[outletKey(name).charAt(0)] ?? 0 });
        const rows = outlets.map((outletName) => candidate({ outletName, places: places(outletName) }));
        const found = foresee({ rows, actor: officer, event, now, deed: sampleDeed("approve", event) });
        for (const [initial, limit] of Object.entries(limits)) {
          const own = rows.filter(({ outletName }) => outletKey(outletName).startsWith(initial));
          const outcomes = own.map(({ id }) => found.get(id)?.outcome);
          const free = Math.max(0, limit - taken);
          expect(outcomes).toEqual(own.map((_, index) => (index < free ? "done" : "barred")));
        }
      }),
    );
  });

  it("takes a waiting list from its head on, and nobody past one who stays", () => {
    const waits = (ahead: number, fields: Partial<Candidate> = {}) =>
      candidate({ state: "waitlisted", waitlistedAt: minutesAgo(60 - ahead), ahead, decidedById: "other", ...fields });
    const [first, second, third] = [waits(0), waits(1), waits(2)];
    const outcomes = (rows: Candidate[]) => {
      const found = foresee({ rows, actor: officer, event, now, deed: sampleDeed("approve", event) });
      return rows.map(({ id }) => found.get(id)?.outcome);
    };
    expect(outcomes([third, first, second])).toEqual(["done", "done", "done"]);
    expect(outcomes([first, third])).toEqual(["done", "barred"]);
    expect(outcomes([{ ...first, email: officer.email }, second])).toEqual(["barred", "barred"]);
  });

  it("gives each applicant the reason in their own language", () => {
    const rows = [candidate({ locale: "ru" }), candidate({ locale: "en" })];
    const deed = { kind: "refuse", reasons: { ru: "Мест нет.", en: "No places." }, internalNote: null } as const;
    const found = foresee({ rows, actor: officer, event, now, deed });
    expect(rows.map(({ id }) => found.get(id))).toMatchObject([
      { outcome: "done", step: { change: { publicReason: "Мест нет." } } },
      { outcome: "done", step: { change: { publicReason: "No places." } } },
    ]);
    const lacking = foresee({
      rows,
      actor: officer,
      event,
      now,
      deed: { ...deed, reasons: { ru: "Мест нет.", en: " " } },
    });
    expect(lacking.get(rows[1]?.id ?? "")).toEqual({ outcome: "barred", code: "review.reasonRequired" });
  });

  it("takes and releases only what is free and one's own", () => {
    const [mine, theirs, free] = [
      candidate({ claimedById: "me", claimedAt: minutesAgo(1), state: "inReview" }),
      candidate({ claimedById: "other", claimedAt: minutesAgo(1), state: "inReview" }),
      candidate(),
    ];
    const outcomes = (kind: "take" | "release") => {
      const found = foresee({ rows: [mine, theirs, free], actor: officer, event, now, deed: { kind } });
      return [mine, theirs, free].map(({ id }) => found.get(id)?.outcome);
    };
    expect(outcomes("take")).toEqual(["same", "barred", "done"]);
    expect(outcomes("release")).toEqual(["done", "same", "same"]);
  });

  it("is taken back where nobody was told and nobody changed it", () => {
    const rows = [
      candidate({ state: "approved", announceAt: minutesAgo(-5) }),
      candidate({ state: "approved", announceAt: minutesAgo(1) }),
      candidate({ state: "refused", announceAt: minutesAgo(-5), version: 3 }),
    ];
    const found = foreseeUndo({ rows, actor: officer, event, now });
    expect(rows.map(({ id }) => found.get(id))).toMatchObject([
      { outcome: "done" },
      { outcome: "barred", code: "review.announced" },
      { outcome: "changed" },
    ]);
  });
});
