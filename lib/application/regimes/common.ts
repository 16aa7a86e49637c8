import { type DateProblem, readBirthDate, type TypedDate } from "@/lib/application/birth-date";
import { readEmail, readPhone } from "@/lib/application/contact";
import { isCitizenship } from "@/lib/application/country";
import { normaliseDocumentNumber } from "@/lib/application/document";
import { readEquipment, readVehicles } from "@/lib/application/goods";
import { box, choice, namePart, type Report, text, typed } from "@/lib/application/regimes/fields";
import {
  type Answers,
  type ApplicationContext,
  type Contact,
  type DocumentKind,
  documentKinds,
  type Editor,
  type PersonName,
  type Regime,
  type SealedRecord,
} from "@/lib/application/types";
import type { Failure, Result } from "@/lib/result";

// Every field of the form is defined here once; a regime's file says which of them its pages ask.

export const outletName = text("outletName", { max: 200, required: "outlet.required" });
export const outletCountry = typed("outletCountry", 2);

/** The fields of a name in Cyrillic letters, and of the same name in Latin ones. */
export const nameRuFields = {
  familyRu: namePart("familyRu", "cyrillic"),
  givenRu: namePart("givenRu", "cyrillic"),
  patronymicRu: namePart("patronymicRu", "cyrillic"),
};
export const nameLatFields = {
  familyLat: namePart("familyLat", "latin"),
  givenLat: namePart("givenLat", "latin"),
  patronymicLat: namePart("patronymicLat", "latin"),
};
export const nameDeclarations = { noPatronymic: box, mononym: box };

export const personFields = {
  position: text("position", { max: 200, required: "position.required" }),
  birthDay: typed("birthDay", 40),
  birthMonth: typed("birthMonth", 40),
  birthYear: typed("birthYear", 40),
  birthPlace: text("birthPlace", { max: 200, required: "birthPlace.required" }),
};

export const documentFields = {
  documentKind: choice(documentKinds),
  documentNumber: typed("documentNumber", 100),
  citizenship: typed("citizenship", 2),
};

export const contactFields = {
  email: typed("email", 1000),
  phone: typed("phone", 100),
  editorName: text("editorName", { max: 200 }),
  editorEmail: typed("editorEmail", 1000),
  editorPhone: typed("editorPhone", 100),
};

/** The fields of the pages on what else is asked. A file is named by its id, which the server gives it. */
export const photoFields = { photo: typed("photo", 36) };
export const letterFields = { letter: typed("letter", 36) };
export const goodsFields = { equipment: typed("equipment", 20_000), vehicles: typed("vehicles", 4_000) };
export const materialFields = { ...photoFields, ...letterFields, ...goodsFields };

export const consentFields = { consent: box, consentVersion: typed("consentVersion", 100) };

/** Both spellings of a name by the field names of one script; "Lat" exists in the foreign regime only. */
export type Spelling = "Ru" | "Lat";

/** Family and given name are asked; a mononym and the absence of a patronymic are declared, never left blank. */
export function checkName(answers: Answers, spelling: Spelling, report: Report): void {
  const mononym = answers.mononym === "yes";
  const [family, given, patronymic] = [`family${spelling}`, `given${spelling}`, `patronymic${spelling}`];
  if (!answers[family]) report(family, "name.required", { field: family });
  if (!answers[given] && !mononym) report(given, "name.required", { field: given });
  if (answers[given] && mononym) report(given, "name.mononym", { field: given });
  const none = answers.noPatronymic === "yes";
  if (!answers[patronymic] && !none && !mononym) report(patronymic, "name.required", { field: patronymic });
  if (answers[patronymic] && none) report(patronymic, "name.patronymicDeclared", { field: patronymic });
}

/** One spelling of a name whose fields have been checked. */
export function readName(answers: Answers, spelling: Spelling): PersonName {
  return {
    family: answers[`family${spelling}`] ?? "",
    given: answers[`given${spelling}`] ?? "",
    patronymic: answers[`patronymic${spelling}`] || null,
    mononym: answers.mononym === "yes",
  };
}

/** A birth date that exists, is past and is of somebody alive. */
export function checkBirthDate(answers: Answers, { today }: ApplicationContext, report: Report): void {
  const date = readBirthDate(typedBirthDate(answers), today);
  if (!date.ok) reportDate("birth", "birthDate", date.error, report);
}

/** A date's problem at the part that it is about: "birth" and "year" are the field birthYear. */
export function reportDate(prefix: string, namespace: string, problem: DateProblem, report: Report): void {
  const part = problem.part.charAt(0).toUpperCase() + problem.part.slice(1);
  const params: Failure["params"] = problem.missing ? { missing: problem.missing } : { part: problem.part };
  report(`${prefix}${part}`, `${namespace}.${problem.code}`, params);
}

/** The kind is asked, the number read by its kind, the citizenship asked where the kind does not tell it. */
export function checkDocument(answers: Answers, regime: Regime, report: Report): void {
  const kind = documentKind(answers);
  if (kind === null) report("documentKind", "document.kindRequired");
  else passOn("documentNumber", normaliseDocumentNumber(kind, answers.documentNumber ?? ""), report);
  if (!asksCitizenship(answers, regime)) return;
  const citizenship = answers.citizenship ?? "";
  if (citizenship === "") report("citizenship", "citizenship.required");
  else if (!isCitizenship(citizenship)) report("citizenship", "citizenship.unknown");
}

/** Whether citizenship is asked: of foreign media always, of Russian media unless the passport is Russian. */
export function asksCitizenship(answers: Answers, regime: Regime): boolean {
  return regime === "foreign" || answers.documentKind === "foreign" || answers.documentKind === "other";
}

/** Whom to write to and to ring. On what the desk enters one telephone is needed, the editorial office's. */
export function checkContact(answers: Answers, regime: Regime, context: ApplicationContext, report: Report): void {
  const asked = (field: string) => !context.byDesk || (answers[field] ?? "") !== "";
  if (asked("email")) passOn("email", readEmail(answers.email ?? ""), report);
  if (asked("phone")) passOn("phone", readPhone(answers.phone ?? "", regime), report);
  if (asked("editorEmail")) passOn("editorEmail", readEmail(answers.editorEmail ?? ""), report);
  passOn("editorPhone", readPhone(answers.editorPhone ?? "", regime), report);
}

/** A file that is required is there. The desk may enter somebody without: paper carries no photo. */
export function checkFile(
  file: "photo" | "letter",
  answers: Answers,
  { materials, byDesk }: ApplicationContext,
  report: Report,
): void {
  if (materials?.[file] === "required" && !answers[file] && !byDesk) report(file, `${file}.required`);
}

/** The lists that are asked for can be read; either may be empty. */
export function checkGoods(answers: Answers, { materials }: ApplicationContext, report: Report): void {
  if (materials?.equipment) passOn("equipment", readEquipment(answers.equipment ?? ""), report);
  if (materials?.vehicles) passOn("vehicles", readVehicles(answers.vehicles ?? ""), report);
}

/** Everything that is asked besides data. */
export function checkMaterials(answers: Answers, context: ApplicationContext, report: Report): void {
  checkFile("photo", answers, context, report);
  checkFile("letter", answers, context, report);
  checkGoods(answers, context, report);
}

/** An event may admit one kind of media alone. */
export function checkRegime(regime: Regime, { regimes }: ApplicationContext, report: Report): void {
  if (regimes && !regimes.includes(regime)) report("regime", "regime.notAdmitted", { regime });
}

/** Consent is given to the text that is shown, in its version. */
export function checkConsent(answers: Answers, { consentVersion }: ApplicationContext, report: Report): void {
  if (answers.consent !== "yes") report("consent", "consent.required");
  else if (answers.consentVersion !== consentVersion) report("consent", "consent.changed");
}

/** What is the same in both regimes, of answers that the checks have passed. */
export function readCommon(answers: Answers, regime: Regime, context: ApplicationContext) {
  const contact: Contact = {
    email: emailOf(answers.email),
    phone: answers.phone ? phoneOf(answers.phone, regime) : "",
  };
  const editor: Editor = {
    name: answers.editorName || null,
    email: emailOf(answers.editorEmail),
    phone: phoneOf(answers.editorPhone, regime),
  };
  return {
    nameRu: readName(answers, "Ru"),
    position: answers.position ?? "",
    document: readDocument(answers, regime, context),
    contact,
    editor,
    consent: { version: context.consentVersion },
    ...readMaterials(answers, context),
  };
}

function readDocument(answers: Answers, regime: Regime, { today }: ApplicationContext): SealedRecord {
  const kind = documentKind(answers);
  if (kind === null) throw new Error("A document without a kind has passed the checks");
  return {
    documentKind: kind,
    documentNumber: checked(normaliseDocumentNumber(kind, answers.documentNumber ?? "")),
    birthDate: checked(readBirthDate(typedBirthDate(answers), today)),
    birthPlace: answers.birthPlace ?? "",
    citizenship: asksCitizenship(answers, regime) ? (answers.citizenship ?? "") : "RU",
  };
}

/** What is not asked any more is left out, though it may have been answered. */
function readMaterials(answers: Answers, { materials }: ApplicationContext) {
  const file = (name: "photo" | "letter") => (materials && materials[name] !== "no" && answers[name]) || null;
  return {
    photo: file("photo"),
    letter: file("letter"),
    equipment: materials?.equipment ? checked(readEquipment(answers.equipment ?? "")) : [],
    vehicles: materials?.vehicles ? checked(readVehicles(answers.vehicles ?? "")) : [],
  };
}

/** The kind of document that is answered, or null. */
export function documentKind(answers: Answers): DocumentKind | null {
  return documentKinds.find((kind) => kind === answers.documentKind) ?? null;
}

export function typedBirthDate(answers: Answers): TypedDate {
  return { day: answers.birthDay ?? "", month: answers.birthMonth ?? "", year: answers.birthYear ?? "" };
}

/** The value of a reading that the checks have passed; another refusal here is a bug. */
export function checked<T, E extends { code: string }>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`The checks have passed what reading refuses: ${result.error.code}`);
  return result.value;
}

/** Empty where there is none, which the checks let pass at the desk alone. */
function emailOf(typedEmail: string | undefined): string {
  return typedEmail ? checked(readEmail(typedEmail)) : "";
}

function phoneOf(typedPhone: string | undefined, regime: Regime): string {
  return checked(readPhone(typedPhone ?? "", regime));
}

function passOn(field: string, result: Result<unknown>, report: Report): void {
  if (!result.ok) report(field, result.error.code, { ...result.error.params, field } satisfies Failure["params"]);
}
