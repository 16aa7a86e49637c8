import { documentHint } from "@/lib/application/document";
import type { ApplicationInput, Locale } from "@/lib/application/types";
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
