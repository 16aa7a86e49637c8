import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesOf, faultIn, fillIn, inBraces, type Values } from "@/lib/event/letters/rules";
import { letterKinds, placeholders, placeholdersOf } from "@/lib/event/letters/types";

const values: Values = {
  name: "Северцева Аглая",
  outlet: "«Северный телеграф»",
  reference: "0123-4567",
  event: "Сессия",
  entrySlot: "15 мая, 10:00–11:00",
  entrance: "Боровицкие ворота",
  zones: "Пресс-центр",
  pool: "",
  reason: "Мест нет.",
};
const kind = fc.constantFrom(...letterKinds);
/** Texts made of what matters here: braces, placeholders whole and broken, line breaks, replacement patterns. */
const scrap = fc.oneof(
  fc.constantFrom(...placeholders.map(inBraces), "{", "}", "{}", "{nmae}", "\n", "$&", "$1", "\\", "{__proto__}"),
  fc.string({ maxLength: 8 }),
);
const anyText = fc.array(scrap, { maxLength: 12 }).map((parts) => parts.join(""));
const anyValues = fc.record(
  Object.fromEntries(placeholders.map((name) => [name, anyText])) as Record<keyof Values, typeof anyText>,
);

describe("an event's words", () => {
  it.each([
    ["closes every brace", "Здравствуйте, {name", "approved", "unclosed", "{name"],
    ["opens every brace", "Здравствуйте, name}", "approved", "unopened", undefined],
    ["names what there is", "{Name}", "approved", "unknown", "{Name}"],
    ["names something", "{}", "approved", "unknown", "{}"],
    ["has no spaces in braces", "{ name }", "approved", "unknown", "{ name }"],
    ["names what this letter has", "Вход: {entrance}", "refused", "foreign", "{entrance}"],
    ["gives no reason for an approval", "{reason}", "approved", "foreign", "{reason}"],
    ["does not nest", "{{name}}", "approved", "unclosed", "{"],
  ] as const)("%s", (_, text, kind, code, found) => {
    const fault = faultIn(text, kind);
    expect(fault?.code).toBe(`event.letters.${code}`);
    expect(fault?.params?.found).toBe(found);
  });

  it("may name each placeholder of its kind", () => {
    for (const kind of letterKinds) expect(faultIn(placeholdersOf[kind].map(inBraces).join(" "), kind)).toBeNull();
  });

  it("become paragraphs, with a dash for what there is not", () => {
    expect(fillIn("Уважаемый коллега {name}!\r\n\n\nВход: {entrance}. Пул: {pool}.", values)).toEqual([
      "Уважаемый коллега Северцева Аглая!",
      "Вход: Боровицкие ворота. Пул: —.",
    ]);
  });

  it("insert each value as it is, once: a name that looks like a placeholder or a pattern stays one", () => {
    const hostile = { ...values, name: "{reason} $& <b>{name}</b>", reason: "СЕКРЕТ" };
    expect(fillIn("{name}", hostile)).toEqual([hostile.name]);
    expect(fillIn("{name} {name}", hostile)).toEqual([`${hostile.name} ${hostile.name}`]);
  });

  it("that passed the check leave no brace of their own, whatever the values are", () => {
    const plain = fc.record(
      Object.fromEntries(placeholders.map((name) => [name, fc.string().map((text) => text.replace(/[{}]/g, ""))])),
    ) as fc.Arbitrary<Values>;
    fc.assert(
      fc.property(anyText, kind, plain, (text, kind, values) => {
        fc.pre(faultIn(text, kind) === null);
        expect(fillIn(text, values).join("\n")).not.toMatch(/[{}]/);
      }),
    );
  });

  it("are filled in without an exception, whatever they and the values are, and keep their number of paragraphs", () => {
    fc.assert(
      fc.property(anyText, anyValues, (text, values) => {
        const lines = text.split(/\n+/).filter((line) => line.trim() !== "");
        expect(fillIn(text, values)).toHaveLength(lines.length);
      }),
    );
  });

  it("are compared field by field", () => {
    const before = { version: 1, words: { refused: { ru: "Нет.", en: "No." } }, reasons: [] };
    const after = { words: { refused: { ru: "Нет.", en: "Sorry." } }, reasons: [{ ru: "Мест нет.", en: "Full." }] };
    expect(changesOf(before, before)).toEqual({});
    expect(changesOf(before, after)).toEqual({
      refusedEn: { before: "No.", after: "Sorry." },
      reasons: { before: [], after: ["Мест нет. / Full."] },
    });
  });
});
