import { describe, expect, it } from "vitest";
import type { Section } from "@/lib/application/correction";
import {
  application,
  approve,
  event,
  head,
  minutes,
  now,
  officer,
  outcome,
  recommend,
  refuse,
  reopen,
  revoke,
  twoPeople,
  undo,
  waitlist,
} from "@/lib/review/examples";
import { decide, isUndoable } from "@/lib/review/rules";
import type { Deliberated, Verdict } from "@/lib/review/types";
import { staffRoles } from "@/lib/staff/types";

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
