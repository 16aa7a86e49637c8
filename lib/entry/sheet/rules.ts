import { readDate } from "@/lib/application/birth-date";
import { readEquipment, readVehicles } from "@/lib/application/goods";
import { validateStep } from "@/lib/application/steps";
import { type Answers, type ApplicationContext, type FieldError, type Locale, regimes } from "@/lib/application/types";
import { localInstant, timeliness } from "@/lib/entry/rules";
import { type EntryEvent, entryChannels, type NewSheet } from "@/lib/entry/types";
import { forbiddenAt, normalise } from "@/lib/names/normalise";
import { ok, type Result } from "@/lib/result";

/** The fields of the sheet's form, in their order. */
export const sheetFields = [
  "channel",
  "receivedDay",
  "receivedMonth",
  "receivedYear",
  "receivedTime",
  "lateReason",
  "note",
  "regime",
  "outletCountry",
  "outletName",
  "editorName",
  "editorEmail",
  "editorPhone",
  "letters",
  "equipment",
  "vehicles",
] as const;

const longestNote = 2_000;

/** What reading a sheet depends on; `mayOverride` is whether this person may let in what is late. */
export type SheetTerms = { event: EntryEvent; context: ApplicationContext; now: Date; mayOverride: boolean };

/**
 * Reads a sheet's form. What was received decides by the event's window: nothing from the future, nothing before the
 * window, and what is late by the event's policy. Errors come in the order of the form, one for each field.
 */
export function readSheet(typed: Answers, terms: SheetTerms): Result<NewSheet, FieldError[]> {
  const errors: FieldError[] = [];
  const keep = <T>(result: Result<T, FieldError[]>): T | null => {
    if (result.ok) return result.value;
    errors.push(...result.error);
    return null;
  };
  const channel = keep(readChannel(typed));
  const received = keep(readReceived(typed, terms));
  const note = keep(readNote(typed.note ?? "", channel === "telephone"));
  const outlet = keep(readOutlet(typed, terms));
  const equipment = keep(readGoods("equipment", readEquipment, typed, terms));
  const vehicles = keep(readGoods("vehicles", readVehicles, typed, terms));
  const letters: Locale | undefined = (["ru", "en"] as const).find((locale) => locale === typed.letters);
  if (!letters) errors.push({ field: "letters", code: "entry.lettersRequired" });
  if (!channel || !received || note === null || !outlet || !equipment || !vehicles || !letters)
    return { ok: false, error: inOrder(errors) };
  return ok({ channel, ...received, note: note || null, letters, ...outlet, equipment, vehicles });
}

function readChannel(typed: Answers): Result<NewSheet["channel"], FieldError[]> {
  const channel = entryChannels.find((each) => each === typed.channel);
  return channel ? ok(channel) : wrong("channel", "entry.channelRequired");
}

function readReceived(
  typed: Answers,
  { event, now, mayOverride }: SheetTerms,
): Result<Pick<NewSheet, "receivedAt" | "late" | "lateReason">, FieldError[]> {
  const date = readDate({
    day: typed.receivedDay ?? "",
    month: typed.receivedMonth ?? "",
    year: typed.receivedYear ?? "",
  });
  const time = normalise(typed.receivedTime ?? "");
  const receivedAt = date.ok ? localInstant(date.value, time, event.timeZone) : null;
  if (!date.ok) {
    const field = `received${date.error.part.charAt(0).toUpperCase()}${date.error.part.slice(1)}`;
    return wrong(field, "entry.receivedDate");
  }
  if (receivedAt === null) return wrong("receivedTime", time === "" ? "entry.timeRequired" : "entry.timeUnreadable");
  if (receivedAt > now) return wrong("receivedTime", "entry.future");
  switch (timeliness(event, receivedAt)) {
    case "inTime":
      return ok({ receivedAt, late: false, lateReason: null });
    case "early":
      return wrong("receivedTime", "entry.early");
    case "off":
      return wrong("", "entry.eventOff");
    case "late":
      break;
  }
  if (event.latePolicy === "lateQueue") return ok({ receivedAt, late: true, lateReason: null });
  if (event.latePolicy === "closed") return wrong("receivedTime", "entry.late");
  if (!mayOverride) return wrong("receivedTime", "entry.lateNeedsHead");
  const reason = readNote(typed.lateReason ?? "", false, "lateReason");
  if (!reason.ok) return reason;
  if (reason.value === "") return wrong("lateReason", "entry.lateReasonRequired");
  return ok({ receivedAt, late: true, lateReason: reason.value });
}

/** A text of several lines, each normalised as any text of a form is. */
function readNote(typed: string, required: boolean, field = "note"): Result<string, FieldError[]> {
  const text = typed
    .split(/\r\n?|\n/)
    .map(normalise)
    .join("\n")
    .trim();
  if (text.length > longestNote) return wrong(field, "text.tooLong", { max: longestNote });
  if (text.split("\n").some((line) => forbiddenAt(line) > 0)) return wrong(field, "text.forbidden", { field });
  return text === "" && required ? wrong(field, "entry.noteRequired") : ok(text);
}

/** What the crew brings along, a line a thing; nothing where the event does not ask. */
function readGoods<Item>(
  field: "equipment" | "vehicles",
  read: (typed: string) => Result<Item[]>,
  typed: Answers,
  { event }: SheetTerms,
): Result<Item[], FieldError[]> {
  const list = read(event.materials[field] ? (typed[field] ?? "") : "");
  return list.ok ? list : wrong(field, list.error.code, list.error.params);
}

type OutletPart = "regime" | "outletName" | "outletCountry" | "editorName" | "editorEmail" | "editorPhone";

function readOutlet(typed: Answers, { event, context }: SheetTerms): Result<Pick<NewSheet, OutletPart>, FieldError[]> {
  const of = (...fields: string[]) => Object.fromEntries(fields.map((field) => [field, typed[field] ?? ""]));
  const regime = regimes.find((each) => each === typed.regime);
  const outlet = validateStep("outlet", of("regime", "outletName", "outletCountry"), context);
  const contact = regime
    ? validateStep(
        "contact",
        { regime, ...of("editorName", "editorEmail", "editorPhone") },
        { ...context, byDesk: true },
      )
    : ok<Answers>({});
  if (!outlet.ok || !contact.ok)
    return { ok: false, error: [...(outlet.ok ? [] : outlet.error), ...(contact.ok ? [] : contact.error)] };
  if (!regime || !event.regimes.includes(regime)) return wrong("regime", "entry.regimeNotAsked");
  const { outletName = "", outletCountry = "" } = outlet.value;
  const { editorName = "", editorEmail = "", editorPhone = "" } = contact.value;
  return ok({
    regime,
    outletName,
    outletCountry: regime === "russian" ? "RU" : outletCountry,
    editorName: editorName || null,
    editorEmail,
    editorPhone,
  });
}

function wrong(field: string, code: string, params?: FieldError["params"]): { ok: false; error: FieldError[] } {
  return { ok: false, error: [params ? { field, code, params } : { field, code }] };
}

function inOrder(errors: readonly FieldError[]): FieldError[] {
  const order: readonly string[] = sheetFields;
  const rank = ({ field }: FieldError) => order.indexOf(field);
  return [...errors].sort((a, b) => rank(a) - rank(b));
}
