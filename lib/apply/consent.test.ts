import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { consentText, consentVersions } from "@/lib/apply/consent";
import { comingSession } from "@/prisma/demo-events";

const facts = { controller: "CONTROLLER", event: "EVENT", until: "UNTIL", email: "EMAIL" };

describe("the consent", () => {
  it("says in both languages who, what for, until when, and how to withdraw", () => {
    for (const version of consentVersions) {
      for (const locale of ["ru", "en"] as const) {
        const { sections, statement } = consentText(version, locale, facts);
        const whole = JSON.stringify(sections);
        for (const fact of Object.values(facts)) expect(whole).toContain(fact);
        expect(sections).toHaveLength(6);
        expect(statement).not.toBe("");
      }
    }
  });

  it("exists for the demo's events", () => {
    expect(consentVersions).toContain(comingSession(Temporal.PlainDate.from("2030-01-01")).consentVersion);
  });

  it("is never made up for a version that nobody has written", () => {
    for (const version of ["", "2020-01", "__proto__", "constructor"])
      expect(() => consentText(version, "ru", facts)).toThrow();
  });
});
