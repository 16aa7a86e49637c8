import { describe, expect, it } from "vitest";
import { parseForm } from "@/lib/action";
import { lettersSchema } from "@/lib/event/letters/schema";

const envelope = { event: "0190a5d0-0000-7000-8000-000000000000", version: "0", locale: "ru", step: "save" };

function read(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...envelope, ...fields })) form.set(name, value);
  return parseForm(lettersSchema, form);
}

const wrong = (fields: Record<string, string>) => {
  const result = read(fields);
  return result.ok ? [] : result.error.map(({ field, code }) => [field, code]);
};

describe("the form of an event's words", () => {
  it("gives the kinds that are written, and the reasons in their order without the empty rows", () => {
    const result = read({
      approvedRu: " Ждём вас, {name}! ",
      approvedEn: "We await you, {name}!",
      refusedRu: "",
      refusedEn: "",
      reasonRu2: "Мест нет.",
      reasonEn2: "Full.",
      reasonRu0: "Поздно.",
      reasonEn0: "Late.",
      reasonRu1: "",
      reasonEn1: " ",
    });
    expect(result.ok && result.value.letters).toEqual({
      words: { approved: { ru: "Ждём вас, {name}!", en: "We await you, {name}!" } },
      reasons: [
        { ru: "Поздно.", en: "Late." },
        { ru: "Мест нет.", en: "Full." },
      ],
    });
  });

  it.each([
    ["one language alone", { approvedRu: "Да" }, ["approvedEn", "event.letters.missingEn"]],
    ["the other alone", { revokedEn: "No more" }, ["revokedRu", "event.letters.missingRu"]],
    ["an unknown placeholder", { refusedRu: "{имя}", refusedEn: "No" }, ["refusedRu", "event.letters.unknown"]],
    ["another letter's", { refusedRu: "Нет", refusedEn: "{pool}" }, ["refusedEn", "event.letters.foreign"]],
    ["an open brace", { waitlistedRu: "{name", waitlistedEn: "W" }, ["waitlistedRu", "event.letters.unclosed"]],
    ["half a reason", { reasonRu0: "Мест нет." }, ["reasonEn0", "event.letters.missingEn"]],
    ["braces in a reason", { reasonRu0: "{name}", reasonEn0: "No" }, ["reasonRu0", "event.letters.reasonBraces"]],
    ["too long a text", { approvedRu: "а".repeat(4_001), approvedEn: "a" }, ["approvedRu", "event.tooLong"]],
    ["a field of no form of ours", { approvedDe: "Ja" }, [undefined, "form.unexpected"]],
  ] as const)("refuses %s, beside its field", (_, fields, failure) => {
    expect(wrong(fields)).toEqual([[...failure]]);
  });
});
