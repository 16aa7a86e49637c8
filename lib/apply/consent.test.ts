import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { consentText, consentVersions, namesMaterials } from "@/lib/apply/consent";
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

  it("names a photo, a letter and goods from the version on that events may ask for them", () => {
    for (const version of consentVersions)
      for (const [locale, named] of [
        ["ru", ["фотография и письмо редакции", "техника и машины"]],
        ["en", ["a photo and the letter", "equipment and vehicles"]],
      ] as const) {
        const whole = JSON.stringify(consentText(version, locale, facts));
        for (const words of named) expect(whole.includes(words), `${version} ${words}`).toBe(namesMaterials(version));
      }
    expect(namesMaterials(consentVersions.at(-1) ?? "")).toBe(true);
  });

  it("exists for the demo's events", () => {
    expect(consentVersions).toContain(comingSession(Temporal.PlainDate.from("2030-01-01")).consentVersion);
  });

  it("is never made up for a version that nobody has written", () => {
    for (const version of ["", "2020-01", "__proto__", "constructor"])
      expect(() => consentText(version, "ru", facts)).toThrow();
  });
});
