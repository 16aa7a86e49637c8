import { describe, expect, it } from "vitest";
import { type ApplicationState, applicationStates } from "@/lib/application/types";
import { type VettingState, vettingStates } from "@/lib/application/vetting/status";
import { noBadgeFor } from "./rules";

const may = (vettingAsked: boolean) =>
  applicationStates.flatMap((state) =>
    vettingStates.filter((vetting) => noBadgeFor({ state, vetting }, { vettingAsked }) === null).map((v) => [state, v]),
  );

describe("a badge", () => {
  it("is for the approved alone, and where vetting is asked for, for those of them who were cleared", () => {
    expect(may(true)).toEqual([["approved", "cleared"]]);
    expect(may(false)).toEqual(vettingStates.map((vetting) => ["approved", vetting]));
  });

  it.each<[ApplicationState, VettingState, string]>([
    ["submitted", "cleared", "credential.notApproved"],
    ["recommended", "cleared", "credential.notApproved"],
    ["waitlisted", "notSent", "credential.notApproved"],
    ["refused", "cleared", "credential.over"],
    ["revoked", "cleared", "credential.over"],
    ["withdrawn", "cleared", "credential.over"],
    ["approved", "notSent", "credential.notSent"],
    ["approved", "sent", "credential.inVetting"],
    ["approved", "objected", "credential.objected"],
    ["approved", "needsData", "credential.needsData"],
  ])("is not for who is %s and %s: %s", (state, vetting, code) => {
    expect(noBadgeFor({ state, vetting }, { vettingAsked: true })).toBe(code);
  });
});
