import type { OutletFields } from "@/lib/outlet/types";

/** Invented outlets of the demo's register; some of those that the demo's people name are left to be matched. */
export const demoOutlets: readonly (Partial<OutletFields> & { nameRu: string; aliases?: readonly string[] })[] = [
  { nameRu: "Северный телеграф", nameEn: "Northern Telegraph", registration: "ПИ № ФС 77-00000" },
  { nameRu: "Полдень", nameEn: "Noon", kind: "television" },
  { nameRu: "Вестовой", nameEn: "Vestovoy", kind: "agency", aliases: ["ИА «Вестовой»"] },
  { nameRu: "Нордвинд Рундшау", nameEn: "Nordwind Rundschau", country: "AT" },
  { nameRu: "Радио «Соты»", nameEn: "Radio Soty", kind: "radio" },
];
