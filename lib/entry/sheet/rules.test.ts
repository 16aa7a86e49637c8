import { describe, expect, it } from "vitest";
import { context } from "@/lib/application/examples";
import { readSheet, type SheetTerms } from "@/lib/entry/sheet/rules";
import type { EntryEvent } from "@/lib/entry/types";

const event: EntryEvent = {
  id: "0197",
  slug: "summit",
  status: "published",
  title: { ru: "Саммит", en: "Summit" },
  timeZone: "Europe/Moscow",
  opensAt: new Date("2026-04-20T06:00:00Z"),
  closesAt: new Date("2026-05-13T09:00:00Z"),
  startsAt: new Date("2099-05-20T09:00:00Z"),
  endsAt: new Date("2026-05-15T15:00:00Z"),
  latePolicy: "closed",
  regimes: ["russian", "foreign"],
  mfaWaived: false,
  waiver: null,
  consentVersion: context.consentVersion,
  materials: { photo: "no", letter: "no", equipment: false, vehicles: false },
};
const terms: SheetTerms = { event, context, now: new Date("2026-05-14T09:00:00Z"), mayOverride: false };

const typed = {
  channel: "fax",
  receivedDay: "12",
  receivedMonth: "мая",
  receivedYear: "2026",
  receivedTime: "18.30",
  note: " факс  из редакции \n на двух листах ",
  regime: "russian",
  outletName: "  «Северный  телеграф» ",
  outletCountry: "",
  editorName: "",
  editorEmail: "",
  editorPhone: "8 495 000-12-41",
  letters: "ru",
};
const codesOf = (changes: Record<string, string>, in_: Partial<SheetTerms> = {}) => {
  const read = readSheet({ ...typed, ...changes }, { ...terms, ...in_ });
  return read.ok ? [] : read.error.map(({ field, code }) => `${field} ${code}`);
};

describe("a sheet", () => {
  it("says what came, when by the event's clock, and of which outlet its people are", () => {
    expect(readSheet(typed, terms)).toEqual({
      ok: true,
      value: {
        channel: "fax",
        receivedAt: new Date("2026-05-12T15:30:00Z"),
        late: false,
        lateReason: null,
        note: "факс из редакции\nна двух листах",
        letters: "ru",
        regime: "russian",
        outletName: "«Северный телеграф»",
        outletCountry: "RU",
        editorName: null,
        editorEmail: "",
        editorPhone: "+74950001241",
        equipment: [],
        vehicles: [],
      },
    });
  });

  it("tells everything that it lacks at once, in the order of its form", () => {
    expect(codesOf(Object.fromEntries(Object.keys(typed).map((field) => [field, ""])))).toEqual([
      "channel entry.channelRequired",
      "receivedDay entry.receivedDate",
      "regime regime.required",
      "outletName outlet.required",
      "letters entry.lettersRequired",
    ]);
    expect(codesOf({ editorPhone: "", receivedTime: "" })).toEqual([
      "receivedTime entry.timeRequired",
      "editorPhone phone.required",
    ]);
    expect(codesOf({ regime: "foreign", editorPhone: "+7 495 000-12-41" })).toEqual([
      "outletCountry outlet.countryRequired",
    ]);
  });

  it("says what the crew brings along where the event asks, and tells which line is wrong", () => {
    const equipment = "Камера Sony PXW-Z90, серийный номер 1234567\nШтатив, нет";
    const asking = { event: { ...event, materials: { ...event.materials, equipment: true, vehicles: true } } };
    const read = readSheet({ ...typed, equipment, vehicles: "a 123 bc 77, Ford Transit" }, { ...terms, ...asking });
    expect(read).toMatchObject({
      value: {
        equipment: [
          { name: "Камера Sony PXW-Z90", serial: "1234567" },
          { name: "Штатив", serial: null },
        ],
        vehicles: [{ plate: "А123ВС77", make: "Ford Transit" }],
      },
    });
    expect(codesOf({ equipment: "Камера", vehicles: "Ford" }, asking)).toEqual([
      "equipment equipment.serial",
      "vehicles vehicles.plate",
    ]);
    expect(readSheet({ ...typed, equipment, vehicles: "?" }, terms)).toMatchObject({
      value: { equipment: [], vehicles: [] },
    });
  });

  it("of a telephone call has a note of the call", () => {
    expect(codesOf({ channel: "telephone", note: " \n " })).toEqual(["note entry.noteRequired"]);
    expect(codesOf({ channel: "paper", note: "" })).toEqual([]);
    expect(codesOf({ note: "а\u0000" })).toEqual(["note text.forbidden"]);
    expect(codesOf({ note: "а".repeat(2001) })).toEqual(["note text.tooLong"]);
  });

  it("is never from the future or from before the window, and of media that the event asks", () => {
    expect(codesOf({ receivedDay: "14", receivedTime: "12:01" })).toEqual(["receivedTime entry.future"]);
    expect(codesOf({ receivedDay: "1", receivedMonth: "4" })).toEqual(["receivedTime entry.early"]);
    expect(codesOf({ receivedTime: "после обеда" })).toEqual(["receivedTime entry.timeUnreadable"]);
    expect(codesOf({}, { event: { ...event, regimes: ["foreign"] } })).toEqual(["regime entry.regimeNotAsked"]);
    expect(codesOf({}, { event: { ...event, status: "cancelled" } })).toEqual([" entry.eventOff"]);
  });

  it("that is late follows the event's policy", () => {
    const late = { receivedDay: "13", receivedTime: "12:00" };
    const under = (latePolicy: EntryEvent["latePolicy"], mayOverride = false) => ({
      event: { ...event, latePolicy },
      mayOverride,
    });
    expect(codesOf({ ...late, receivedTime: "11:59" })).toEqual([]);
    expect(codesOf(late, under("closed", true))).toEqual(["receivedTime entry.late"]);
    expect(readSheet({ ...typed, ...late }, { ...terms, ...under("lateQueue") })).toMatchObject({
      value: { late: true, lateReason: null },
    });
    expect(codesOf({ ...late, lateReason: "Так" }, under("override"))).toEqual(["receivedTime entry.lateNeedsHead"]);
    expect(codesOf(late, under("override", true))).toEqual(["lateReason entry.lateReasonRequired"]);
    expect(
      readSheet({ ...typed, ...late, lateReason: " Сбой факса " }, { ...terms, ...under("override", true) }),
    ).toMatchObject({
      value: { late: true, lateReason: "Сбой факса" },
    });
  });
});
