/** A draft is kept for this many days from its first step, and its cookie with it. */
export const draftDays = 14;

/** What a mailed link opens is closed again after this many hours; the link itself works until it expires. */
export const linkSessionHours = 24;

/** A browser keeps the last so many applications at hand. */
export const keptApplications = 20;

/** Which field a spelling is suggested from: each part of the name, both ways. */
const sources: Readonly<Record<string, string>> = {
  familyRu: "familyLat",
  givenRu: "givenLat",
  patronymicRu: "patronymicLat",
  familyLat: "familyRu",
  givenLat: "givenRu",
  patronymicLat: "patronymicRu",
};

/** The field in the other script from which this one's spelling is suggested, if there is one. */
export function sourceOf(field: string): string | undefined {
  return Object.hasOwn(sources, field) ? sources[field] : undefined;
}
