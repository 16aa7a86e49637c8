import { type FileStep, isAsked } from "@/lib/application/schema";
import { edgeFrom, publicState } from "@/lib/application/status";
import { readApplication } from "@/lib/application/steps";
import type {
  Answers,
  ApplicationContext,
  ApplicationInput,
  ApplicationState,
  FieldError,
  Regime,
} from "@/lib/application/types";
import { type WindowTerms, windowState } from "@/lib/event/rules";
import type { Materials } from "@/lib/event/types";
import type { Result } from "@/lib/result";

/** What an applicant may correct at a time, after sending. A sealed record is one whole: it is replaced, never shown. */
export const sections = [
  "outlet",
  "name",
  "position",
  "document",
  "mfa",
  "contact",
  "photo",
  "letter",
  "goods",
] as const;

export type Section = (typeof sections)[number];

const names = (spelling: string) => [`family${spelling}`, `given${spelling}`, `patronymic${spelling}`];

/** The fields of a section's form, in their order. */
export function sectionFields(section: Section, regime: Regime): readonly string[] {
  const foreign = regime === "foreign";
  const fields: Record<Section, readonly string[]> = {
    outlet: foreign ? ["outletName", "outletCountry"] : ["outletName"],
    name: [...(foreign ? names("Lat") : []), ...names("Ru"), "noPatronymic", "mononym"],
    position: ["position"],
    document: ["documentKind", "documentNumber", "citizenship", "birthDay", "birthMonth", "birthYear", "birthPlace"],
    mfa: foreign ? ["mfaState", "mfaNumber", "mfaExpiryDay", "mfaExpiryMonth", "mfaExpiryYear"] : [],
    contact: ["email", "phone", "editorName", "editorEmail", "editorPhone"],
    photo: ["photo"],
    letter: ["letter"],
    goods: ["equipment", "vehicles"],
  };
  return fields[section];
}

/** Whether a section is a file, which is sent up to a route of its own; what stands for it no form may say. */
export function isFileSection(section: Section): section is FileStep {
  return section === "photo" || section === "letter";
}

/** The sections that an application has: by its regime, and by what its event asked. */
export function sectionsOf(regime: Regime, materials: Materials): readonly Section[] {
  const asked = (section: Section) =>
    section === "photo" || section === "letter" || section === "goods" ? isAsked(section, { materials }) : true;
  return sections.filter((section) => sectionFields(section, regime).length > 0 && asked(section));
}

/** Sections whose change is a change of identity: what was decided or recommended on the old one no longer holds. */
export function isIdentity(section: Section): boolean {
  return section === "name" || section === "document" || section === "outlet" || section === "photo";
}

/** Whether one of these columns says who the person is, or for whom they work (domain: identity fields). */
export function namesIdentity(columns: readonly string[]): boolean {
  return columns.some((column) => identityColumns.has(column));
}

const identityColumns: ReadonlySet<string> = new Set([
  ...[...names("Ru"), ...names("Lat"), "mononym"],
  ...["outletName", "outletCountry"],
  // Stands for the whole sealed record: document, birth date, birth place and citizenship are replaced together.
  "documentHint",
  "photoId",
]);

/**
 * Checks one section as the whole form would. Gives an application of which only this section's part is the
 * applicant's own; errors come in the section's order. A field that is not the section's is refused.
 */
export function readSection(
  section: Section,
  regime: Regime,
  typed: Answers,
  context: ApplicationContext,
): Result<ApplicationInput, FieldError[]> {
  const fields = sectionFields(section, regime);
  if (!Object.keys(typed).every((field) => fields.includes(field)))
    return { ok: false, error: [{ field: "", code: "form.unexpected" }] };
  const empty = Object.fromEntries(fields.map((field) => [field, ""]));
  const consentVersion = context.consentVersion;
  return readApplication({ ...specimen, regime, consentVersion, ...empty, ...typed }, context);
}

// What passes every check in both regimes: it stands in for the sections that are not being corrected.
const specimen: Answers = {
  outletName: "-",
  outletCountry: "AT",
  familyRu: "А",
  givenRu: "А",
  familyLat: "A",
  givenLat: "A",
  noPatronymic: "yes",
  position: "-",
  birthDay: "1",
  birthMonth: "1",
  birthYear: "2000",
  birthPlace: "-",
  documentKind: "other",
  documentNumber: "00000",
  citizenship: "AT",
  mfaState: "pending",
  email: "a@example.org",
  phone: "+74950000000",
  editorEmail: "a@example.org",
  editorPhone: "+74950000000",
  photo: "-",
  letter: "-",
  consent: "yes",
};

/** The stated application with one section replaced by another reading's. */
export function withSection(stated: ApplicationInput, section: Section, read: ApplicationInput): ApplicationInput {
  switch (section) {
    case "outlet":
      return { ...stated, outlet: read.outlet };
    case "position":
      return { ...stated, position: read.position };
    case "document":
      return { ...stated, document: read.document };
    case "contact":
      return { ...stated, contact: read.contact, editor: read.editor };
    case "name":
      if (stated.regime === "foreign" && read.regime === "foreign")
        return { ...stated, nameRu: read.nameRu, nameLat: read.nameLat };
      return { ...stated, nameRu: read.nameRu };
    case "photo":
      return { ...stated, photo: read.photo };
    case "letter":
      return { ...stated, letter: read.letter };
    case "goods":
      return { ...stated, equipment: read.equipment, vehicles: read.vehicles };
    case "mfa":
      return stated.regime === "foreign" && read.regime === "foreign" ? { ...stated, mfa: read.mfa } : stated;
  }
}

/** Why an application cannot be corrected by its applicant now. */
export type Locked = "deadlinePassed" | "notOpen" | "decided" | "over";

/**
 * Whether its applicant may correct an application. What is not decided, or not announced, while its event is open: a
 * decision that is not announced must not show, so it does not lock. What came late never had that time, and has it
 * until the event begins. So has what they were told of, accreditation or a place on the waiting list: a list that is
 * right matters more than a deadline.
 */
export function lockedBy(
  application: { state: ApplicationState; announceAt: Date | null; late: boolean },
  event: WindowTerms,
  now: Date,
): Locked | null {
  const shown = publicState(application, now);
  if (shown === "withdrawn" || shown === "revoked") return "over";
  if (shown === "refused") return "decided";
  const window = windowState(event, now);
  if (shown === "approved" || shown === "waitlisted") {
    if (window === "cancelled") return "notOpen";
    return now < event.startsAt ? null : "over";
  }
  if (window === "open") return null;
  if (application.late && (window === "closed" || window === "late" || window === "onRequest"))
    return now < event.startsAt ? null : "deadlinePassed";
  return window === "soon" || window === "postponed" || window === "cancelled" ? "notOpen" : "deadlinePassed";
}

/** Until when an application that is not decided may be corrected: the deadline, or the beginning for what came after it. */
export function correctableUntil(
  { late }: { late: boolean },
  { closesAt, startsAt }: { closesAt: Date; startsAt: Date },
): Date {
  return late && startsAt > closesAt ? startsAt : closesAt;
}

/** Whether an applicant may withdraw it now: any time before the end, whatever has been decided and not announced. */
export function mayWithdraw(application: { state: ApplicationState; announceAt: Date | null }, now: Date): boolean {
  return edgeFrom("withdraw", publicState(application, now)) !== null;
}
