import fc from "fast-check";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { context, foreign, russian } from "@/lib/application/examples";
import { fixableValue, hints, readApplication } from "@/lib/application/steps";
import type { Answers, FieldError } from "@/lib/application/types";
import en from "@/messages/en/errors.json";
import ru from "@/messages/ru/errors.json";

const errorsOf = (answers: Answers, in_ = context): FieldError[] => {
  const read = readApplication(answers, in_);
  return read.ok ? [] : read.error;
};
const materials = { photo: "required", letter: "required", equipment: true, vehicles: true } as const;

/** For every code of errors: answers that lead to it. */
const leadingTo: Record<string, Answers> = {
  "regime.required": { ...russian, regime: "" },
  "outlet.required": { ...russian, outletName: "" },
  "outlet.countryRequired": { ...foreign, outletCountry: "" },
  "outlet.countryUnknown": { ...foreign, outletCountry: "ZZ" },
  "text.tooLong": { ...russian, outletName: "а".repeat(201) },
  "text.forbidden": { ...russian, outletName: "а\u202Eб" },
  "name.required": { ...russian, familyRu: "" },
  "name.wrongScript": { ...russian, familyRu: "Цвeткова" },
  "name.strayLetter": { ...russian, familyRu: "Цвdткова" },
  "name.otherScript": { ...russian, familyRu: "Tsvetkova" },
  "name.badCharacter": { ...russian, familyRu: "Цветкова1" },
  "name.forbidden": { ...russian, familyRu: "Цвет\u202Eкова" },
  "name.noLetters": { ...russian, familyRu: "-" },
  "name.mononym": { ...russian, mononym: "yes" },
  "name.patronymicDeclared": { ...russian, noPatronymic: "yes" },
  "position.required": { ...russian, position: "" },
  "birthPlace.required": { ...russian, birthPlace: "" },
  "birthDate.empty": { ...russian, birthDay: "", birthMonth: "", birthYear: "" },
  "birthDate.partial": { ...russian, birthYear: "" },
  "birthDate.unreadable": { ...russian, birthYear: "74" },
  "birthDate.impossible": { ...russian, birthDay: "32" },
  "birthDate.future": { ...russian, birthYear: "2027" },
  "birthDate.implausible": { ...russian, birthYear: "1874" },
  "document.kindRequired": { ...russian, documentKind: "" },
  "document.numberRequired": { ...russian, documentNumber: "" },
  "document.tooLong": { ...russian, documentNumber: "1".repeat(61) },
  "document.forbidden": { ...russian, documentNumber: "1\u202E" },
  "document.internal": { ...russian, documentNumber: "1" },
  "document.travel": { ...russian, documentKind: "travel", documentNumber: "12" },
  "document.letterForDigit": { ...russian, documentNumber: "451234567О" },
  "document.notDigits": { ...russian, documentNumber: "Щ" },
  "document.badCharacter": { ...foreign, documentNumber: "Щ123456" },
  "document.lookAlike": { ...foreign, documentNumber: "А123456" },
  "document.length": { ...foreign, documentNumber: "A1" },
  "document.noDigits": { ...foreign, documentKind: "other", documentNumber: "ABCDE" },
  "citizenship.required": { ...foreign, citizenship: "" },
  "citizenship.unknown": { ...foreign, citizenship: "ZZ" },
  "mfa.required": { ...foreign, mfaState: "" },
  "mfa.notWaived": { ...foreign, mfaState: "waived" },
  "mfa.numberRequired": { ...foreign, mfaNumber: "" },
  "mfaExpiry.empty": { ...foreign, mfaExpiryDay: "", mfaExpiryMonth: "", mfaExpiryYear: "" },
  "mfaExpiry.partial": { ...foreign, mfaExpiryDay: "" },
  "mfaExpiry.unreadable": { ...foreign, mfaExpiryMonth: "?" },
  "mfaExpiry.impossible": { ...foreign, mfaExpiryDay: "32" },
  "email.required": { ...russian, editorEmail: "" },
  "email.tooLong": { ...russian, email: `abcd@${"b.".repeat(125)}ru` },
  "email.several": { ...russian, email: "a@b.ru,c@d.ru" },
  "email.forbidden": { ...russian, email: "a\u0000@b.ru" },
  "email.plainOnly": { ...russian, email: "<a@b.ru>" },
  "email.space": { ...russian, email: "a b@c.ru" },
  "email.shape": { ...russian, email: "a" },
  "email.lookAlike": { ...russian, email: "а@b.ru" },
  "email.letter": { ...russian, email: "щ@b.ru" },
  "email.domain": { ...russian, email: "a@b" },
  "phone.required": { ...russian, phone: "" },
  "phone.tooLong": { ...russian, phone: "1".repeat(70) },
  "phone.invalid": { ...russian, phone: "+7" },
  "phone.countryCode": { ...foreign, phone: "123" },
  "phone.extension": { ...russian, phone: "+7 495 123-45-67 доб. 1" },
  "consent.required": { ...russian, consent: "" },
  "consent.changed": { ...russian, consentVersion: "0" },
  "form.unexpected": { ...russian, evil: "1" },
  "photo.required": { ...russian, letter: "1" },
  "letter.required": { ...russian, photo: "1" },
  "equipment.serial": { ...russian, equipment: "Камера" },
  "equipment.name": { ...russian, equipment: ", 12" },
  "equipment.tooLong": { ...russian, equipment: "а".repeat(251) },
  "equipment.forbidden": { ...russian, equipment: "Каме\u202Eра, 1" },
  "equipment.tooMany": { ...russian, equipment: "Камера, 1\n".repeat(61) },
  "vehicles.plate": { ...russian, vehicles: "Ford" },
  "vehicles.make": { ...russian, vehicles: "А123ВС77" },
  "vehicles.tooLong": { ...russian, vehicles: "а".repeat(251) },
  "vehicles.forbidden": { ...russian, vehicles: "А123ВС77, Fo\u202Erd" },
  "vehicles.tooMany": { ...russian, vehicles: "А123ВС77, Ford\n".repeat(11) },
};

describe("errors in words", () => {
  const words = { ru, en } as const;

  function say(locale: "ru" | "en", { code, params }: FieldError): string {
    const translator = createTranslator({
      locale,
      messages: words[locale],
      onError: (error) => {
        throw error;
      },
    });
    return (translator as unknown as (key: string, values?: FieldError["params"]) => string)(code, params);
  }

  it("has a text in both languages for every error that any answers lead to", () => {
    for (const [code, answers] of Object.entries(leadingTo)) {
      const aboutMaterials = /^(photo|letter|equipment|vehicles)\./.test(code);
      const found = errorsOf(answers, aboutMaterials ? { ...context, materials } : context);
      const error = found.find((e) => e.code === code);
      expect(error, code).toBeDefined();
      if (!error) continue;
      for (const locale of ["ru", "en"] as const) {
        expect(say(locale, error)).toMatch(/^\p{Lu}/u);
        expect(say(locale, error)).not.toMatch(/[{}]|undefined/);
      }
    }
  });

  it("says nothing that no answers lead to", () => {
    const others: Record<string, Answers> = {
      "mfa.requiredOrWaived": { ...foreign, mfaState: "" },
      "mfaExpiry.beforeEnd": { ...foreign, mfaExpiryMonth: "1" },
      "document.replaced": { ...russian, birthYear: "2006" },
      "document.underFourteen": { ...russian, birthYear: "2020" },
    };
    const waiving = { ...context, mfaWaived: true };
    const foreignOnly = errorsOf(russian, { ...context, regimes: ["foreign"] });
    expect(foreignOnly.map(({ code }) => code)).toEqual(["regime.notAdmitted"]);
    for (const locale of ["ru", "en"] as const)
      expect(foreignOnly.map((error) => say(locale, error)).join()).not.toMatch(/[{}]/);
    for (const [code, answers] of Object.entries(others)) {
      const told = [...errorsOf(answers, waiving), ...hints(answers, waiving)];
      const error = told.find((e) => e.code === code);
      expect(error, code).toBeDefined();
      if (error) expect([say("ru", error), say("en", error)].join()).not.toMatch(/[{}]/);
    }
    const known = new Set([...Object.keys(leadingTo), ...Object.keys(others), "regime.notAdmitted"]);
    const areas = new Set([...known].map((code) => code.split(".")[0]));
    for (const messages of [ru, en]) {
      const codes = Object.entries(messages).flatMap(([area, keys]) =>
        Object.keys(keys).map((key) => `${area}.${key}`),
      );
      expect(codes.filter((code) => areas.has(code.split(".")[0]) && !known.has(code))).toEqual([]);
    }
  });

  it("names the letter, its place and its replacement as a person would", () => {
    const error = errorsOf({ ...foreign, familyRu: "Фогельзaнг" })[0];
    expect(error && fixableValue(error)).toBe("Фогельзанг");
    expect(error && say("ru", error).replaceAll("\u00A0", " ")).toBe(
      "В русской фамилии восьмая буква — латинская «a». Замените её на кириллическую «а»",
    );
    expect(error && say("en", error)).toBe(
      "In the Russian family name, letter 8 is a Latin “a”. Replace it with the Cyrillic «а»",
    );
    const far = errorsOf({ ...foreign, familyLat: "Abcdefghijklmnо" })[0];
    expect(far && say("ru", far).replaceAll("\u00A0", " ")).toBe(
      "В фамилии латиницей 15-я буква — кириллическая «о». Замените её на латинскую «o»",
    );
  });

  it("has a text for every code that arbitrary answers lead to", () => {
    const sign = fc.constantFrom(..."aаcс1О0-' @.,+№\u202E\u0000щß");
    const answers = fc.tuple(
      fc.constantFrom(russian, foreign),
      fc.dictionary(fc.constantFrom(...Object.keys(foreign)), fc.string({ unit: sign, maxLength: 20 })),
    );
    fc.assert(
      fc.property(answers, ([valid, changes]) => {
        for (const error of errorsOf({ ...valid, ...changes })) {
          expect(say("ru", error) + say("en", error)).not.toMatch(/[{}]/);
        }
      }),
      { numRuns: 100 },
    );
  });
});
