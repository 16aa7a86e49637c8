import { describe, expect, it } from "vitest";
import { application, head, minutes, outcome, recommend, twoPeople, undo } from "@/lib/review/examples";
import type { Deliberated } from "@/lib/review/types";

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
