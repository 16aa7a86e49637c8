import { typedDate } from "@/lib/application/birth-date";
import type { Section } from "@/lib/application/correction";
import { documentHint } from "@/lib/application/document";
import { type Equipment, type Vehicle, writeEquipment, writeVehicles } from "@/lib/application/goods";
import type { Answers, ApplicationInput, Locale, MfaAccreditation, Outlet, PersonName } from "@/lib/application/types";
import { searchText } from "@/lib/names/match";

/**
 * The columns of an application's row that say what was stated and is not sealed, for whoever inserts or corrects one.
 * The sealed record becomes `documentHint` only.
 */
export function statedColumns(input: ApplicationInput, { reference, locale }: { reference: string; locale: Locale }) {
  const { nameRu, nameLat, mfa } = input;
  return {
    regime: input.regime,
    familyRu: nameRu.family,
    givenRu: nameRu.given,
    patronymicRu: nameRu.patronymic,
    familyLat: nameLat?.family ?? null,
    givenLat: nameLat?.given ?? null,
    patronymicLat: nameLat?.patronymic ?? null,
    mononym: nameRu.mononym,
    outletName: input.outlet.name,
    outletCountry: input.outlet.country,
    position: input.position,
    email: input.contact.email,
    phone: input.contact.phone,
    locale,
    mfaState: mfa?.state ?? null,
    mfaNumber: mfa?.state === "number" ? mfa.number : null,
    mfaExpires: mfa?.state === "number" ? new Date(`${mfa.expires}T00:00:00Z`) : null,
    photoId: input.photo,
    documentHint: documentHint(input.document.documentNumber),
    consentVersion: input.consent.version,
    search: searchText([
      nameRu.family,
      nameRu.given,
      nameRu.patronymic ?? "",
      nameLat?.family ?? "",
      nameLat?.given ?? "",
      nameLat?.patronymic ?? "",
      input.outlet.name,
      reference,
    ]),
  };
}

/** The columns of a submission's row that say what was stated. */
export function submissionColumns({ editor, letter, equipment, vehicles }: ApplicationInput) {
  return {
    editorName: editor.name,
    editorEmail: editor.email,
    editorPhone: editor.phone,
    letterId: letter,
    equipment: [...equipment],
    vehicles: [...vehicles],
  };
}

/** What an application states and is not sealed. */
export type OpenlyStated = {
  nameRu: PersonName;
  nameLat: PersonName | null;
  outlet: Outlet;
  position: string;
  mfa: MfaAccreditation | null;
  email: string;
  phone: string;
  editor: { name: string | null; email: string; phone: string };
  equipment: readonly Equipment[];
  vehicles: readonly Vehicle[];
};

/** What a section's form begins with: what was stated, but nothing of what is sealed. */
export function statedAnswers(section: Section, application: OpenlyStated): Answers {
  const { nameRu, nameLat, outlet, mfa, editor } = application;
  switch (section) {
    case "outlet":
      return { outletName: outlet.name, outletCountry: outlet.country };
    case "name":
      return {
        ...nameAnswers("Ru", nameRu),
        ...(nameLat && nameAnswers("Lat", nameLat)),
        mononym: nameRu.mononym ? "yes" : "",
        noPatronymic: nameRu.patronymic === null ? "yes" : "",
      };
    case "position":
      return { position: application.position };
    case "mfa": {
      if (mfa?.state !== "number") return { mfaState: mfa?.state ?? "" };
      const { day, month, year } = typedDate(mfa.expires);
      const expiry = { mfaExpiryDay: day, mfaExpiryMonth: month, mfaExpiryYear: year };
      return { mfaState: "number", mfaNumber: mfa.number, ...expiry };
    }
    case "contact":
      return {
        email: application.email,
        phone: application.phone,
        editorName: editor.name ?? "",
        editorEmail: editor.email,
        editorPhone: editor.phone,
      };
    case "goods":
      return {
        equipment: writeEquipment(application.equipment),
        vehicles: writeVehicles(application.vehicles),
      };
    // What is sealed is replaced, never shown.
    case "photo":
    case "letter":
    case "document":
      return {};
  }
}

function nameAnswers(spelling: "Ru" | "Lat", { family, given, patronymic }: PersonName): Answers {
  return { [`family${spelling}`]: family, [`given${spelling}`]: given, [`patronymic${spelling}`]: patronymic ?? "" };
}
