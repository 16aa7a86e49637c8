import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ApplicationState, applicationStates } from "@/lib/application/types";
import { type VettingState, vettableStates, vettingResults, vettingStates } from "@/lib/application/vetting/status";
import { answer } from "./rules";

const anyEntry = fc.record({
  state: fc.constantFrom<VettingState>(...vettingStates),
  expired: fc.boolean(),
  applicationState: fc.constantFrom<ApplicationState>(...applicationStates),
});
const anyAnswer = fc.record({
  result: fc.constantFrom(...vettingResults),
  note: fc.oneof(fc.constantFrom("", "  ", "\n"), fc.string()),
});
const live = { state: "sent", expired: false, applicationState: "inReview" } as const;

describe("an answer of the protective service", () => {
  it("is never given of who was not sent, has expired, or is no longer under review or approved", () => {
    fc.assert(
      fc.property(anyEntry, anyAnswer, (entry, given) => {
        if (!answer(entry, given).ok) return;
        expect(entry.state).not.toBe("notSent");
        expect(entry.expired).toBe(false);
        expect(vettableStates).toContain(entry.applicationState);
        expect(entry.state).not.toBe(given.result);
      }),
    );
  });

  it("clears without a word, but objects and asks for data only in words", () => {
    fc.assert(
      fc.property(anyAnswer, (given) => {
        const said = given.note.trim() !== "";
        expect(answer(live, given).ok).toBe(given.result === "cleared" || said);
      }),
    );
    expect(answer(live, { result: "objected", note: " " })).toMatchObject({
      error: { code: "vetting.reasonRequired" },
    });
    expect(answer(live, { result: "needsData", note: "" })).toMatchObject({ error: { code: "vetting.dataRequired" } });
  });

  it("may be another one later", () => {
    for (const from of vettingResults)
      for (const result of vettingResults)
        expect(answer({ ...live, state: from }, { result, note: "words" }).ok).toBe(from !== result);
  });
});
