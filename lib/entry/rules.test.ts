import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { context, foreign, russian } from "@/lib/application/examples";
import {
  barredNow,
  gaps,
  gapsOf,
  localInstant,
  nameTyped,
  personFields,
  readPerson,
  timeliness,
} from "@/lib/entry/rules";
import type { SheetOutlet } from "@/lib/entry/types";

const sheet: SheetOutlet = {
  regime: "russian",
  outletName: "Северный вестник",
  outletCountry: "RU",
  editorName: null,
  editorEmail: "",
  editorPhone: "+74950001241",
};
const abroad: SheetOutlet = { ...sheet, regime: "foreign", outletName: "Nordwind Rundschau", outletCountry: "DE" };
const typed = (answers: Record<string, string>) => ({ ...answers, consentBasis: "signed" });

describe("when something was received", () => {
  const at = (text: string) => new Date(text);
  const event = {
    status: "published" as const,
    opensAt: at("2030-05-01T09:00:00Z"),
    closesAt: at("2030-05-13T09:00:00Z"),
    endsAt: at("2030-05-15T15:00:00Z"),
  };

  it("decides by the window: from its opening, included, until its closing, excluded", () => {
    expect(timeliness(event, at("2030-05-01T08:59:59Z"))).toBe("early");
    expect(timeliness(event, at("2030-05-01T09:00:00Z"))).toBe("inTime");
    expect(timeliness(event, at("2030-05-13T08:59:00Z"))).toBe("inTime");
    expect(timeliness(event, at("2030-05-13T09:00:00Z"))).toBe("late");
  });

  it("is in time also once the event is closed by hand, and never where it takes nothing", () => {
    expect(timeliness({ ...event, status: "closed" }, at("2030-05-12T09:00:00Z"))).toBe("inTime");
    for (const status of ["draft", "postponed", "cancelled", "archived"] as const) {
      expect(timeliness({ ...event, status }, at("2030-05-12T09:00:00Z"))).toBe("off");
      expect(barredNow({ ...event, status }, at("2030-05-12T09:00:00Z"))).toBe("entry.eventOff");
    }
    expect(barredNow(event, at("2030-05-14T09:00:00Z"))).toBeNull();
    expect(barredNow(event, event.endsAt)).toBe("entry.eventOver");
  });

  it("is read by the event's clock, however the time is typed", () => {
    for (const time of ["9:05", "09:05", "09.05", "9 05", "0905", "9-05"])
      expect(localInstant("2030-05-10", time, "Europe/Moscow")).toEqual(at("2030-05-10T06:05:00Z"));
    expect(localInstant("2030-05-10", "0:00", "Asia/Vladivostok")).toEqual(at("2030-05-09T14:00:00Z"));
    for (const time of ["", "9", "24:00", "9:60", "утром", "9:05:00"])
      expect(localInstant("2030-05-10", time, "Europe/Moscow")).toBeNull();
  });
});

describe("a person of a sheet", () => {
  it("passes by the applicant's own checks, with the sheet's outlet and contact", () => {
    const read = readPerson(sheet, typed(russian), context);
    expect(read).toMatchObject({
      ok: true,
      value: {
        basis: "signed",
        stated: {
          regime: "russian",
          outlet: { name: "Северный вестник", country: "RU" },
          nameRu: { family: "Цветкова" },
          editor: { email: "", phone: "+74950001241" },
          document: { documentNumber: "0012345678", birthDate: "1974-03-27" },
          consent: { version: context.consentVersion },
        },
      },
    });
    expect(readPerson(abroad, typed(foreign), context)).toMatchObject({
      value: { stated: { regime: "foreign", outlet: { country: "DE" }, nameLat: { family: "Vogelsang" } } },
    });
  });

  it("needs no address and no telephone of their own, but those given must be right", () => {
    const without = typed({ ...russian, email: "", phone: "" });
    expect(readPerson(sheet, without, context)).toMatchObject({
      value: { stated: { contact: { email: "", phone: "" } } },
    });
    const wrong = readPerson(sheet, { ...without, email: "a@b@c", phone: "+7" }, context);
    expect(wrong).toMatchObject({ error: [{ field: "email" }, { field: "phone", code: "phone.invalid" }] });
  });

  it("is nobody's who has not consented in one of the two ways", () => {
    for (const consentBasis of ["", "form", "yes"])
      expect(readPerson(sheet, { ...typed(russian), consentBasis }, context)).toEqual({
        ok: false,
        error: [{ field: "consentBasis", code: "entry.consentRequired" }],
      });
  });

  it("has the sheet's outlet, whatever else is sent", () => {
    const read = readPerson(sheet, { ...typed(russian), outletName: "Другая", editorPhone: "+70000000000" }, context);
    expect(read).toMatchObject({ value: { stated: { outlet: { name: "Северный вестник" } } } });
  });
});

describe("the gaps of an unfinished entry", () => {
  const gapsIn = (answers: Record<string, string>, of = sheet) => {
    const read = readPerson(of, answers, context);
    return gapsOf(read.ok ? [] : read.error, answers);
  };

  it("name what is missing and what is wrong, each once", () => {
    const rest = typed({ ...russian, documentNumber: "" });
    expect(gapsIn(rest)).toEqual({ missing: ["documentNumber"], wrong: [] });
    expect(gapsIn({ ...rest, documentKind: "" })).toEqual({ missing: ["documentKind", "documentNumber"], wrong: [] });
    expect(gapsIn({ ...typed(russian), birthYear: "" })).toEqual({ missing: [], wrong: ["birthDate"] });
    expect(gapsIn({ ...typed(russian), birthDay: "", birthMonth: "", birthYear: "" }).missing).toEqual(["birthDate"]);
    expect(gapsIn({ ...typed(russian), familyRu: "Цвeткова" })).toEqual({ missing: [], wrong: ["familyRu"] });
    expect(gapsIn({}, abroad).missing).toEqual([
      "familyLat",
      "givenLat",
      "patronymicLat",
      "familyRu",
      "givenRu",
      "patronymicRu",
      "position",
      "birthDate",
      "birthPlace",
      "documentKind",
      "documentNumber",
      "citizenship",
      "mfaState",
      "consentBasis",
    ]);
  });

  it("are there exactly where the person cannot be entered, and hold nothing that was typed", () => {
    const value = fc.constantFrom("", "x", "1", "45 12 345678", "А", "\u202E", "yes", "other", "signed");
    // A box sends "yes" or nothing; what else comes in one is of no form of ours, and no gap.
    const boxes = fc.record({ mononym: fc.constantFrom("", "yes"), noPatronymic: fc.constantFrom("", "yes") });
    const named = personFields("foreign").filter((field) => field !== "mononym" && field !== "noPatronymic");
    const answers = fc.tuple(fc.dictionary(fc.constantFrom(...named), value), boxes).map(([a, b]) => ({ ...a, ...b }));
    fc.assert(
      fc.property(answers, fc.constantFrom(sheet, abroad), (some, of) => {
        const all = { ...typed(of === sheet ? russian : foreign), ...some };
        const { missing, wrong } = gapsIn(all, of);
        expect(missing.length + wrong.length > 0).toBe(!readPerson(of, all, context).ok);
        for (const gap of [...missing, ...wrong]) expect(gaps).toContain(gap);
        expect(missing.filter((gap) => wrong.includes(gap))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("come with a name to find the entry by, in whichever spelling there is, without signs that no list shows", () => {
    expect(nameTyped(russian)).toBe("Цветкова Юлия Фёдоровна");
    expect(nameTyped({ familyLat: " Vogelsang ", givenLat: "Jürgen" })).toBe("Vogelsang Jürgen");
    expect(nameTyped({ familyRu: "Ив\u0000ан\u202Eов" })).toBe("Иванов");
    expect(nameTyped({})).toBe("");
  });
});
