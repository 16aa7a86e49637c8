import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise } from "@/lib/names/normalise";
import { type Script, scriptProblem } from "@/lib/names/script";

const twins = [
  ["a", "а"],
  ["c", "с"],
  ["e", "е"],
  ["o", "о"],
  ["p", "р"],
  ["x", "х"],
  ["H", "Н"],
  ["K", "К"],
] as const;
const script = fc.constantFrom<Script>("cyrillic", "latin");

describe("script of a name", () => {
  it("names the wrong letter as a reader counts and offers the whole corrected spelling", () => {
    expect(scriptProblem("Фогельзaнг", "cyrillic")).toEqual({
      kind: "wrongScript",
      position: 8,
      length: 10,
      offset: 7,
      letter: "a",
      replacement: "а",
      fix: "Фогельзанг",
    });
    expect(scriptProblem("Cергей", "cyrillic")).toMatchObject({ position: 1, letter: "C", fix: "Сергей" });
    expect(scriptProblem("Анна-Мaрия", "cyrillic")).toMatchObject({ position: 6, offset: 6, length: 9 });
    expect(scriptProblem("Аndrews", "latin")).toMatchObject({ position: 1, replacement: "A", fix: "Andrews" });
  });

  it("offers no spelling that would still be wrong", () => {
    expect(scriptProblem("Sмith", "latin")).toEqual({
      kind: "strayLetter",
      position: 2,
      length: 5,
      offset: 1,
      letter: "м",
    });
    expect(scriptProblem("Sergeev", "cyrillic")).toEqual({ kind: "otherScript" });
    expect(scriptProblem("Сергеев", "latin")).toEqual({ kind: "otherScript" });
  });

  it("takes the letters of every Slavic and Turkic alphabet, and Latin letters with any marks", () => {
    for (const name of [
      "Їжак",
      "Ґалаґан",
      "Ўладзімір",
      "Ђорђе Љубиша",
      "Нұрсұлтан",
      "Әбіш Қабылұлы",
      "Гасан оглы",
      "О'Коннор",
      "Ӹлян",
    ]) {
      expect(scriptProblem(normalise(name), "cyrillic")).toBeNull();
    }
    for (const name of [
      "Jürgen",
      "Əliyev",
      "Nguyễn",
      "Łukasz",
      "Ẹ̀bùn",
      "O'Brien",
      "J. R. R.",
      "Þór",
      "Müller-Lüdenscheidt",
      "M̃a",
    ]) {
      expect(scriptProblem(normalise(name), "latin")).toBeNull();
    }
  });

  it("refuses direction overrides and control characters by themselves (security 13)", () => {
    expect(scriptProblem("Ива\u202Eнов", "cyrillic")).toEqual({ kind: "forbidden", position: 4 });
    expect(scriptProblem("Smi\u0000th", "latin")).toEqual({ kind: "forbidden", position: 4 });
    expect(scriptProblem("Sm\uD800ith", "latin")).toEqual({ kind: "forbidden", position: 3 });
  });

  it("refuses digits, signs, ornament, and a name without a letter", () => {
    expect(scriptProblem("Иван0в", "cyrillic")).toMatchObject({ kind: "badCharacter", letter: "0" });
    expect(scriptProblem("Smith <b>", "latin")).toMatchObject({ kind: "badCharacter", letter: "<" });
    expect(scriptProblem("Z̶͓̎̈́ͅalgo", "latin")).toMatchObject({ kind: "badCharacter" });
    expect(scriptProblem("- '", "cyrillic")).toEqual({ kind: "noLetters" });
    expect(scriptProblem("А. С.", "cyrillic")).toMatchObject({ kind: "badCharacter", letter: "." });
  });

  it("passes every fix that it offers", () => {
    const mixed = fc.array(fc.oneof(fc.constantFrom(...twins.flat()), fc.constantFrom("-", " ", "ж", "d")), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(mixed, script, (letters, into) => {
        const problem = scriptProblem(normalise(letters.join("")), into);
        if (problem?.kind === "wrongScript") expect(scriptProblem(problem.fix, into)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it("answers for any string at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), script, (text, into) => {
        expect(() => scriptProblem(text, into)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
    expect(scriptProblem("я".repeat(1_000_000), "cyrillic")).toBeNull();
  });
});
