import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  maxEquipment,
  maxVehicles,
  readEquipment,
  readVehicles,
  writeEquipment,
  writeVehicles,
} from "@/lib/application/goods";

const equipmentOf = (typed: string) => {
  const read = readEquipment(typed);
  return read.ok ? read.value : read.error;
};
const vehiclesOf = (typed: string) => {
  const read = readVehicles(typed);
  return read.ok ? read.value : read.error;
};

describe("a list of equipment", () => {
  it("takes a thing a line, with its number after the last comma, semicolon or tab", () => {
    expect(equipmentOf("Камера Sony, чёрная, 1234567\r\n\r\n Tripod\tTR-9 ; ")).toEqual({
      code: "equipment.serial",
      params: { line: 3, text: "Tripod;TR-9" },
    });
    expect(equipmentOf("Камера Sony, чёрная, 1234567\n\n  Tripod\tTR-9\nМикрофон; сер. № 77")).toEqual([
      { name: "Камера Sony, чёрная", serial: "1234567" },
      { name: "Tripod", serial: "TR-9" },
      { name: "Микрофон", serial: "77" },
    ]);
  });

  it("takes the words before a number away, and leaves letters that are part of it", () => {
    for (const [typed, serial] of [
      ["S/N: 77", "77"],
      ["no. 77", "77"],
      ["No 77", "77"],
      ["№77", "77"],
      ["серийный номер 77", "77"],
      ["Сер. номер: 77", "77"],
      ["сер. no. 77", "77"],
      ["СЕР77", "СЕР77"],
      ["NO1234567", "NO1234567"],
      ["SN5510", "SN5510"],
      ["Serial77", "Serial77"],
    ])
      expect(equipmentOf(`Камера, ${typed}`), typed).toEqual([{ name: "Камера", serial }]);
  });

  it("takes that something has no number, and asks where nothing is said", () => {
    for (const none of ["-", "—", "нет", "без номера", "Б/Н", "none", "no number", "N/A", "S/N: none"])
      expect(equipmentOf(`Штатив, ${none}`)).toEqual([{ name: "Штатив", serial: null }]);
    expect(equipmentOf("Штатив")).toEqual({ code: "equipment.serial", params: { line: 1, text: "Штатив" } });
    expect(equipmentOf("Штатив,")).toMatchObject({ code: "equipment.serial" });
    expect(equipmentOf("Штатив, 1\n, 12")).toEqual({ code: "equipment.name", params: { line: 2 } });
  });

  it("refuses what is too long, too much or hidden, and may be empty", () => {
    expect(equipmentOf(" \n\t\n")).toEqual([]);
    expect(equipmentOf(`${"а".repeat(250)}, 1`)).toEqual({ code: "equipment.tooLong", params: { line: 1, max: 250 } });
    expect(equipmentOf("Каме\u202Eра, 1")).toEqual({ code: "equipment.forbidden", params: { line: 1 } });
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `Камера, ${index}`).join("\n");
    expect(equipmentOf(lines(maxEquipment))).toHaveLength(maxEquipment);
    expect(equipmentOf(lines(maxEquipment + 1))).toEqual({ code: "equipment.tooMany", params: { max: maxEquipment } });
  });
});

describe("a list of vehicles", () => {
  it("reads a Russian plate alike from either keyboard, and leaves others as they are", () => {
    for (const typed of ["А123ВС 77", "a123bc77", "А 123 ВС-77", "A123ВС77"])
      expect(vehiclesOf(`${typed}, Ford Transit, белый`)).toEqual([{ plate: "А123ВС77", make: "Ford Transit, белый" }]);
    expect(vehiclesOf("B-KL 1234; VW")).toEqual([{ plate: "BKL1234", make: "VW" }]);
  });

  it("refuses a line without plate or make, and too many", () => {
    expect(vehiclesOf("Ford Transit, А123ВС77")).toEqual({ code: "vehicles.plate", params: { line: 1 } });
    expect(vehiclesOf("А123ВС77")).toEqual({ code: "vehicles.make", params: { line: 1 } });
    expect(vehiclesOf("А123ВС77, ")).toEqual({ code: "vehicles.make", params: { line: 1 } });
    const lines = Array.from({ length: maxVehicles + 1 }, () => "А123ВС77, Ford").join("\n");
    expect(vehiclesOf(lines)).toEqual({ code: "vehicles.tooMany", params: { max: maxVehicles } });
  });
});

it("writes what it reads: the same list comes back from its own text", () => {
  const scrap = fc.constantFrom(
    "Камера",
    ",",
    ";",
    " ",
    "no",
    "No.",
    "s/n",
    "сер.",
    "номер",
    "№",
    ":",
    "-",
    "нет",
    "7",
  );
  const line = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.array(scrap, { maxLength: 12 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (typed) => {
      const text = typed.join("\n");
      const equipment = readEquipment(text);
      if (equipment.ok) expect(readEquipment(writeEquipment(equipment.value))).toEqual(equipment);
      const vehicles = readVehicles(text);
      if (vehicles.ok) expect(readVehicles(writeVehicles(vehicles.value))).toEqual(vehicles);
    }),
    { numRuns: 500 },
  );
});
