import type { Compared, Listed, MatchKind } from "@/lib/stop-list/types";

/**
 * Whether an entry may be about the applicant; null where it is not, and always of one that is removed or expired by
 * `today` (YYYY-MM-DD). The names are alike in any script and in either order; an entry with one name matches by it
 * alone. A birth date that differs lowers the match and does not dismiss it: dates are mistyped, too.
 */
export function matchOf(entry: Listed, person: Compared, today: string): MatchKind | null {
  if (entry.removed || entry.expiresOn < today || entry.familyKey === "") return null;
  if (entry.personIndex !== null && entry.personIndex === person.personIndex) return "birthAndName";
  const alike = person.spellings.some(
    ({ familyKey, givenKey }) =>
      (entry.familyKey === familyKey && (entry.givenKey === "" || entry.givenKey === givenKey)) ||
      (entry.givenKey !== "" && entry.familyKey === givenKey && entry.givenKey === familyKey),
  );
  if (!alike) return null;
  return entry.personIndex === null ? "name" : "nameOtherBirth";
}
