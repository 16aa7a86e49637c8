import type { Locale } from "@/lib/application/types";
import type { ListPerson } from "@/lib/lists/types";

/** What a list may say of a person; the order of columns in a file. */
export const openColumns = [
  "number",
  "nameRu",
  "nameLat",
  "familyRu",
  "givenRu",
  "patronymicRu",
  "familyLat",
  "givenLat",
  "patronymicLat",
  "outlet",
  "country",
  "position",
  "regime",
  "reference",
  "phone",
  "email",
  "entrySlot",
  "zones",
  "pool",
  "mfaNumber",
  "equipment",
  "vehicles",
] as const;

/** What is sealed: for roles that may take it, with a reason. */
export const sealedColumns = ["documentKind", "documentNumber", "birthDate", "birthPlace", "citizenship"] as const;

export type SealedColumn = (typeof sealedColumns)[number];

export type Column = (typeof openColumns)[number] | SealedColumn;

/** Every column, in the order in which a list shows them. */
export const allColumns: readonly Column[] = [...openColumns, ...sealedColumns];

const sealed: ReadonlySet<Column> = new Set(sealedColumns);

/** Whether the column's values are sealed. */
export function isSealed(column: Column): column is SealedColumn {
  return sealed.has(column);
}

/** The columns of a list as a gate uses it, chosen until somebody chooses others. */
export function usualColumns(locale: Locale): Column[] {
  const names: Column[] = locale === "ru" ? ["nameRu", "nameLat"] : ["nameLat"];
  return ["number", ...names, "outlet", "country", "position", "entrySlot", "reference"];
}

/** A field that a column reads; the running number reads none. */
export type PersonField = Exclude<keyof ListPerson, "sealed">;

/** Where the fields stand in the table of applications, as SQL. */
export const personColumns: Record<PersonField, string> = {
  familyRu: "family_ru",
  givenRu: "given_ru",
  patronymicRu: "patronymic_ru",
  familyLat: "family_lat",
  givenLat: "given_lat",
  patronymicLat: "patronymic_lat",
  outletName: "outlet_name",
  outletCountry: "outlet_country",
  position: "position",
  regime: "regime",
  reference: "reference",
  phone: "phone",
  email: "email",
  entrySlot: "entry_slot",
  zones: "zones",
  pool: "pool",
  mfaState: "mfa_state",
  mfaNumber: "mfa_number",
  // The crew's, once for all of its people.
  equipment: "(SELECT s.equipment FROM submission AS s WHERE s.id = application.submission_id)",
  vehicles: "(SELECT s.vehicles FROM submission AS s WHERE s.id = application.submission_id)",
};

const namesRu = ["familyRu", "givenRu", "patronymicRu"] as const;

// A name that was never given in Latin letters is transliterated from the Russian.
const fields: Partial<Record<Column, readonly PersonField[]>> = {
  nameRu: namesRu,
  nameLat: [...namesRu, "familyLat", "givenLat", "patronymicLat"],
  familyRu: ["familyRu"],
  givenRu: ["givenRu"],
  patronymicRu: ["patronymicRu"],
  familyLat: ["familyLat", "familyRu"],
  givenLat: ["familyLat", "givenLat", "givenRu"],
  patronymicLat: ["familyLat", "patronymicLat", "patronymicRu"],
  outlet: ["outletName"],
  country: ["outletCountry"],
  position: ["position"],
  regime: ["regime"],
  reference: ["reference"],
  phone: ["phone"],
  email: ["email"],
  entrySlot: ["entrySlot"],
  zones: ["zones"],
  pool: ["pool"],
  mfaNumber: ["mfaState", "mfaNumber"],
  equipment: ["equipment"],
  vehicles: ["vehicles"],
};

/** The fields that these columns read, each once: nothing else is selected. */
export function fieldsOf(columns: readonly Column[]): PersonField[] {
  return [...new Set(columns.flatMap((column) => fields[column] ?? []))];
}
