import { describe, expect, it } from "vitest";
import { edgeFrom, heldUntilReleased, isHeld, outcomeOf, publicState, track } from "@/lib/application/status";
import { type ApplicationState, applicationStates } from "@/lib/application/types";

/** The application track as domain's table has it, without what comes before it is submitted. */
const domain: Record<ApplicationState, readonly ApplicationState[]> = {
  submitted: ["inReview", "approved", "refused", "waitlisted", "clarification", "withdrawn"],
  inReview: ["approved", "refused", "waitlisted", "recommended", "clarification", "withdrawn"],
  clarification: ["inReview", "withdrawn"],
  recommended: ["approved", "refused", "waitlisted", "inReview", "withdrawn"],
  waitlisted: ["approved", "refused", "inReview", "withdrawn"],
  approved: ["inReview", "revoked", "withdrawn"],
  refused: ["inReview"],
  revoked: [],
  withdrawn: [],
};

describe("the application track", () => {
  it("has every edge of the domain, and no other", () => {
    for (const from of applicationStates) {
      const to = track.filter((edge) => edge.from.includes(from)).map((edge) => edge.to);
      expect([...new Set(to)].sort(), from).toEqual([...domain[from]].sort());
    }
  });

  it("gives each verb one edge from a state at most, and one state to lead to", () => {
    for (const { verb, from, to } of track) {
      expect(outcomeOf(verb)).toBe(to);
      for (const state of from)
        expect(track.filter((edge) => edge.verb === verb && edge.from.includes(state))).toHaveLength(1);
    }
  });

  it("asks a reason for whatever takes something away, and a head for whatever goes back on a word given", () => {
    for (const state of ["submitted", "inReview", "recommended", "waitlisted"] as const)
      expect(edgeFrom("refuse", state)?.needs).toContain("publicReason");
    expect(edgeFrom("revoke", "approved")).toMatchObject({ by: ["head"], needs: ["announced", "publicReason"] });
    expect(edgeFrom("reopen", "refused")).toMatchObject({ by: ["head"], needs: ["announced", "reason"] });
    for (const verb of ["approve", "refuse"] as const) expect(edgeFrom(verb, "waitlisted")?.needs).toContain("turn");
  });

  it("shows a decision that is not announced as being in review, but a withdrawal at once", () => {
    const now = new Date("2030-05-10T12:00:00Z");
    const later = new Date("2030-05-10T12:10:00Z");
    for (const state of applicationStates)
      expect(publicState({ state, announceAt: later }, now)).toBe(state === "withdrawn" ? state : "inReview");
    expect(publicState({ state: "revoked", announceAt: now }, now)).toBe("revoked");
  });

  it("shows a decision that is held as being in review, however late it is", () => {
    const held = { state: "approved", announceAt: heldUntilReleased } as const;
    expect(isHeld(held)).toBe(true);
    expect(isHeld({ announceAt: null })).toBe(false);
    for (const year of ["2027", "2099", "9999"])
      expect(publicState(held, new Date(`${year}-01-01T00:00:00Z`))).toBe("inReview");
  });
});
