import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bothNames, nameRows, outletChanges, outletKey, renamed, titleOf, without } from "@/lib/outlet/rules";
import { createSchema, readOutletFilter, removeField, saveSchema } from "@/lib/outlet/schema";
import type { OutletFields } from "@/lib/outlet/types";

const outlet: OutletFields = {
  nameRu: "Северный телеграф",
  nameEn: "Northern Telegraph",
  country: "RU",
  kind: "print",
  registration: null,
};

const form = {
  ...{ locale: "ru", nameRu: "«Полдень»", nameEn: "", country: "RU", kind: "television", registration: "" },
  ...{ aliases: "", key: "", typedCountry: "" },
};

describe("the key of an outlet's name", () => {
  it("is one for every case, quotation mark, stop and ё of a text, and another for another spelling", () => {
    const texts = ["«Северный Телёграф»", "северный телеграф.", " “СЕВЕРНЫЙ  ТЕЛЕГРАФ” "];
    expect(new Set(texts.map(outletKey))).toEqual(new Set(["северный телеграф"]));
    expect(outletKey("Severnyi telegraf")).not.toBe(outletKey("Северный телеграф"));
    expect(outletKey("«…»")).toBe("");
  });

  it("is its own key, and the same however it is dressed, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const key = outletKey(text);
        expect(outletKey(key)).toBe(key);
        expect(outletKey(`«${text}».`)).toBe(key);
      }),
    );
  });
});

describe("the texts that lead to an outlet", () => {
  it("are its names in its country and its aliases in theirs, each once", () => {
    const rows = nameRows(outlet, [
      { text: "Северный Телеграф", country: "RU" },
      { text: "Северный телеграф", country: "KZ" },
      { text: "…", country: "RU" },
    ]);
    expect(rows.map(({ text, country, official }) => [text, country, official])).toEqual([
      ["Северный телеграф", "RU", true],
      ["Northern Telegraph", "RU", true],
      ["Северный телеграф", "KZ", false],
    ]);
  });

  it("keep a name that the outlet bore before, and lose an alias only by its box", () => {
    const before = [
      { id: "1", text: "Телеграф", country: "RU", official: true },
      { id: "2", text: "СТ", country: "RU", official: false },
      { id: "3", text: "Телеграфъ", country: "RU", official: false },
    ];
    const rows = renamed(before, { ...outlet, nameEn: null }, { added: ["Сев. телеграф"], removed: ["1", "2"] });
    expect(rows.map(({ text, official }) => [text, official])).toEqual([
      ["Северный телеграф", true],
      ["Телеграф", false],
      ["Телеграфъ", false],
      ["Сев. телеграф", false],
    ]);
    expect(without(rows, nameRows(outlet, [])).map(({ text }) => text)).toEqual([
      "Телеграф",
      "Телеграфъ",
      "Сев. телеграф",
    ]);
  });
});

describe("an outlet's form", () => {
  const codesOf = (changes: object, schema: { safeParse: typeof createSchema.safeParse } = createSchema) =>
    schema.safeParse({ ...form, ...changes }).error?.issues.map(({ message, path }) => `${path.join(".")} ${message}`);

  it("asks for a name in one language at least, a country and a kind, and says what is wrong with each", () => {
    expect(codesOf({})).toBeUndefined();
    expect(codesOf({ nameRu: " " })).toEqual(["nameRu outlets.nameMissing"]);
    expect(codesOf({ nameRu: "", nameEn: "Noon TV" })).toBeUndefined();
    expect(codesOf({ nameEn: "«»" })).toEqual(["nameEn outlets.nameNoLetters"]);
    expect(codesOf({ nameRu: "а".repeat(201) })).toEqual(["nameRu outlets.tooLong"]);
    expect(codesOf({ nameRu: "а\u202Eб" })).toEqual(["nameRu outlets.forbidden"]);
    expect(codesOf({ country: "ZZ", kind: "fax" })).toEqual([
      "country outlets.countryMissing",
      "kind outlets.kindMissing",
    ]);
    expect(codesOf({ aliases: "а\n".repeat(51) })).toEqual(["aliases outlets.aliasesTooMany"]);
    expect(codesOf({ aliases: "а".repeat(201) })).toEqual(["aliases outlets.tooLong"]);
    expect(codesOf({ other: "x" })).toBeDefined();
  });

  it("reads aliases a line each and the boxes that take them away", () => {
    const id = "019ad000-0000-7000-8000-000000000001";
    const { key: _, typedCountry: __, ...saved } = form;
    const read = saveSchema.parse({
      ...saved,
      id,
      version: "3",
      aliases: "ТК\r\n\r\n Полдень ТВ ",
      [removeField(id)]: "yes",
    });
    expect(read).toMatchObject({ version: 3, aliases: ["ТК", "Полдень ТВ"], removed: [id], nameEn: null });
  });
});

it("tells before and after of what differs, and calls an outlet by the page's language where it can", () => {
  expect(outletChanges(outlet, { ...outlet, kind: "online", nameEn: null })).toEqual({
    outletKind: { before: "print", after: "online" },
    nameEn: { before: "Northern Telegraph", after: null },
  });
  expect([bothNames(outlet, "ru"), bothNames({ ...outlet, nameEn: null }, "en")]).toEqual([
    "Северный телеграф (Northern Telegraph)",
    "Северный телеграф",
  ]);
  expect([titleOf(outlet, "en"), titleOf({ ...outlet, nameEn: null }, "en")]).toEqual([
    "Northern Telegraph",
    "Северный телеграф",
  ]);
});

it("reads the register's filter from an address, and leaves open what cannot be", () => {
  expect(readOutletFilter({ q: " Полдень ", kind: "radio", country: "AT" })).toEqual({
    ...{ q: "Полдень", kind: "radio", country: "AT" },
  });
  expect(readOutletFilter({ q: ["a", "b"], kind: "fax", country: "ZZ" })).toEqual({ q: "", kind: "", country: "" });
});
