import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sourceOf } from "@/lib/apply/rules";
import { stillSuggested, suggestionFor, withSuggestions } from "@/lib/apply/suggestions";

const russian = ["familyRu", "givenRu", "patronymicRu"];

describe("a suggested spelling", () => {
  it("is read by the language of the outlet's country, or better the person's", () => {
    expect(suggestionFor("familyRu", { familyLat: "Vogelsang", outletCountry: "AT" })).toBe("Фогельзанг");
    expect(suggestionFor("familyRu", { familyLat: "Vogelsang", outletCountry: "RU", citizenship: "AT" })).toBe(
      "Фогельзанг",
    );
  });

  it("goes both ways, and nowhere from nothing", () => {
    expect(suggestionFor("familyLat", { familyRu: "Цветкова" })).toBe("Tsvetkova");
    expect(suggestionFor("familyLat", { familyRu: " " })).toBe(null);
    expect(suggestionFor("position", { position: "x" })).toBe(null);
    expect(sourceOf("__proto__")).toBe(undefined);
  });

  it("fills empty fields and never what somebody has typed", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (latin, typed) => {
        fc.pre(typed.trim() !== "");
        const answers = { familyLat: latin, familyRu: typed, givenLat: "Anna", givenRu: "" };
        const filled = withSuggestions(russian, answers, []);
        expect(filled.answers.familyRu).toBe(typed);
        expect(filled.answers.givenRu).toBe("Анна");
        expect(filled.suggested).toEqual(["givenRu"]);
      }),
    );
  });

  it("is marked as one until it is edited", () => {
    const filled = withSuggestions(russian, { givenLat: "Anna" }, []);
    expect(stillSuggested(filled.suggested, filled.answers, filled.answers)).toEqual(["givenRu"]);
    expect(stillSuggested(filled.suggested, filled.answers, { ...filled.answers, givenRu: "Ана" })).toEqual([]);
  });
});
