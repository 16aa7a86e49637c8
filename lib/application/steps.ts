import { readBirthDate, readDate } from "@/lib/application/birth-date";
import { readEmail, readPhone } from "@/lib/application/contact";
import { documentHints, formatDocumentNumber, normaliseDocumentNumber } from "@/lib/application/document";
import { readEquipment, readVehicles, writeEquipment, writeVehicles } from "@/lib/application/goods";
import { documentKind, typedBirthDate } from "@/lib/application/regimes/common";
import { fieldErrors, pick } from "@/lib/application/regimes/fields";
import { typedMfaExpiry } from "@/lib/application/regimes/foreign";
import { applicationSchema, type FormStep, formSteps, isAsked, stepSchema } from "@/lib/application/schema";
import {
  type Answers,
  type ApplicationContext,
  type ApplicationInput,
  type FieldError,
  type Regime,
  regimes,
} from "@/lib/application/types";
import { ok, type Result } from "@/lib/result";

/** The pages of the journey: those that ask, then the one that shows every answer before it is sent. */
export type Step = FormStep | "check";

/** The journey that an event leads through, by what it asks. */
export function steps(context: Pick<ApplicationContext, "materials">): readonly Step[] {
  return [...formSteps.filter((step) => isAsked(step, context)), "check"];
}

/** The regime that is answered, or null. */
export function regimeOf(answers: Answers): Regime | null {
  return regimes.find((regime) => regime === answers.regime) ?? null;
}

/** The names of the fields on a page, in their order; the page of the outlet is the same in both regimes. */
export function fieldsOf(step: Step, answers: Answers): readonly string[] {
  return step === "check" ? [] : fieldLists[regimeOf(answers) ?? "russian"][step];
}

/**
 * Checks one page by the answers so far (those of other pages may be among them, for the regime). Gives the page's
 * answers normalised, or an error for each wrong field in the page's order. A name that no page knows is refused.
 */
export function validateStep(step: Step, answers: Answers, context: ApplicationContext): Result<Answers, FieldError[]> {
  if (!Object.keys(answers).every((name) => everyField.has(name))) return unexpected;
  if (step === "check") return ok({});
  const regime = regimeOf(answers);
  if (regime === null && step !== "outlet") return { ok: false, error: [{ field: "regime", code: "regime.required" }] };
  const fields = fieldsOf(step, answers);
  const parsed = stepSchema(step, regime ?? "russian", context).safeParse(pick(answers, fields));
  if (!parsed.success) return { ok: false, error: fieldErrors(parsed.error, fields) };
  return ok(canonical(parsed.data, regime ?? "russian"));
}

/** The first page whose answers do not pass, or "check" where all do. */
export function firstIncompleteStep(answers: Answers, context: ApplicationContext): Step {
  return formSteps.find((step) => !validateStep(step, answers, context).ok) ?? "check";
}

/**
 * The whole application of a draft. Answers that only the other regime asks are left out: somebody may have changed
 * their mind on the first page. Errors come in the order of the journey.
 */
export function readApplication(answers: Answers, context: ApplicationContext): Result<ApplicationInput, FieldError[]> {
  if (!Object.keys(answers).every((name) => everyField.has(name))) return unexpected;
  const fields = formSteps.flatMap((step) => fieldsOf(step, answers));
  const parsed = applicationSchema(context).safeParse(pick(answers, fields));
  return parsed.success ? ok(parsed.data) : { ok: false, error: fieldErrors(parsed.error, fields) };
}

/** The corrected spelling that an error offers, to be taken on the applicant's consent; null where it offers none. */
export function fixableValue(error: FieldError): string | null {
  return typeof error.params?.fix === "string" ? error.params.fix : null;
}

/** The answers with one field corrected as its error offers: what the button "Replace with …" does without script. */
export function withFix(step: Step, field: string, answers: Answers, context: ApplicationContext): Answers {
  const checked = validateStep(step, answers, context);
  const error = checked.ok ? undefined : checked.error.find((e) => e.field === field);
  const fix = error ? fixableValue(error) : null;
  return fix === null ? answers : { ...answers, [field]: fix };
}

/** What is worth a second look and blocks nothing. Fields that do not pass their checks get no hints. */
export function hints(answers: Answers, context: ApplicationContext): FieldError[] {
  const kind = documentKind(answers);
  const born = readBirthDate(typedBirthDate(answers), context.today);
  const aboutDocument = kind && born.ok ? documentHints({ kind, birthDate: born.value, today: context.today }) : [];
  const found = aboutDocument.map((hint): FieldError => ({ ...hint, field: "documentNumber" }));
  const expiry = readDate(typedMfaExpiry(answers));
  const hasNumber = answers.regime === "foreign" && answers.mfaState === "number";
  if (hasNumber && expiry.ok && expiry.value < context.lastDay)
    found.push({ field: "mfaExpiryDay", code: "mfaExpiry.beforeEnd" });
  return found;
}

/** Numbers and addresses as they are kept, in the spelling in which they are shown. */
function canonical(answers: Answers, regime: Regime): Answers {
  const kind = documentKind(answers);
  const readings: Record<string, (value: string) => Result<string>> = {
    email: readEmail,
    editorEmail: readEmail,
    phone: (value) => readPhone(value, regime),
    editorPhone: (value) => readPhone(value, regime),
    equipment: (value) => map(readEquipment(value), writeEquipment),
    vehicles: (value) => map(readVehicles(value), writeVehicles),
    documentNumber: (value) => {
      const number = kind ? normaliseDocumentNumber(kind, value) : ok(value);
      return kind && number.ok ? ok(formatDocumentNumber(kind, number.value)) : number;
    },
  };
  const map = <T>(read: Result<T>, write: (value: T) => string) => (read.ok ? ok(write(read.value)) : read);
  const entries = Object.entries(answers).map(([field, value]) => {
    const reading = readings[field]?.(value);
    return [field, reading?.ok ? reading.value : value];
  });
  return Object.fromEntries(entries);
}

const unexpected = { ok: false, error: [{ field: "", code: "form.unexpected" }] } as const satisfies Result<
  never,
  FieldError[]
>;

// The schemas say which fields a page has: a list of our own could differ from them.
const anyContext: ApplicationContext = {
  today: "2000-01-01",
  lastDay: "2000-01-01",
  mfaWaived: false,
  consentVersion: "",
};

function fieldNames(regime: Regime): Record<FormStep, readonly string[]> {
  const names = (step: FormStep) => Object.keys(stepSchema(step, regime, anyContext).shape);
  return {
    outlet: names("outlet"),
    person: names("person"),
    document: names("document"),
    contact: names("contact"),
    photo: names("photo"),
    letter: names("letter"),
    goods: names("goods"),
    consent: names("consent"),
  };
}

const fieldLists = { russian: fieldNames("russian"), foreign: fieldNames("foreign") };
const everyField = new Set(Object.values(fieldLists).flatMap((byStep) => Object.values(byStep).flat()));
