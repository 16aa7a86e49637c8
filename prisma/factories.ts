import { randomBytes } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "@/generated/prisma/client";
import { newReference } from "@/lib/application/reference";
import { statedColumns, submissionColumns } from "@/lib/application/stated";
import type {
  Answers,
  ApplicationInput,
  ApplicationState,
  ForeignApplication,
  Locale,
  RussianApplication,
} from "@/lib/application/types";
import { record } from "@/lib/audit/record";
import { db } from "@/lib/db";
import { nameTyped } from "@/lib/entry/rules";
import { askedOf } from "@/lib/event/rules";
import { nameRows, outletSearch } from "@/lib/outlet/rules";
import type { OutletFields } from "@/lib/outlet/types";
import { seal } from "@/lib/sealing/hpke";
import { createEventKey } from "@/lib/sealing/keys";
import { comingSession } from "@/prisma/demo-events";

const eventTexts = comingSession(Temporal.PlainDate.from("2030-05-15"));

/** What the factories give of an event. */
export type CreatedEvent = {
  id: string;
  slug: string;
  startsAt: Date;
  timeZone: string;
  publicKey: Uint8Array<ArrayBuffer>;
};

type EventFields = Omit<Prisma.EventUncheckedCreateInput, "id" | "publicKey" | "questions" | "questionsVersion">;

/** Creates an event, with its key pair and what it asks, from all of its fields. */
export async function createEvent(fields: EventFields): Promise<CreatedEvent> {
  const id = uuidv7();
  const { publicKey } = await createEventKey(id);
  const event = await db().event.create({ data: { id, publicKey, ...fields } });
  await db().eventQuestions.create({ data: { eventId: id, version: 1, asked: askedOf(event) } });
  const { slug, startsAt, timeZone } = event;
  return { id, slug, startsAt, timeZone, publicKey };
}

/** Creates a published event whose window is open now, under a slug of its own; any field can be set otherwise. */
export async function createOpenEvent(fields: Partial<EventFields> = {}): Promise<CreatedEvent> {
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);
  return createEvent({
    ...eventTexts,
    slug: `event-${randomBytes(5).toString("hex")}`,
    opensAt: days(-3),
    closesAt: days(4),
    decideBy: days(5),
    startsAt: days(6),
    endsAt: days(6.25),
    entrySlots: [
      { from: days(5.9).toISOString(), to: days(5.95).toISOString() },
      { from: days(5.95).toISOString(), to: days(6).toISOString() },
    ],
    retainUntil: days(180),
    latePolicy: "closed",
    vettingAsked: false,
    zones: [],
    pools: [],
    ...fields,
  });
}

/** An application as a row: who applied, in which state it stands. `announced` leaves a decision's `announceAt` in the past. */
export type ApplicationFields = {
  event: Pick<CreatedEvent, "id" | "publicKey">;
  stated: ApplicationInput;
  state?: ApplicationState;
  submittedAt?: Date;
  locale?: Locale;
  announced?: boolean;
  late?: boolean;
  /** A sheet of the desk from which somebody entered it. */
  sheet?: { id: string; enteredById: string };
};

/** Creates an application as if it had been submitted: sealed, with its submission and its first audit entry. */
export async function createApplication(fields: ApplicationFields): Promise<{ id: string; reference: string }> {
  const {
    event,
    stated,
    state = "submitted",
    submittedAt = new Date(),
    locale = "ru",
    announced = true,
    late = false,
    sheet,
  } = fields;
  const id = uuidv7();
  const reference = newReference();
  const decided = ["approved", "refused", "waitlisted", "revoked"].includes(state);
  const { outlet } = stated;
  await db().$transaction(async (tx) => {
    const submission =
      sheet ??
      (await tx.submission.create({
        data: {
          eventId: event.id,
          regime: stated.regime,
          outletName: outlet.name,
          outletCountry: outlet.country,
          ...submissionColumns(stated),
          locale,
          receivedAt: submittedAt,
        },
        select: { id: true },
      }));
    await tx.application.create({
      data: {
        id,
        eventId: event.id,
        submissionId: submission.id,
        reference,
        submitKey: uuidv7(),
        submitDigest: new Uint8Array(randomBytes(32)),
        ...statedColumns(stated, { reference, locale }),
        sealed: seal(event.publicKey, stated.document, { table: "application", id }),
        consentAt: submittedAt,
        submittedAt,
        changedAt: submittedAt,
        state,
        late,
        ...(sheet && { enteredById: sheet.enteredById, enteredAt: submittedAt, consentBasis: "signed" as const }),
        ...(decided && {
          decidedAt: new Date(submittedAt.getTime() + 3_600_000),
          announceAt: announced ? new Date(submittedAt.getTime() + 4_200_000) : new Date(Date.now() + 600_000),
          decisionNo: 1,
        }),
        ...(state === "approved" && { entrySlot: 0 }),
        ...(state === "waitlisted" && { waitlistedAt: new Date(submittedAt.getTime() + 3_600_000) }),
        ...((state === "refused" || state === "revoked") && { publicReason: refusal[locale] }),
      },
      select: { id: true },
    });
    await record(tx, {
      actor: sheet ? { kind: "staff", id: sheet.enteredById } : { kind: "applicant" },
      type: sheet ? "application.entered" : "application.submitted",
      eventId: event.id,
      subject: "application",
      subjectId: id,
      payload: {
        reference,
        consentVersion: stated.consent.version,
        ...(sheet && { channel: "fax", receivedAt: submittedAt, consentBasis: "signed" }),
      },
    });
  });
  return { id, reference };
}

/** Sends one application to vetting by itself; gives its batch and its entry there. */
export async function sendToVetting(sent: {
  eventId: string;
  staffId: string;
  applicationId: string;
}): Promise<{ batch: string; entry: string }> {
  const { eventId, staffId: sentById, applicationId } = sent;
  const number = (await db().vettingBatch.count({ where: { eventId } })) + 1;
  const { id: batch, entries } = await db().vettingBatch.create({
    data: { eventId, number, sentById, sentAt: new Date(), entries: { create: { applicationId } } },
    select: { id: true, entries: { select: { id: true } } },
  });
  await db().application.update({ where: { id: applicationId }, data: { vetting: "sent" }, select: { id: true } });
  return { batch, entry: entries[0]?.id ?? "" };
}

/** A sheet that the desk has begun, with one person on it who is unfinished; gives the ids of both. */
export async function createSheet(fields: {
  event: Pick<CreatedEvent, "id" | "publicKey">;
  enteredById: string;
  outletName?: string;
  note?: string;
  receivedAt?: Date;
  answers?: Answers;
}): Promise<{ id: string; entry: string }> {
  const { event, enteredById, outletName = "«Северный телеграф»", answers = { familyRu: "Северцева" } } = fields;
  const { note = null, receivedAt = new Date() } = fields;
  const [id, entry] = [uuidv7(), uuidv7()];
  await db().submission.create({
    data: {
      id,
      eventId: event.id,
      regime: "russian",
      outletName,
      outletCountry: "RU",
      editorEmail: "",
      editorPhone: "+74950001241",
      channel: "fax",
      locale: "ru",
      receivedAt,
      note,
      enteredById,
      unfinished: {
        create: {
          id: entry,
          eventId: event.id,
          sealed: seal(event.publicKey, { answers, suggested: [] }, { table: "unfinished_entry", id: entry }),
          name: nameTyped(answers),
          missing: ["birthDate", "birthPlace", "documentKind", "documentNumber", "consentBasis"],
          savedById: enteredById,
          savedAt: receivedAt,
        },
      },
    },
    select: { id: true },
  });
  return { id, entry };
}

/** Creates an outlet of the register, a Russian newspaper unless it is said otherwise, with the names that lead to it. */
export async function createOutlet(
  fields: Partial<OutletFields> & { nameRu: string; aliases?: readonly string[] },
): Promise<{ id: string }> {
  const { aliases = [], ...given } = fields;
  const outlet: OutletFields = { nameEn: null, country: "RU", kind: "print", registration: null, ...given };
  const rows = nameRows(
    outlet,
    aliases.map((text) => ({ text, country: outlet.country })),
  );
  return db().outlet.create({
    data: { ...outlet, search: outletSearch(rows), names: { create: rows } },
    select: { id: true },
  });
}

/** Of what an event can ask besides, nothing. */
export const nothingElse = { photo: null, letter: null, equipment: [], vehicles: [] };

const refusal: Record<Locale, string> = {
  ru: "Места для печатных изданий закончились.",
  en: "There are no places left for print media.",
};

/** A Russian correspondent who does not exist; any part can be stated otherwise. */
export function russianApplicant(changes: Partial<RussianApplication> = {}): RussianApplication {
  return {
    regime: "russian",
    nameRu: { family: "Северцева", given: "Аглая", patronymic: "Тихоновна", mononym: false },
    nameLat: null,
    mfa: null,
    outlet: { name: "«Северный телеграф»", country: "RU" },
    position: "специальный корреспондент",
    document: {
      documentKind: "internal",
      documentNumber: randomDigits(10),
      birthDate: "1986-02-11",
      birthPlace: "г. Архангельск",
      citizenship: "RU",
    },
    contact: { email: `aglaia.${randomBytes(4).toString("hex")}@telegraf.example`, phone: "+74950001240" },
    editor: { name: null, email: "desk@telegraf.example", phone: "+74950001241" },
    consent: { version: eventTexts.consentVersion },
    ...nothingElse,
    ...changes,
  };
}

/** A foreign correspondent who does not exist; any part can be stated otherwise. */
export function foreignApplicant(changes: Partial<ForeignApplication> = {}): ForeignApplication {
  return {
    ...russianApplicant(),
    regime: "foreign",
    nameRu: { family: "Фогельзанг", given: "Юрген Маттиас", patronymic: null, mononym: false },
    nameLat: { family: "Vogelsang", given: "Jürgen Matthias", patronymic: null, mononym: false },
    outlet: { name: "Nordwind Rundschau", country: "AT" },
    document: {
      documentKind: "foreign",
      documentNumber: `P${randomDigits(7)}`,
      birthDate: "1974-03-27",
      birthPlace: "Linz, Austria",
      citizenship: "AT",
    },
    mfa: { state: "number", number: "СК-17", expires: "2099-12-31" },
    ...changes,
  };
}

function randomDigits(count: number): string {
  return Array.from(randomBytes(count), (byte) => byte % 10).join("");
}
