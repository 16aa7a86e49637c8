import { describe, expect, it } from "vitest";
import { type answerFields, readAnswers } from "@/lib/application/clarification/rules";
import type { Answers, ApplicationContext } from "@/lib/application/types";

const context: ApplicationContext = {
  today: "2030-05-10",
  lastDay: "2030-05-15",
  mfaWaived: false,
  consentVersion: "1",
};
const before = { position: "редактор", outletName: "«Северный телеграф»" };
const read = (typed: Answers, sections: Parameters<typeof answerFields>[0] = ["position"]) =>
  readAnswers({ sections, regime: "russian", before, typed, context });
const document = {
  documentKind: "internal",
  documentNumber: "4509 112233",
  birthDay: "1",
  birthMonth: "май",
  birthYear: "1990",
  birthPlace: "г. Тверь",
};

describe("an answer to the desk", () => {
  it("corrects, says why nothing is to be corrected, or both", () => {
    expect(read({ position: "оператор" })).toMatchObject({
      ok: true,
      value: [{ section: "position", words: "", read: { position: "оператор" } }],
    });
    expect(read({ position: " редактор ", positionWords: " Так в  удостоверении. " })).toEqual({
      ok: true,
      value: [{ section: "position", read: null, words: "Так в  удостоверении." }],
    });
    expect(read({ position: "оператор", positionWords: "Перевели." })).toMatchObject({
      value: [{ words: "Перевели.", read: { position: "оператор" } }],
    });
  });

  it("that changes nothing and says nothing is no answer", () => {
    expect(read({ position: "редактор", positionWords: "  " })).toEqual({
      ok: false,
      error: [{ field: "positionWords", code: "clarification.sayOrCorrect", params: { section: "position" } }],
    });
  });

  it("replaces the sealed record whole or leaves it whole", () => {
    expect(read(document, ["document"])).toMatchObject({ value: [{ read: { document: { birthPlace: "г. Тверь" } } }] });
    expect(read({ documentWords: "Всё верно." }, ["document"])).toMatchObject({ value: [{ read: null }] });
    const half = read({ documentNumber: "4509 112233" }, ["document"]);
    expect(half.ok ? [] : half.error.map(({ field }) => field)).toContain("documentKind");
  });

  it("tells what is wrong in every question, in the order of the form", () => {
    const wrong = read({ position: "", outletName: "", outletWords: "Так." }, ["outlet", "position"]);
    expect(wrong.ok ? [] : wrong.error.map(({ code }) => code)).toEqual(["outlet.required", "position.required"]);
    expect(read({ position: "редактор", positionWords: "я".repeat(2_001) })).toMatchObject({
      error: [{ field: "positionWords", code: "clarification.tooLong" }],
    });
  });

  it("takes no field that nothing was asked about, and keeps no character that the database refuses", () => {
    for (const typed of [{ position: "x", phone: "1" }, JSON.parse('{"position":"x","__proto__":"y"}')])
      expect(read(typed)).toEqual({ ok: false, error: [{ field: "", code: "form.unexpected" }] });
    expect(read({ position: "редактор", positionWords: "а\u0000б\uD800\r\nв" })).toMatchObject({
      value: [{ words: "аб\uFFFD\nв" }],
    });
  });
});
