import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { sections } from "@/lib/application/correction";
import { edgeFrom } from "@/lib/application/status";
import { applicationStates } from "@/lib/application/types";
import { application, event, now } from "@/lib/review/examples";
import { claim, decide } from "@/lib/review/rules";
import { type Deliberated, recommendations, type Verdict } from "@/lib/review/types";
import { staffRoles } from "@/lib/staff/types";

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
