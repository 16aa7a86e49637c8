import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { type Section, sections } from "@/lib/application/correction";
import { edgeFrom } from "@/lib/application/status";
import { applicationStates } from "@/lib/application/types";
import { claim, type Deliberation, decide, isUndoable } from "@/lib/review/rules";
import { type Deliberated, type DeliberatedEvent, recommendations, type Verdict } from "@/lib/review/types";
import { staffRoles } from "@/lib/staff/types";

const now = new Date("2030-05-10T12:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const officer: Actor = { id: "maria", name: "Мария", email: "maria@desk.example", role: "officer", eventIds: [] };
const head: Actor = { ...officer, id: "helena", email: "helena@desk.example", role: "head" };
const event: DeliberatedEvent = {
  id: "event",
  twoPeople: false,
  announceDelay: 10,
  decisionsHeld: false,
  entrySlots: 2,
  zones: ["A", "B"],
  pools: ["P"],
};
const twoPeople = { ...event, twoPeople: true };
const application: Deliberated = {
  state: "inReview",
  regime: "russian",
  email: "aglaia@telegraf.example",
  recommendedById: null,
  decidedById: null,
  announceAt: null,
  claimedById: null,
  claimedAt: null,
  waitlistedAt: null,
  ahead: 0,
  places: { taken: 0, limit: null },
};
const approve = { kind: "approve", entrySlot: 0, zones: [], pool: null, override: null } satisfies Verdict;
const refuse: Verdict = { kind: "refuse", publicReason: "Мест нет", internalNote: null, override: null };
const waitlist: Verdict = { kind: "waitlist", internalNote: null };
const revoke: Verdict = { kind: "revoke", publicReason: "Подложные сведения", internalNote: null };
const reopen: Verdict = { kind: "reopen", reason: "Редакция прислала письмо" };
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
      expect(outcome({ verdict: { ...approve, entrySlot } })).toBe("review.slotRequired");
    const bare = { ...event, entrySlots: 0 };
    expect(outcome({ event: bare, verdict: { ...approve, entrySlot: null } })).toBe("approved");
    expect(outcome({ event: bare, verdict: approve })).toBe("review.slotRequired");
  });

  it("assigns zones and a pool of the event, each zone once, and nothing else", () => {
    const approved = decide({
      application,
      verdict: { ...approve, zones: ["A", "B"], pool: "P" },
      actor: officer,
      event,
      now,
    });
    expect(approved).toMatchObject({ ok: true, value: { zones: ["A", "B"], pool: "P" } });
    for (const places of [{ zones: ["C"] }, { zones: ["A", "A"] }, { pool: "A" }])
      expect(outcome({ verdict: { ...approve, ...places } })).toBe("review.placeUnknown");
  });

  it("keeps to the outlet's quota, unless the head says why not", () => {
    const last = { ...application, places: { taken: 1, limit: 2 } };
    const full = { ...application, places: { taken: 2, limit: 2 } };
    expect(outcome({ application: last })).toBe("approved");
    expect(decide({ application: full, verdict: approve, actor: officer, event, now })).toEqual({
      ok: false,
      error: { code: "review.quotaFull", params: { taken: 2, limit: 2 } },
    });
    expect(outcome({ application: full, actor: head })).toBe("review.quotaReasonRequired");
    expect(outcome({ application: full, verdict: { ...approve, override: "Прямой эфир" } })).toBe("review.quotaFull");
    expect(outcome({ application: full, actor: head, verdict: { ...approve, override: "Прямой эфир" } })).toBe(
      "approved",
    );
    for (const verdict of [refuse, waitlist]) expect(outcome({ application: full, verdict })).not.toMatch(/quota/);
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

describe("the waiting list", () => {
  const waiting: Deliberated = {
    ...application,
    state: "waitlisted",
    decidedById: "boris",
    announceAt: minutes(-60),
    waitlistedAt: minutes(-70),
  };

  it("is a decision, announced and undone like the others, and gives a place by its moment", () => {
    const result = decide({ application, verdict: waitlist, actor: officer, event, now });
    expect(result).toMatchObject({
      ok: true,
      value: { state: "waitlisted", waitlistedAt: now, announceAt: minutes(10) },
    });
    const listed = { ...waiting, announceAt: minutes(5), waitlistedAt: now };
    const undone = decide({ application: listed, verdict: undo, actor: officer, event, now });
    expect(undone).toMatchObject({ ok: true, value: { state: "inReview", waitlistedAt: null } });
  });

  it("keeps the place of who was only looked at again", () => {
    const again = { ...application, waitlistedAt: minutes(-70) };
    const result = decide({ application: again, verdict: waitlist, actor: officer, event, now });
    expect(result).toMatchObject({ ok: true, value: { waitlistedAt: minutes(-70) } });
  });

  it("is worked off in order, unless the head says why not", () => {
    const second = { ...waiting, ahead: 1 };
    for (const verdict of [approve, refuse]) {
      expect(outcome({ application: waiting, verdict })).toBe(verdict.kind === "approve" ? "approved" : "refused");
      expect(outcome({ application: second, verdict })).toBe("review.notFirst");
      expect(outcome({ application: second, verdict: { ...verdict, override: "потому" } as Verdict })).toBe(
        "review.notFirst",
      );
      expect(outcome({ application: second, verdict, actor: head })).toBe("review.orderReasonRequired");
      expect(outcome({ application: second, verdict: { ...verdict, override: " " } as Verdict, actor: head })).toBe(
        "review.orderReasonRequired",
      );
      expect(
        outcome({ application: second, verdict: { ...verdict, override: "потому" } as Verdict, actor: head }),
      ).toBe(verdict.kind === "approve" ? "approved" : "refused");
    }
  });

  it("is left, where two people decide, by another than who put them there", () => {
    expect(outcome({ event: twoPeople, application: { ...waiting, decidedById: "helena" }, actor: head })).toBe(
      "review.samePerson",
    );
    expect(outcome({ event: twoPeople, application: waiting, actor: head })).toBe("approved");
    expect(outcome({ event: twoPeople, application: { ...waiting, recommendedById: "helena" }, actor: head })).toBe(
      "review.samePerson",
    );
  });
});

describe("what the applicant was told", () => {
  const told = (state: "approved" | "refused"): Deliberated => ({ ...application, state, announceAt: minutes(-1) });
  const untold = (state: "approved" | "refused"): Deliberated => ({ ...application, state, announceAt: minutes(1) });

  it("is an accreditation that the head alone revokes, with a public reason, and announces at once", () => {
    expect(outcome({ application: told("approved"), verdict: revoke })).toBe("review.notAllowed");
    const empty = { ...revoke, publicReason: " " } as Verdict;
    expect(outcome({ application: told("approved"), verdict: empty, actor: head })).toBe("review.reasonRequired");
    expect(outcome({ application: untold("approved"), verdict: revoke, actor: head })).toBe("review.notAnnounced");
    expect(decide({ application: told("approved"), verdict: revoke, actor: head, event, now })).toMatchObject({
      ok: true,
      value: { state: "revoked", announceAt: now, publicReason: "Подложные сведения", entrySlot: null },
    });
  });

  it("is a refusal that the head alone takes up again, saying why", () => {
    expect(outcome({ application: told("refused"), verdict: reopen })).toBe("review.notAllowed");
    const empty = { ...reopen, reason: "" } as Verdict;
    expect(outcome({ application: told("refused"), verdict: empty, actor: head })).toBe("review.whyRequired");
    expect(outcome({ application: untold("refused"), verdict: reopen, actor: head })).toBe("review.notAnnounced");
    expect(decide({ application: told("refused"), verdict: reopen, actor: head, event, now })).toMatchObject({
      ok: true,
      value: { state: "inReview", publicReason: null, announceAt: null, decidedById: null, recommendedById: null },
    });
  });

  it("is never one's own to change", () => {
    const own = { email: head.email };
    expect(outcome({ application: { ...told("approved"), ...own }, verdict: revoke, actor: head })).toBe(
      "review.ownApplication",
    );
    expect(outcome({ application: { ...told("refused"), ...own }, verdict: reopen, actor: head })).toBe(
      "review.ownApplication",
    );
  });
});

describe("questions to the applicant", () => {
  const ask = (...sections: Section[]): Verdict => ({
    kind: "ask",
    questions: sections.map((section) => ({ section, text: "Уточните" })),
  });

  it("are asked while nothing is recommended or decided, one at least, of what this application has", () => {
    for (const state of ["submitted", "inReview"] as const)
      expect(outcome({ application: { ...application, state }, verdict: ask("name", "document") })).toBe(
        "clarification",
      );
    expect(outcome({ verdict: ask() })).toBe("review.questionRequired");
    expect(outcome({ verdict: ask("mfa") })).toBe("form.unexpected");
    expect(outcome({ verdict: ask("mfa"), application: { ...application, regime: "foreign" } })).toBe("clarification");
    for (const state of ["recommended", "clarification", "approved", "waitlisted"] as const)
      expect(outcome({ application: { ...application, state }, verdict: ask("name") })).toBe("review.notFromHere");
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
  const said = fc.constantFrom("", "Мест нет");
  const maybe = fc.constantFrom(null, "", "Так решили");
  const verdict: fc.Arbitrary<Verdict> = fc.oneof(
    fc.record({
      kind: fc.constant("approve" as const),
      entrySlot: fc.constantFrom(null, 0, 1, 2),
      zones: fc.subarray(["A", "B", "C"]),
      pool: fc.constantFrom(null, "P", "Q"),
      override: maybe,
    }),
    fc.record({ kind: fc.constant("refuse" as const), publicReason: said, internalNote: maybe, override: maybe }),
    fc.record({ kind: fc.constant("waitlist" as const), internalNote: maybe }),
    fc.record({
      kind: fc.constant("recommend" as const),
      for: fc.constantFrom(...recommendations),
      internalNote: maybe,
    }),
    fc.record({
      kind: fc.constant("ask" as const),
      questions: fc.array(fc.record({ section: fc.constantFrom(...sections), text: fc.constant("Что это?") }), {
        maxLength: 2,
      }),
    }),
    fc.constant({ kind: "sendBack" as const }),
    fc.constant({ kind: "undo" as const }),
    fc.record({ kind: fc.constant("revoke" as const), publicReason: said, internalNote: maybe }),
    fc.record({ kind: fc.constant("reopen" as const), reason: said }),
  );
  const actor: fc.Arbitrary<Actor> = fc.record({
    id: fc.constantFrom("a", "b", "c"),
    name: fc.constant("Кто-то"),
    email: fc.constantFrom("aglaia@telegraf.example", "a@desk.example"),
    role: fc.constantFrom("officer", "head", ...staffRoles),
    eventIds: fc.constantFrom<string[]>([], ["event"], ["another"]),
  });
  const move = fc.record({
    verdict,
    actor,
    claims: fc.boolean(),
    wait: fc.integer({ min: 0, max: 15 }),
    ahead: fc.constantFrom(0, 0, 2),
    places: fc.constantFrom(
      { taken: 0, limit: null },
      { taken: 1, limit: 2 },
      { taken: 2, limit: 2 },
      { taken: 0, limit: 0 },
    ),
  });
  const start = fc.constantFrom(...applicationStates);

  it("stays on the track, and never lets one person do both halves of what takes two", () => {
    fc.assert(
      fc.property(start, fc.boolean(), fc.array(move, { maxLength: 20 }), (state, two, moves) => {
        let standing: Deliberated = { ...application, state };
        let at = now;
        for (const { verdict, actor, claims, wait, ahead, places } of moves) {
          at = new Date(at.getTime() + wait * 60_000);
          standing = { ...standing, places, ahead: standing.state === "waitlisted" ? ahead : 0 };
          const about = { application: standing, actor, event: { ...event, twoPeople: two }, now: at };
          const from = standing.state;
          const result = claims ? claim(about) : decide({ ...about, verdict });
          if (!result.ok) continue;
          const to = result.value.state;
          const edge = edgeFrom(claims ? "claim" : verdict.kind, from);
          if (claims && from === to) expect(edge).toBeNull();
          else expect(edge?.to, `${from} to ${to}`).toBe(to);
          expect(["officer", "head"]).toContain(actor.role);
          if (edge && !edge.by.includes("desk")) expect(actor.role).toBe("head");
          expect(actor.eventIds).not.toContain("another");
          if (!claims && verdict.kind !== "ask") expect(actor.email).not.toBe(standing.email);
          if (!claims && two && ["approved", "refused", "waitlisted"].includes(to)) {
            const first = standing.recommendedById ?? standing.decidedById;
            expect(first).not.toBeNull();
            expect(first).not.toBe(actor.id);
            expect(actor.role).toBe("head");
          }
          const full = to === "approved" && places.limit !== null && places.taken >= places.limit;
          if (full || (standing.ahead > 0 && (to === "approved" || to === "refused"))) {
            expect(actor.role).toBe("head");
            expect("override" in verdict && verdict.override).toBe("Так решили");
          }
          standing = { ...standing, ...result.value };
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
