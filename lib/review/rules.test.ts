import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { mayBecome, transitions } from "@/lib/application/status";
import { applicationStates } from "@/lib/application/types";
import { claim, type Deliberation, decide, isUndoable } from "@/lib/review/rules";
import type { Deliberated, DeliberatedEvent, Verdict } from "@/lib/review/types";
import { staffRoles } from "@/lib/staff/types";

const now = new Date("2030-05-10T12:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const officer: Actor = { id: "maria", name: "Мария", email: "maria@desk.example", role: "officer", eventIds: [] };
const head: Actor = { ...officer, id: "helena", email: "helena@desk.example", role: "head" };
const event: DeliberatedEvent = { id: "event", twoPeople: false, announceDelay: 10, entrySlots: 2 };
const twoPeople = { ...event, twoPeople: true };
const application: Deliberated = {
  state: "inReview",
  email: "aglaia@telegraf.example",
  recommendedById: null,
  announceAt: null,
  claimedById: null,
  claimedAt: null,
};
const approve: Verdict = { kind: "approve", entrySlot: 0 };
const refuse: Verdict = { kind: "refuse", publicReason: "Мест нет", internalNote: null };
const recommend: Verdict = { kind: "recommend", for: "approved", internalNote: null };
const undo: Verdict = { kind: "undo" };

function outcome(changes: Partial<Deliberation>): string {
  const result = decide({ application, verdict: approve, actor: officer, event, now, ...changes });
  return result.ok ? result.value.state : result.error.code;
}

describe("a decision", () => {
  it("is announced as many minutes later as the event says, and can be undone until then", () => {
    const result = decide({ application, verdict: approve, actor: officer, event, now });
    expect(result).toMatchObject({ ok: true, value: { decidedById: "maria", announceAt: minutes(10), entrySlot: 0 } });
    const decided: Deliberated = { ...application, state: "approved", announceAt: minutes(10) };
    expect(outcome({ application: decided, verdict: undo, now: minutes(9.99) })).toBe("inReview");
    expect(outcome({ application: decided, verdict: undo, now: minutes(10) })).toBe("review.announced");
    expect(isUndoable(decided, minutes(10))).toBe(false);
  });

  it("assigns an entry slot where the event has some, and none where it has none", () => {
    for (const entrySlot of [null, -1, 2, 0.5, Number.NaN])
      expect(outcome({ verdict: { kind: "approve", entrySlot } })).toBe("review.slotRequired");
    const bare = { ...event, entrySlots: 0 };
    expect(outcome({ event: bare, verdict: { kind: "approve", entrySlot: null } })).toBe("approved");
    expect(outcome({ event: bare, verdict: { kind: "approve", entrySlot: 0 } })).toBe("review.slotRequired");
  });

  it("to refuse needs a reason that the applicant will read", () => {
    expect(outcome({ verdict: { ...refuse, publicReason: "  " } as Verdict })).toBe("review.reasonRequired");
    expect(outcome({ verdict: refuse })).toBe("refused");
  });

  it("is not made again over one that stands", () => {
    for (const state of ["approved", "refused", "withdrawn", "revoked", "clarification"] as const)
      expect(outcome({ application: { ...application, state } })).toBe("review.notFromHere");
  });

  it("is never made by the applicant, however the address is written", () => {
    const own = { ...application, email: " MARIA@desk.example" };
    for (const verdict of [approve, refuse])
      expect(outcome({ application: own, verdict })).toBe("review.ownApplication");
    expect(outcome({ application: own, verdict: recommend, event: twoPeople })).toBe("review.ownApplication");
  });

  it("is made by nobody but officers and heads of this event", () => {
    for (const role of staffRoles)
      expect(outcome({ actor: { ...officer, role } })).toBe(
        role === "officer" || role === "head" ? "approved" : "review.notAllowed",
      );
    expect(outcome({ actor: { ...head, eventIds: ["another"] } })).toBe("review.notAllowed");
  });
});

describe("where two people decide", () => {
  const recommended: Deliberated = { ...application, state: "recommended", recommendedById: "maria" };

  it("one recommends and a head other than they decides", () => {
    expect(outcome({ event: twoPeople, verdict: recommend })).toBe("recommended");
    expect(outcome({ event: twoPeople, application: recommended })).toBe("review.twoPeople");
    expect(outcome({ event: twoPeople, application: recommended, actor: head })).toBe("approved");
    const byHead = { ...recommended, recommendedById: "helena" };
    expect(outcome({ event: twoPeople, application: byHead, actor: head })).toBe("review.samePerson");
    expect(outcome({ event: twoPeople, application: byHead, actor: head, verdict: { kind: "sendBack" } })).toBe(
      "review.samePerson",
    );
  });

  it("a head alone decides nothing", () => {
    expect(outcome({ event: twoPeople, actor: head })).toBe("review.needsRecommendation");
  });

  it("whoever recommended stays the first when the event asks for two no longer", () => {
    expect(outcome({ application: recommended })).toBe("review.samePerson");
    expect(outcome({ verdict: recommend })).toBe("review.onePerson");
  });

  it("whoever recommended does not undo what the second decided", () => {
    const decided: Deliberated = {
      ...application,
      state: "approved",
      recommendedById: "helena",
      announceAt: minutes(5),
    };
    expect(outcome({ event: twoPeople, application: decided, actor: head, verdict: undo })).toBe("review.samePerson");
  });
});

describe("a claim", () => {
  const taken = (claimedMinutesAgo: number): Deliberated => ({
    ...application,
    claimedById: "maria",
    claimedAt: minutes(-claimedMinutesAgo),
  });
  const claimed = (changes: Partial<Omit<Deliberation, "verdict">>) => {
    const result = claim({ application, actor: head, event, now, ...changes });
    return result.ok ? result.value.state : result.error.code;
  };

  it("takes a new application into review and leaves other open states as they are", () => {
    expect(claimed({ application: { ...application, state: "submitted" } })).toBe("inReview");
    for (const state of ["inReview", "clarification", "recommended"] as const)
      expect(claimed({ application: { ...application, state } })).toBe(state);
    expect(claimed({ application: { ...application, state: "approved" } })).toBe("review.notFromHere");
  });

  it("stands for 15 minutes against others, and its holder renews it", () => {
    expect(claimed({ application: taken(14.9) })).toBe("review.claimed");
    expect(claimed({ application: taken(15) })).toBe("inReview");
    expect(claimed({ application: taken(1), actor: officer })).toBe("inReview");
  });
});

describe("any sequence of verdicts", () => {
  const verdict: fc.Arbitrary<Verdict> = fc.oneof(
    fc.record({ kind: fc.constant("approve" as const), entrySlot: fc.constantFrom(null, 0, 1, 2) }),
    fc.record({
      kind: fc.constant("refuse" as const),
      publicReason: fc.constantFrom("", "Мест нет"),
      internalNote: fc.constant(null),
    }),
    fc.record({
      kind: fc.constant("recommend" as const),
      for: fc.constantFrom("approved" as const, "refused" as const),
      internalNote: fc.constant(null),
    }),
    fc.constant({ kind: "sendBack" as const }),
    fc.constant({ kind: "undo" as const }),
  );
  const actor: fc.Arbitrary<Actor> = fc.record({
    id: fc.constantFrom("a", "b", "c"),
    name: fc.constant("Кто-то"),
    email: fc.constantFrom("aglaia@telegraf.example", "a@desk.example"),
    role: fc.constantFrom(...staffRoles),
    eventIds: fc.constantFrom<string[]>([], ["event"], ["another"]),
  });
  const move = fc.record({ verdict, actor, claims: fc.boolean(), wait: fc.integer({ min: 0, max: 15 }) });
  const start = fc.constantFrom(...applicationStates);

  it("stays on the track, and never lets one person do both halves of what takes two", () => {
    fc.assert(
      fc.property(start, fc.boolean(), fc.array(move, { maxLength: 20 }), (state, two, moves) => {
        let standing: Deliberated = { ...application, state };
        let at = now;
        for (const { verdict, actor, claims, wait } of moves) {
          at = new Date(at.getTime() + wait * 60_000);
          const about = { application: standing, actor, event: { ...event, twoPeople: two }, now: at };
          const from = standing.state;
          const result = claims ? claim(about) : decide({ ...about, verdict });
          if (!result.ok) continue;
          const to = result.value.state;
          expect(from === to ? claims : mayBecome(from, to), `${from} to ${to}`).toBe(true);
          expect(transitions[from].length).toBeGreaterThan(0);
          expect(["officer", "head"]).toContain(actor.role);
          expect(actor.eventIds).not.toContain("another");
          if (!claims) expect(actor.email).not.toBe(standing.email);
          if (!claims && two && (to === "approved" || to === "refused")) {
            expect(standing.recommendedById).not.toBeNull();
            expect(standing.recommendedById).not.toBe(actor.id);
            expect(actor.role).toBe("head");
          }
          standing = { ...standing, ...result.value };
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
