import { forbiddenAt, normalise } from "@/lib/names/normalise";
import { err, ok, type Result } from "@/lib/result";

// What a crew brings along. It is typed one thing a line, as it stands in letters and spreadsheets: a list of thirty
// lines is pasted in one go, by whoever applies and by whoever enters a fax.

/** A piece of equipment; `serial` is null where it has none. */
export type Equipment = { name: string; serial: string | null };

/** `plate` as it is compared: capitals and digits, Cyrillic where it is a Russian plate. */
export type Vehicle = { plate: string; make: string };

export const maxEquipment = 60;
export const maxVehicles = 10;

// "number", "s/n", "серийный номер": people write it before the number itself. What is written in one with it is part of it.
const label = /^(?:(?:№|(?:no|s\/?n|serial(?: number)?|сер(?:ийный)?(?: номер)?|номер)(?![\p{L}\d]))\.?\s*[:№]?\s*)+/iu;
const none = /^(?:-|нет|без номера|б\/?н|none|no number|n\/a)$/i;

/**
 * Reads a list of equipment: each line says what it is and, after the last comma, semicolon or tab, its serial number,
 * or that it has none. Refuses, by its line, "equipment.serial" (no number), "equipment.name", "equipment.tooLong",
 * "equipment.forbidden", and "equipment.tooMany".
 */
export function readEquipment(typed: string): Result<Equipment[]> {
  return readLines<Equipment>(typed, { max: maxEquipment, list: "equipment" }, ({ first, last, number }) => {
    if (last === null) return err("equipment.serial", { line: number, text: first });
    const serial = last.replace(label, "").trim();
    if ((none.test(last) || none.test(serial)) && first !== "") return ok({ name: first, serial: null });
    if (serial === "") return err("equipment.serial", { line: number, text: first });
    if (first === "") return err("equipment.name", { line: number });
    return ok({ name: first, serial });
  });
}

/**
 * Reads a list of vehicles: each line is a plate and, after the first comma, semicolon or tab, the make. Refuses, by
 * its line, "vehicles.plate", "vehicles.make", "vehicles.tooLong", "vehicles.forbidden", and "vehicles.tooMany".
 */
export function readVehicles(typed: string): Result<Vehicle[]> {
  const ends = { max: maxVehicles, list: "vehicles", first: true } as const;
  return readLines(typed, ends, ({ first, last, number }) => {
    const plate = readPlate(first);
    if (!/\d/.test(plate) || !/^[\p{L}\d]{2,12}$/u.test(plate)) return err("vehicles.plate", { line: number });
    if (!last) return err("vehicles.make", { line: number });
    return ok({ plate, make: last });
  });
}

/** A list as its field shows it; reading gives the same list again. */
export function writeEquipment(list: readonly Equipment[]): string {
  return list.map(({ name, serial }) => `${name}, ${serial ?? "-"}`).join("\n");
}

/** A list as its field shows it; reading gives the same list again. */
export function writeVehicles(list: readonly Vehicle[]): string {
  return list.map(({ plate, make }) => `${plate}, ${make}`).join("\n");
}

type Line = { first: string; last: string | null; number: number };

function readLines<Item>(
  typed: string,
  { max, list, first = false }: { max: number; list: "equipment" | "vehicles"; first?: boolean },
  read: (line: Line) => Result<Item>,
): Result<Item[]> {
  const items: Item[] = [];
  for (const [index, raw] of typed.split(/\r\n|[\r\n\u2028]/).entries()) {
    const line = raw.replaceAll("\t", ";").trim();
    if (normalise(line).replaceAll(/[;,\s]/g, "") === "") continue;
    const number = index + 1;
    if (line.length > 250) return err(`${list}.tooLong`, { line: number, max: 250 });
    if (forbiddenAt(normalise(line)) > 0) return err(`${list}.forbidden`, { line: number });
    const cut = first ? line.search(/[,;]/) : Math.max(line.lastIndexOf(","), line.lastIndexOf(";"));
    const [head, tail] = cut < 0 ? [line, null] : [line.slice(0, cut), line.slice(cut + 1)];
    const item = read({ first: normalise(head), last: tail === null ? null : normalise(tail), number });
    if (!item.ok) return item;
    items.push(item.value);
    if (items.length > max) return err(`${list}.tooMany`, { max });
  }
  return ok(items);
}

// The twelve letters of Russian plates (GOST R 50577) look alike in both scripts.
const latin = "ABEKMHOPCTYX";
const cyrillic = "АВЕКМНОРСТУХ";

/** A plate as it is compared: "a 123 bc 77" is А123ВС77, whichever keyboard it was typed on; others keep their letters. */
function readPlate(typed: string): string {
  const plate = typed.toUpperCase().replaceAll(/[^\p{L}\d]/gu, "");
  const russian = plate.replaceAll(/[A-Z]/g, (letter) => cyrillic[latin.indexOf(letter)] ?? letter);
  return /^[АВЕКМНОРСТУХ]\d{3}[АВЕКМНОРСТУХ]{2}\d{2,3}$/.test(russian) ? russian : plate;
}
