import { stateless } from "@/lib/application/country";
import type { DocumentKind, Locale, SealedRecord } from "@/lib/application/types";
import { sayDay, saySlot } from "@/lib/event/moment";
import type { Column } from "@/lib/lists/columns";
import type { Cell, ListEvent, ListPerson, Row } from "@/lib/lists/types";
import { type ListWords, listWords } from "@/lib/lists/words";
import { transliterate } from "@/lib/names/transliterate";

type About = { locale: Locale; event: Pick<ListEvent, "startsAt" | "timeZone" | "entrySlots"> };

/** Gives the function that turns a person and their running number into the row of these columns, in the list's language. */
export function rowMaker(columns: readonly Column[], about: About): (person: ListPerson, number: number) => Row {
  const make = cellMakers(about);
  const makers = columns.map((column) => make[column]);
  return (person, number) => makers.map((maker) => maker(person, number));
}

type CellMaker = (person: ListPerson, number: number) => Cell;

function cellMakers({ locale, event }: About): Record<Column, CellMaker> {
  const words = listWords(locale);
  const country = countryNames(locale);
  const slots = slotNames(words, locale, event);
  const latin = latinNames(words, locale);
  const ofSealed = (read: (record: SealedRecord) => string): CellMaker => {
    return ({ sealed }) => (sealed === null ? null : read(sealed));
  };
  return {
    number: (_, number) => number,
    nameRu: (person) => joined(person.familyRu, person.givenRu, person.patronymicRu),
    nameLat: latin.whole,
    familyRu: (person) => person.familyRu,
    givenRu: (person) => person.givenRu || null,
    patronymicRu: (person) => person.patronymicRu,
    familyLat: (person) => latin.part(person, person.familyLat, person.familyRu),
    givenLat: (person) => latin.part(person, person.givenLat, person.givenRu),
    patronymicLat: (person) => latin.part(person, person.patronymicLat, person.patronymicRu),
    outlet: (person) => person.outletName,
    country: (person) => country(person.outletCountry),
    position: (person) => person.position,
    regime: (person) => words(`cell.regime.${person.regime}`),
    reference: (person) => person.reference,
    phone: (person) => person.phone,
    email: (person) => person.email,
    entrySlot: (person) => (person.entrySlot === null ? null : (slots[person.entrySlot] ?? null)),
    // By code, as a badge prints them.
    zones: (person) => person.zones?.join(", ") || null,
    pool: (person) => person.pool,
    mfaNumber: ({ mfaState, mfaNumber }) => {
      if (mfaState === null) return null;
      return mfaState === "number" ? mfaNumber : words(`cell.mfa.${mfaState}`);
    },
    equipment: ({ equipment }) => equipment.map(({ name, serial }) => joined(name, serial)).join("; ") || null,
    vehicles: ({ vehicles }) => vehicles.map(({ plate, make }) => joined(plate, make)).join("; ") || null,
    documentKind: ofSealed((record) => words(`cell.documentKind.${record.documentKind}`)),
    documentNumber: ofSealed((record) => documentNumberCell(record.documentKind, record.documentNumber, words)),
    birthDate: ofSealed((record) => calendarDate(record.birthDate, locale)),
    birthPlace: ofSealed((record) => record.birthPlace),
    citizenship: ofSealed(({ citizenship }) =>
      citizenship === stateless ? words("cell.stateless") : country(citizenship),
    ),
  };
}

/**
 * Series and number as a Russian form writes them: "0012 № 003456". Excel would read bare digits in a CSV as a number
 * and drop the leading zeros, and "12E45" as a power of ten; with the sign it is text to every spreadsheet, with no
 * formula and no invisible character.
 */
function documentNumberCell(kind: DocumentKind, number: string, words: ListWords): string {
  const series = kind === "internal" ? 4 : kind === "travel" ? 2 : 0;
  if (series === 0) return words("cell.number", { number });
  return words("cell.seriesAndNumber", { series: number.slice(0, series), number: number.slice(series) });
}

/** Latin spellings as given; an English list transliterates the others by ICAO Doc 9303 and says so. */
function latinNames(words: ListWords, locale: Locale) {
  const computed = (russian: string | null) =>
    locale === "en" && russian ? words("cell.transliterated", { name: transliterate(russian) }) : null;
  return {
    whole: (person: ListPerson) =>
      person.familyLat === null
        ? computed(joined(person.familyRu, person.givenRu, person.patronymicRu))
        : joined(person.familyLat, person.givenLat, person.patronymicLat),
    part: (person: ListPerson, given: string | null, russian: string | null) =>
      person.familyLat === null ? computed(russian) : given || null,
  };
}

function joined(...parts: (string | null)[]): string {
  return parts.filter(Boolean).join(" ");
}

/** YYYY-MM-DD as a Russian reads it; an English list keeps ISO 8601, since 03/05 is two different days in English. */
function calendarDate(date: string, locale: Locale): string {
  return locale === "ru" ? date.split("-").reverse().join(".") : date;
}

function countryNames(locale: Locale): (code: string) => string {
  const names = new Intl.DisplayNames(locale, { type: "region", fallback: "code" });
  const known = new Map<string, string>();
  return (code) => {
    let name = known.get(code);
    if (name === undefined) {
      name = /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
      known.set(code, name);
    }
    return name;
  };
}

/** Slots by the event's clock, with the day where it is not the event's first. */
function slotNames(words: ListWords, locale: Locale, { startsAt, timeZone, entrySlots }: About["event"]): string[] {
  const saying = { timeZone, locale };
  const oneDay = entrySlots.every(({ from }) => sayDay(from, saying) === sayDay(startsAt, saying));
  return entrySlots.map((slot) => {
    const hours = saySlot(slot, saying);
    return oneDay ? hours : words("cell.slotOnDay", { day: sayDay(slot.from, saying), hours });
  });
}
