import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { context, foreign, russian } from "@/lib/application/examples";
import {
  fieldsOf,
  firstIncompleteStep,
  hints,
  readApplication,
  type Step,
  steps,
  validateStep,
  withFix,
} from "@/lib/application/steps";
import type { Answers, FieldError } from "@/lib/application/types";
import type { Materials } from "@/lib/event/types";

const errorsOf = (answers: Answers, in_ = context): FieldError[] => {
  const read = readApplication(answers, in_);
  return read.ok ? [] : read.error;
};
const codesOf = (answers: Answers, in_ = context) => errorsOf(answers, in_).map((e) => `${e.field} ${e.code}`);

describe("a whole application", () => {
  it("of Russian media has one spelling, no ministry, and Russia as its country", () => {
    expect(readApplication(russian, context)).toEqual({
      ok: true,
      value: {
        regime: "russian",
        outlet: { name: "Северный вестник", country: "RU" },
        nameRu: { family: "Цветкова", given: "Юлия", patronymic: "Фёдоровна", mononym: false },
        nameLat: null,
        mfa: null,
        position: "Корреспондент",
        document: {
          documentKind: "internal",
          documentNumber: "0012345678",
          birthDate: "1974-03-27",
          birthPlace: "Линц, Австрия",
          citizenship: "RU",
        },
        contact: { email: "person@example.org", phone: "+74950001240" },
        editor: { name: null, email: "desk@example.org", phone: "+49301234567" },
        consent: { version: "2026-01" },
        ...{ photo: null, letter: null, equipment: [], vehicles: [] },
      },
    });
  });

  it("of any media holds what its event asks besides, and nothing that it does not ask", () => {
    const materials: Materials = { photo: "required", letter: "optional", equipment: true, vehicles: true };
    expect(codesOf(russian, { ...context, materials })).toEqual(["photo photo.required"]);
    const answers = { ...russian, photo: "p", letter: "l", equipment: "Камера, 12", vehicles: "А123ВС77, Ford" };
    expect(readApplication(answers, { ...context, materials })).toMatchObject({
      value: {
        ...{ photo: "p", letter: "l", equipment: [{ name: "Камера", serial: "12" }] },
        vehicles: [{ plate: "А123ВС77", make: "Ford" }],
      },
    });
    const onlyLetter: Materials = { ...materials, photo: "no", equipment: false };
    expect(readApplication(answers, { ...context, materials: onlyLetter })).toMatchObject({
      value: { photo: null, letter: "l", equipment: [] },
    });
    expect(codesOf({ ...answers, equipment: "Камера", vehicles: "Ford" }, { ...context, materials })).toEqual([
      "equipment equipment.serial",
      "vehicles vehicles.plate",
    ]);
    // Paper carries no photo: the desk may enter somebody without.
    expect(codesOf(russian, { ...context, materials, byDesk: true })).toEqual([]);
  });

  it("of foreign media has both spellings, the outlet's country, citizenship and the ministry's accreditation", () => {
    const read = readApplication(foreign, context);
    expect(read).toMatchObject({
      ok: true,
      value: {
        outlet: { name: "Nordwind Rundschau", country: "DE" },
        nameLat: { family: "Vogelsang", given: "Jürgen Matthias", patronymic: null },
        nameRu: { family: "Фогельзанг", patronymic: null },
        document: { documentNumber: "C01X00T47", citizenship: "AT" },
        mfa: { state: "number", number: "12/Р-7", expires: "2026-12-31" },
      },
    });
  });

  it("lets the person, not the outlet, decide the document", () => {
    const bureau = readApplication(
      { ...foreign, documentKind: "internal", documentNumber: "4512 345678", citizenship: "RU" },
      context,
    );
    expect(bureau).toMatchObject({ value: { document: { documentKind: "internal", citizenship: "RU" } } });
    expect(codesOf({ ...russian, documentKind: "foreign" })).toEqual(["citizenship citizenship.required"]);
    const stateless = { ...russian, documentKind: "other", documentNumber: "ПУ 12/345", citizenship: "XX" };
    expect(readApplication(stateless, context)).toMatchObject({
      value: { document: { documentNumber: "ПУ 12/345", citizenship: "XX" } },
    });
  });

  it("takes a mononym and a missing patronymic by declaration only", () => {
    const one: Answers = {
      ...foreign,
      familyLat: "Suharto",
      givenLat: "",
      familyRu: "Сухарто",
      givenRu: "",
      noPatronymic: "",
    };
    expect(codesOf(one)).toEqual([
      "givenLat name.required",
      "patronymicLat name.required",
      "givenRu name.required",
      "patronymicRu name.required",
    ]);
    expect(readApplication({ ...one, mononym: "yes" }, context)).toMatchObject({
      value: { nameLat: { family: "Suharto", given: "", patronymic: null, mononym: true } },
    });
    expect(codesOf({ ...russian, patronymicRu: "" })).toEqual(["patronymicRu name.required"]);
    expect(readApplication({ ...russian, patronymicRu: "Гасан оглы" }, context)).toMatchObject({ ok: true });
  });

  it("waives the ministry's accreditation only where the event does", () => {
    const waived = { ...foreign, mfaState: "waived" };
    expect(codesOf(waived)).toEqual(["mfaState mfa.notWaived"]);
    expect(readApplication(waived, { ...context, mfaWaived: true })).toMatchObject({
      value: { mfa: { state: "waived" } },
    });
  });

  it("leaves out what only the other regime asks, and refuses what no form asks", () => {
    expect(readApplication({ ...foreign, ...russian, noPatronymic: "" }, context)).toMatchObject({
      ok: true,
      value: { nameLat: null, mfa: null },
    });
    for (const name of ["isAdmin", "state", "constructor"])
      expect(codesOf({ ...russian, [name]: "x" })).toEqual([" form.unexpected"]);
    const prototype: unknown = JSON.parse('{"__proto__": {"regime": "russian"}}');
    expect(codesOf(prototype as Answers)).toEqual([" form.unexpected"]);
  });

  it("refuses an object or a list where a text belongs", () => {
    for (const value of [{ $ne: "" }, ["a"], 1, null]) {
      expect(codesOf({ ...russian, email: value as unknown as string })).toEqual(["email form.unexpected"]);
    }
  });
});

describe("a page", () => {
  it("gives its errors in the order of its fields, one for each, with all that the person must mend", () => {
    const page: Answers = { ...foreign, familyRu: "Фогельзaнг", position: " ", birthYear: "" };
    expect(validateStep("person", page, context)).toEqual({
      ok: false,
      error: [
        {
          field: "familyRu",
          code: "name.wrongScript",
          params: {
            field: "familyRu",
            position: 8,
            length: 10,
            offset: 7,
            letter: "a",
            replacement: "а",
            fix: "Фогельзанг",
          },
        },
        { field: "position", code: "position.required", params: { field: "position" } },
        { field: "birthYear", code: "birthDate.partial", params: { missing: "year" } },
      ],
    });
  });

  it("gives its answers as they are kept", () => {
    const page = {
      ...russian,
      outletName: "  Северный   вестник ",
      email: " Person@Example.ORG",
      phone: "8 495 000 12 40",
    };
    expect(validateStep("outlet", page, context)).toMatchObject({ value: { outletName: "Северный вестник" } });
    expect(validateStep("contact", page, context)).toMatchObject({
      value: { email: "Person@example.org", phone: "+74950001240" },
    });
    expect(validateStep("document", page, context)).toMatchObject({ value: { documentNumber: "0012 345678" } });
  });

  it("passes again what it has passed", () => {
    for (const answers of [russian, foreign]) {
      for (const step of steps(answers)) {
        const once = validateStep(step, answers, context);
        expect(once.ok && validateStep(step, { ...answers, ...once.value }, context)).toEqual(once);
      }
    }
  });

  it("passes one by one exactly when the whole application passes", () => {
    const answers = fc
      .constantFrom(russian, foreign)
      .chain((valid) =>
        fc.tuple(
          fc.constant(valid),
          fc.constantFrom(...Object.keys(valid)),
          fc.constantFrom("", "a", "а", "1", "foreign", "yes", "\u202E"),
        ),
      );
    fc.assert(
      fc.property(answers, ([valid, field, value]) => {
        const changed = { ...valid, [field]: value };
        expect(readApplication(changed, context).ok).toBe(firstIncompleteStep(changed, context) === "check");
      }),
      { numRuns: 200 },
    );
  });

  it("is the first incomplete one where its answers do not pass", () => {
    expect(firstIncompleteStep({}, context)).toBe("outlet");
    expect(firstIncompleteStep({ ...russian, givenRu: "" }, context)).toBe("person");
    expect(firstIncompleteStep({ ...russian, consentVersion: "2025-01" }, context)).toBe("consent");
    expect(firstIncompleteStep(russian, context)).toBe("check");
    expect(validateStep("person", {}, context)).toMatchObject({
      error: [{ field: "regime", code: "regime.required" }],
    });
  });

  it("asks what its regime asks, in order", () => {
    expect(fieldsOf("person", foreign).slice(0, 4)).toEqual(["familyLat", "givenLat", "patronymicLat", "familyRu"]);
    expect(fieldsOf("person", russian)).not.toContain("familyLat");
    expect(fieldsOf("document", russian)).toEqual(["documentKind", "documentNumber", "citizenship"]);
    expect(fieldsOf("check", russian)).toEqual([]);
  });

  it("takes an offered fix on consent, and then passes", () => {
    const page = { ...foreign, familyRu: "Фогельзaнг", documentNumber: "С01Х00Т47", email: "persоn@example.org" };
    let fixed: Answers = page;
    for (const step of steps(context))
      for (const field of fieldsOf(step, page)) fixed = withFix(step, field, fixed, context);
    expect(fixed).toMatchObject({ familyRu: "Фогельзанг", documentNumber: "C01X00T47", email: "person@example.org" });
    expect(readApplication(fixed, context).ok).toBe(true);
    expect(withFix("person", "givenRu", page, context)).toBe(page);
  });

  it("answers for any text in any field, a megabyte in each too", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("\uD800", "\u0000", "yes"),
    );
    const answers = fc.tuple(
      fc.constantFrom(russian, foreign),
      fc.dictionary(fc.constantFrom(...Object.keys(foreign)), value),
    );
    fc.assert(
      fc.property(answers, ([valid, changes]) => {
        const changed: Answers = { ...valid, ...changes };
        expect(() => [readApplication(changed, context), hints(changed, context)]).not.toThrow();
      }),
      { numRuns: 200 },
    );
    const long = Object.fromEntries(Object.keys(foreign).map((field) => [field, "а ".repeat(500_000)]));
    expect(codesOf({ ...long, regime: "foreign" }).length).toBeGreaterThan(10);
  });
});

describe("hints", () => {
  it("tell that the ministry's accreditation ends before the event, and block nothing", () => {
    const short = { ...foreign, mfaExpiryDay: "14", mfaExpiryMonth: "мая" };
    expect(hints(short, context)).toEqual([{ field: "mfaExpiryDay", code: "mfaExpiry.beforeEnd" }]);
    expect(readApplication(short, context).ok).toBe(true);
    expect(hints({ ...short, mfaExpiryDay: "15" }, context)).toEqual([]);
  });

  it("tell that an internal passport is about to be replaced", () => {
    expect(hints({ ...russian, birthYear: "2006" }, context)).toEqual([
      { field: "documentNumber", code: "document.replaced", params: { age: 20 } },
    ]);
    expect(hints(russian, context)).toEqual([]);
  });
});

it("keeps the order of the journey", () => {
  expect(steps({})).toEqual(["outlet", "person", "document", "contact", "consent", "check"] satisfies Step[]);
});

it("asks for a photo, a letter and goods where the event does, and then only", () => {
  const asked = (materials: Partial<Materials>) =>
    steps({ materials: { photo: "no", letter: "no", equipment: false, vehicles: false, ...materials } }).slice(4, -2);
  expect(asked({})).toEqual([]);
  expect(asked({ photo: "optional", vehicles: true })).toEqual(["photo", "goods"]);
  expect(asked({ photo: "required", letter: "required", equipment: true })).toEqual(["photo", "letter", "goods"]);
});
