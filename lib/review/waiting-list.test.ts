import { describe, expect, it } from "vitest";
import {
  application,
  approve,
  event,
  head,
  minutes,
  now,
  officer,
  outcome,
  refuse,
  twoPeople,
  undo,
  waitlist,
} from "@/lib/review/examples";
import { decide } from "@/lib/review/rules";
import type { Deliberated, Verdict } from "@/lib/review/types";

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
