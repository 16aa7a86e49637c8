import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchKey, searchQuery, searchText } from "@/lib/names/match";
import { transliterate } from "@/lib/names/transliterate";

/** Names as Russian builds them: ъ and ь after a consonant only, ъ before a vowel that it parts. */
const onset = fc.constantFrom(..."бвгджзклмнпрстфхцчшщ", "ст", "тц", "");
const vowel = fc.constantFrom(..."аеёиоуыэюя");
const syllable = fc.oneof(
  fc.tuple(onset, vowel),
  fc.tuple(onset, vowel, fc.constantFrom("й", "нь", "ль", "рт", "н")),
  fc.tuple(fc.constantFrom("б", "д", "з", "с"), fc.constantFrom("ъе", "ъё", "ъю", "ъя", "ье", "ьё", "ью", "ья", "ьи")),
);
const russianName = fc.array(syllable, { minLength: 1, maxLength: 6 }).map((parts) => parts.flat().join(""));

const found = (query: string, text: string) =>
  searchQuery(query).every((forms) => forms.some((form) => text.includes(form)));

describe("matchKey", () => {
  it("is the same for one woman in every table and script", () => {
    const spellings = ["Юлия Цветкова", "Yuliya Tsvetkova", "Iuliia Tcvetkova", "Iuliia Tsvetkova", "ЮЛИЯ ЦВЕТКОВА"];
    expect(new Set(spellings.map(matchKey)).size).toBe(1);
  });

  it("is the same in all three tables for any Russian name", () => {
    fc.assert(
      fc.property(russianName, (name) => {
        const key = matchKey(name);
        expect(matchKey(transliterate(name, "icao"))).toBe(key);
        expect(matchKey(transliterate(name, "gost2010"))).toBe(key);
        expect(matchKey(transliterate(name, "order1997"))).toBe(key);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["Фёдор", "Федор"],
    ["Андреи\u0306", "Андрей"],
    ["Strauß", "STRAUSS"],
    ["Jürgen", "JUERGEN"],
    ["Jürgen", "Jurgen"],
    ["İbrahim", "IBRAHIM"],
    ["Bjørn", "BJOERN"],
    ["Горбачёв", "Gorbachyov"],
    ["Анна-Мария", "Anna Maria"],
    ["O’Brien", "OBRIEN"],
  ])("is the same for %s and %s", (a, b) => {
    expect(matchKey(a)).toBe(matchKey(b));
  });

  it("tells different names apart", () => {
    const names = ["Иванов", "Ильин", "Петров", "Петрова", "Лена", "Лина", "Сергей", "Цветков", "Шварц", "Жуков"];
    expect(new Set(names.map(matchKey)).size).toBe(names.length);
  });

  it("answers for any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(() => matchKey(text)).not.toThrow();
      }),
    );
    expect(matchKey("я".repeat(1_000_000))).toBe("");
  });
});

describe("search", () => {
  const text = searchText(["Цветкова", "Юлия", "Фёдоровна", "Nordwind Rundschau", "Strauß", "7K3M-9QXA"]);

  it.each([
    "цветкова",
    "Tsvetkova",
    "Tcvetk",
    "YULIYA",
    "Iuliia",
    "юлия цветк",
    "Федоровна",
    "фёдоровна",
    "rundschau",
    "STRAUSS",
    "strauß",
    "7k3m-9qxa",
    "9QXA",
  ])("finds by %s", (query) => {
    expect(found(query, text)).toBe(true);
  });

  it("does not find every name with an «а» by «ааа»", () => {
    expect(found("ааа", searchText(["Северцева Аглая"]))).toBe(false);
    expect(found("ааа", searchText(["Аааева"]))).toBe(true);
  });

  it("does not find what is not there", () => {
    expect(found("Петрова", text)).toBe(false);
    expect(found("Юлия Петрова", text)).toBe(false);
  });

  it("finds a Russian name by any table's spelling", () => {
    fc.assert(
      fc.property(russianName, fc.constantFrom("icao", "gost2010", "order1997"), (name, table) => {
        expect(found(transliterate(name, table), searchText([name]))).toBe(true);
        expect(found(name, searchText([name]))).toBe(true);
      }),
      {
        numRuns: 1000,
        examples: [
          ["ий", "order1997"],
          ["айё", "order1997"],
        ],
      },
    );
  });

  it("gives no form that means something in a LIKE pattern", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (query) => {
        expect(searchQuery(`100%_\\ ${query}`).flat().join("")).not.toMatch(/[%_\\]/);
      }),
    );
    expect(searchQuery("a ".repeat(500_000))).toEqual([]);
  });
});
