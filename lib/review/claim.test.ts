import { describe, expect, it } from "vitest";
import { application, event, head, minutes, now, officer } from "@/lib/review/examples";
import { claim, type Deliberation } from "@/lib/review/rules";
import type { Deliberated } from "@/lib/review/types";

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
