import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type VettingState, vettingEdge, vettingResults, vettingStates, vettingTrack } from "./status";

const anyState = fc.constantFrom<VettingState>(...vettingStates);

describe("the vetting track", () => {
  it("has these edges and no other", () => {
    const edges = vettingStates.flatMap((from) =>
      vettingStates.filter((to) => vettingEdge(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(edges).toEqual([
      "notSent → sent",
      "sent → notSent",
      "sent → cleared",
      "sent → objected",
      "sent → needsData",
      "cleared → notSent",
      "cleared → objected",
      "cleared → needsData",
      "objected → notSent",
      "objected → cleared",
      "objected → needsData",
      "needsData → notSent",
      "needsData → cleared",
      "needsData → objected",
    ]);
  });

  it("comes to a result only through the vetter, and only of who was sent", () => {
    for (const result of vettingResults) {
      expect(vettingEdge("notSent", result)).toBeNull();
      for (const edge of vettingTrack.filter(({ to }) => to === result)) expect(edge.by).toBe("vetter");
    }
  });

  it("on no way comes to an answer without being sent since the last change of identity", () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 30 }), (wanted) => {
        let state: VettingState = "notSent";
        let sent = false;
        for (const to of wanted) {
          const edge = vettingEdge(state, to);
          if (!edge) continue;
          state = edge.to;
          if (edge.verb === "send") sent = true;
          if (edge.verb === "expire") sent = false;
          expect(sent).toBe(state !== "notSent");
        }
      }),
    );
  });

  it("lets a changed identity end every answer", () => {
    for (const state of vettingStates)
      if (state !== "notSent") expect(vettingEdge(state, "notSent")).toMatchObject({ verb: "expire", by: "itself" });
  });
});
