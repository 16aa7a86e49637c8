import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fullFields } from "@/lib/event/desk/examples";
import { readEventForm, writeEventForm } from "@/lib/event/desk/form";
import { saveSchema } from "@/lib/event/desk/schema";

function read(changes: Record<string, string>) {
  const found: Record<string, string> = {};
  const fields = readEventForm({ ...writeEventForm(fullFields), ...changes }, (field, code) => {
    found[field] ??= code;
  });
  return { fields, found };
}

const word = fc.stringMatching(/^[A-Za-zА-яёЁ«»№][A-Za-zА-яёЁ «»№.,-]{0,20}[a-zа-я]$/);
const minute = fc.integer({ min: 30_000_000, max: 32_000_000 }).map((minutes) => new Date(minutes * 60_000));

describe("an event's form", () => {
  it("reads back what it was written from", () => {
    expect(read({})).toEqual({ fields: fullFields, found: {} });
  });

  it("reads back any texts, zones and moments in order, in any time zone, also where a clock shows a time twice", () => {
    fc.assert(
      fc.property(
        fc.record({ titleRu: word, titleEn: word, entranceRu: word, remarkEn: word }),
        fc.uniqueArray(minute, { minLength: 5, maxLength: 5, selector: Number }),
        fc.constantFrom("Europe/Moscow", "Europe/Berlin", "America/Los_Angeles"),
        fc.uniqueArray(
          fc.record({ code: fc.stringMatching(/^[A-ZА-Я0-9]{1,8}$/), name: fc.record({ ru: word, en: word }) }),
          {
            selector: ({ code }) => code,
            maxLength: 6,
          },
        ),
        (texts, instants, timeZone, zones) => {
          const [opensAt, closesAt, startsAt, decideBy, endsAt] = instants.toSorted((a, b) => Number(a) - Number(b));
          const retainUntil = new Date("2099-01-01T00:00:00Z");
          const fields = { ...fullFields, ...texts, timeZone, zones, retainUntil } as typeof fullFields;
          Object.assign(fields, { opensAt, closesAt, startsAt, decideBy, endsAt });
          const found: string[] = [];
          expect(readEventForm(writeEventForm(fields), (field, code) => found.push(`${field} ${code}`))).toEqual(
            fields,
          );
          expect(found).toEqual([]);
        },
      ),
    );
  });

  it.each([
    ["a zone that does not exist", { timeZone: "Europe/Atlantis" }, "timeZone", "event.zone"],
    ["no title", { titleEn: " " }, "titleEn", "event.missing.titleEn"],
    ["an address with a space", { slug: "summit 2027" }, "slug", "event.slug"],
    ["a window that ends before it begins", { closesAt: "2027-04-01T12:00" }, "closesAt", "event.order.closes"],
    ["an end before the beginning", { endsAt: "2027-05-15T13:30" }, "endsAt", "event.order.ends"],
    ["data destroyed before the end", { retainUntil: "2027-05-14" }, "retainUntil", "event.order.retain"],
    ["a day that is not in the calendar", { retainUntil: "2027-02-30" }, "retainUntil", "event.day"],
    [
      "an hour that a zone skips",
      { timeZone: "Europe/Berlin", opensAt: "2027-03-28T02:30" },
      "opensAt",
      "event.time.skipped",
    ],
    [
      "an hour that a zone has twice",
      { timeZone: "Europe/Berlin", decideBy: "2026-10-25T02:30" },
      "decideBy",
      "event.time.twice",
    ],
    ["nobody admitted", { regimeRussian: "", regimeForeign: "" }, "regimeRussian", "event.regimes"],
    ["a slot without its end", { slotTo1: "" }, "slotTo1", "event.time.unreadable"],
    ["a slot that ends as it begins", { slotTo0: "2027-05-15T10:00" }, "slotTo0", "event.slot.order"],
    ["a code of two words", { zoneCode0: "A B" }, "zoneCode0", "event.places.code"],
    ["a code twice, in other letters' case", { zoneCode1: "a" }, "zoneCode1", "event.places.twice"],
    ["a zone without a name in one language", { zoneEn1: "" }, "zoneEn1", "event.places.name"],
    ["a quota in words", { quotaAny: "five" }, "quotaAny", "event.quota.number"],
    ["a quota of no outlet", { quotaOutlet0: "" }, "quotaOutlet0", "event.quota.outlet"],
    ["a delay of more than a week", { announceDelay: "10081" }, "announceDelay", "event.delay"],
    ["an address that is none", { contactEmail: "press" }, "contactEmail", "event.email"],
  ])("says that %s is wrong, beside its field", (_what, changes, field, code) => {
    expect(read(changes).found).toMatchObject({ [field]: code });
  });

  it("leaves out rows that were emptied, and takes new ones wherever they stand", () => {
    const { fields, found } = read({
      zoneCode0: "",
      zoneRu0: "",
      zoneEn0: "",
      zoneCode7: "c",
      zoneRu7: "Двор",
      zoneEn7: "Yard",
    });
    expect(found).toEqual({});
    expect(fields.zones).toEqual([fullFields.zones[1], { code: "C", name: { ru: "Двор", en: "Yard" } }]);
  });

  it("is refused whole with a field that it does not have", () => {
    const form = {
      ...writeEventForm(fullFields),
      id: "0190a5d0-0000-7000-8000-000000000000",
      version: "3",
      locale: "ru",
    };
    expect(saveSchema.safeParse(form)).toMatchObject({ success: true, data: { version: 3, fields: fullFields } });
    for (const name of ["status", "publicKey", "__proto__", "slotFrom0WhichWhich", "zoneCode1000"]) {
      const forged = Object.defineProperty({ ...form }, name, { value: "x", enumerable: true });
      expect(
        saveSchema.safeParse(forged).error?.issues.map(({ message }) => message),
        name,
      ).toEqual(["form.unexpected"]);
    }
  });
});
