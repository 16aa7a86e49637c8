import { describe, expect, it } from "vitest";
import { rowMaker } from "@/lib/lists/cells";
import { allColumns, type Column, fieldsOf, isSealed, openColumns, usualColumns } from "@/lib/lists/columns";
import type { ListPerson } from "@/lib/lists/types";
import { listWords } from "@/lib/lists/words";

const event = {
  startsAt: new Date("2012-05-15T09:30:00Z"),
  timeZone: "Europe/Moscow",
  entrySlots: [{ from: new Date("2012-05-15T06:00:00Z"), to: new Date("2012-05-15T07:00:00Z") }],
};

const russian: ListPerson = {
  familyRu: "Цветкова",
  givenRu: "Юлия",
  patronymicRu: "Ильинична",
  familyLat: null,
  givenLat: null,
  patronymicLat: null,
  outletName: "Телеканал «Полдень»",
  outletCountry: "RU",
  position: "корреспондент",
  regime: "russian",
  reference: "7K2M-9QXT-4FHC-8DPE",
  phone: "+79161234567",
  email: "iu@example.org",
  entrySlot: 0,
  zones: ["A", "B"],
  pool: "P1",
  mfaState: null,
  mfaNumber: null,
  equipment: [
    { name: "Камера Sony PXW-Z280", serial: "1234567" },
    { name: "Штатив", serial: null },
  ],
  vehicles: [{ plate: "А123ВС77", make: "Ford Transit" }],
  sealed: {
    documentKind: "internal",
    documentNumber: "0012003456",
    birthDate: "1980-05-03",
    birthPlace: "Тверь",
    citizenship: "RU",
  },
};

const foreign: ListPerson = {
  ...russian,
  familyRu: "Вирджоно",
  givenRu: "",
  patronymicRu: null,
  familyLat: "Wirdjono",
  givenLat: "",
  outletCountry: "ID",
  regime: "foreign",
  mfaState: "number",
  mfaNumber: "0042",
};

function cell(column: Column, person: ListPerson, locale: "ru" | "en" = "ru", about = event) {
  return rowMaker([column], { locale, event: about })(person, 7)[0];
}

describe("what a list says of a person", () => {
  it("gives the Latin spelling as the person gave it", () => {
    expect(cell("nameLat", foreign, "en")).toBe("Wirdjono");
    expect(cell("familyLat", foreign, "en")).toBe("Wirdjono");
    expect(cell("givenLat", foreign, "en")).toBeNull();
  });

  it("transliterates other names by ICAO Doc 9303 in an English list, and says so", () => {
    expect(cell("nameLat", russian, "en")).toBe("Tsvetkova Iuliia Ilinichna (transliterated)");
    expect(cell("familyLat", russian, "en")).toBe("Tsvetkova (transliterated)");
    expect(cell("givenLat", russian, "en")).toBe("Iuliia (transliterated)");
    expect(cell("patronymicLat", { ...russian, patronymicRu: null }, "en")).toBeNull();
  });

  it("leaves the Latin spelling out of a Russian list where none was given", () => {
    expect(cell("nameLat", russian)).toBeNull();
    expect(cell("familyLat", russian)).toBeNull();
  });

  it.each([
    ["internal", "0012003456", "0012 № 003456", "0012 No. 003456"],
    ["travel", "700012345", "70 № 0012345", "70 No. 0012345"],
    ["foreign", "012345678", "№ 012345678", "No. 012345678"],
    ["foreign", "12E45", "№ 12E45", "No. 12E45"],
    ["other", "=1+1", "№ =1+1", "No. =1+1"],
  ] as const)("never gives the number of a document (%s, %s) the look of a number", (documentKind, number, ru, en) => {
    const person = { ...russian, sealed: { ...sealedOf(russian), documentKind, documentNumber: number } };
    expect(cell("documentNumber", person)).toBe(ru);
    expect(cell("documentNumber", person, "en")).toBe(en);
  });

  it("gives sealed values only where they were opened", () => {
    for (const column of allColumns.filter(isSealed)) {
      expect(cell(column, { ...russian, sealed: null })).toBeNull();
      expect(cell(column, russian)).not.toBeNull();
    }
  });

  it("says dates, countries and entry in the list's language and the event's zone", () => {
    expect(cell("birthDate", russian)).toBe("03.05.1980");
    expect(cell("birthDate", russian, "en")).toBe("1980-05-03");
    expect(cell("country", foreign)).toBe("Индонезия");
    expect(cell("country", foreign, "en")).toBe("Indonesia");
    expect(cell("citizenship", { ...russian, sealed: { ...sealedOf(russian), citizenship: "XX" } })).toBe(
      "без гражданства",
    );
    expect(cell("entrySlot", russian)).toBe("10:00–11:00");
    expect(cell("entrySlot", { ...russian, entrySlot: null })).toBeNull();
    expect(cell("entrySlot", { ...russian, entrySlot: 9 })).toBeNull();
  });

  it("says the day of entry where not all slots are on the first", () => {
    const later = { from: new Date("2012-05-16T06:00:00Z"), to: new Date("2012-05-16T07:00:00Z") };
    expect(cell("entrySlot", russian, "en", { ...event, entrySlots: [...event.entrySlots, later] })).toBe(
      "15\u00a0May, 10:00–11:00",
    );
  });

  it("says where the accreditation by the Ministry of Foreign Affairs stands", () => {
    expect(cell("mfaNumber", foreign)).toBe("0042");
    expect(cell("mfaNumber", { ...foreign, mfaState: "pending", mfaNumber: null }, "en")).toBe("applied for");
    expect(cell("mfaNumber", russian)).toBeNull();
  });

  it("says what the crew brings along, each thing with its number", () => {
    expect(cell("equipment", russian)).toBe("Камера Sony PXW-Z280 1234567; Штатив");
    expect(cell("vehicles", russian)).toBe("А123ВС77 Ford Transit");
    expect(cell("equipment", { ...russian, equipment: [] })).toBeNull();
  });

  it("has a number in no column but the running one", () => {
    for (const person of [russian, foreign])
      for (const column of allColumns.filter((each) => each !== "number"))
        expect(typeof cell(column, person)).not.toBe("number");
    expect(cell("number", russian)).toBe(7);
  });
});

function sealedOf(person: ListPerson) {
  if (person.sealed === null) throw new Error("no record");
  return person.sealed;
}

describe("columns", () => {
  it("are named in both languages", () => {
    for (const locale of ["ru", "en"] as const) {
      const words = listWords(locale);
      const heads = allColumns.map((column) => words(`column.${column}`));
      expect(new Set(heads).size).toBe(allColumns.length);
      expect(heads.every((head) => !head.includes("column."))).toBe(true);
    }
  });

  it("chosen by themselves hold nothing that is sealed", () => {
    expect([...usualColumns("ru"), ...usualColumns("en"), ...openColumns].some(isSealed)).toBe(false);
  });

  it("select the fields that they show, and no others", () => {
    expect(fieldsOf(["number"])).toEqual([]);
    expect(fieldsOf(["nameRu", "familyRu", "outlet"])).toEqual(["familyRu", "givenRu", "patronymicRu", "outletName"]);
    const blank = Object.fromEntries(Object.keys(russian).map((field) => [field, null]));
    for (const column of openColumns) {
      for (const person of [russian, foreign]) {
        const selected = Object.fromEntries(fieldsOf([column]).map((field) => [field, person[field]]));
        const part = { ...blank, ...selected } as ListPerson;
        expect(cell(column, part, "en")).toBe(cell(column, person, "en"));
      }
    }
  });
});
