import { Temporal } from "temporal-polyfill";
import type { Actor } from "@/lib/access";
import type { ApplicationState } from "@/lib/application/types";
import { db } from "@/lib/db";
import type { StaffRole } from "@/lib/staff/types";
import { answerEntry, sendBatch } from "@/lib/vetting/commands";
import { demoAccounts } from "@/prisma/demo-accounts";
import { comingSession, pastSession } from "@/prisma/demo-events";
import { demoOutlets } from "@/prisma/demo-outlets";
import { type DemoPerson, demoPeople } from "@/prisma/demo-people";
import { demoPhoto } from "@/prisma/demo-portraits";
import {
  type CreatedEvent,
  createApplication,
  createEvent,
  createOutlet,
  createSheet,
  nothingElse,
  russianApplicant,
} from "@/prisma/factories";

/** How the demo's people stand in the past session, by their order: decided, all but one approved. */
const pastStates: readonly ApplicationState[] = [
  ...Array.from({ length: 9 }, () => "approved" as const),
  "refused",
  "approved",
  "withdrawn",
];

/** And in the coming one: most wait for the desk. */
const comingStates: Readonly<Record<number, ApplicationState>> = {
  2: "inReview",
  9: "approved",
  11: "approved",
  13: "inReview",
};

/** So many of the demo's people had applied to the coming session when the first batch went to vetting. */
const inFirstBatch = 8;

/** What the protective service has answered so far. */
const vettingAnswers = [
  { result: "cleared", note: "" },
  { result: "objected", note: "Предъявлен чужой документ на прошлом мероприятии, акт № 14." },
  { result: "needsData", note: "Нужен прежний номер паспорта." },
] as const;

/** What the coming session asks besides. */
const comingAsks = {
  photoAsked: "optional",
  letterAsked: "optional",
  equipmentAsked: true,
  vehiclesAsked: true,
} as const;

const camera = [
  { name: "Камера Sony PXW-Z280", serial: "4007731" },
  { name: "Штатив Sachtler", serial: null },
];

/** The session of 2012, decided, with the outlets of the register. */
export async function seedPast(): Promise<void> {
  for (const outlet of demoOutlets) await createOutlet(outlet);
  const event = await createEvent(pastSession);
  const opened = pastSession.opensAt.getTime();
  for (const [index, state] of pastStates.entries()) {
    const submittedAt = new Date(opened + index * 37 * 3_600_000);
    await createApplication({
      event,
      ...demoApplication(demoPeople[index], event),
      state,
      submittedAt,
      announced: true,
    });
  }
}

/** The same session on a day to come: a fax, people with photos, and a batch that went to vetting. */
export async function seedComing(day: Temporal.PlainDate, now: Temporal.Instant): Promise<void> {
  const event = await createEvent({ ...comingSession(day), ...comingAsks });
  await seedFax(event, new Date(now.epochMilliseconds - 40 * 60_000));
  for (const [index, person] of demoPeople.entries()) {
    if (index === inFirstBatch) await seedVetting(event.slug);
    const submittedAt = new Date(now.epochMilliseconds - (demoPeople.length - index) * 47 * 60_000);
    const state = comingStates[index] ?? "submitted";
    const { stated } = demoApplication(person, event);
    // Every seventh has sent none.
    const photo = index % 7 === 6 ? null : await demoPhoto(event, index);
    const sent = { ...stated, photo, equipment: person.position === "оператор" ? camera : [] };
    await createApplication({ event, stated: sent, state, submittedAt, announced: true });
  }
}

/** Those who had applied so far were sent to vetting: most still wait for an answer, and of three there is one each. */
async function seedVetting(event: string): Promise<void> {
  const [head, vetter] = [await demoActor("head"), await demoActor("vetter")];
  const sent = await sendBatch({ actor: head, input: { event } });
  if (!sent.ok) throw new Error(sent.error.code);
  const entries = await db().vettingEntry.findMany({
    where: { batchId: sent.value.batchId },
    orderBy: { applicationId: "asc" },
    select: { id: true, version: true },
  });
  for (const [index, said] of vettingAnswers.entries()) {
    const entry = entries[index + 1];
    if (!entry) throw new Error("The demo's batch has fewer people than answers");
    const answered = await answerEntry({ actor: vetter, input: { ...entry, ...said } });
    if (!answered.ok) throw new Error(answered.error.code);
  }
}

async function demoActor(role: StaffRole): Promise<Actor> {
  const email = demoAccounts.find((account) => account.role === role)?.email ?? "";
  const select = { id: true, name: true, email: true, role: true, eventIds: true } as const;
  return db().staff.findUniqueOrThrow({ where: { email }, select });
}

/** A fax of two people: one was entered and has no address, of the other it gives no document. */
async function seedFax(event: CreatedEvent, receivedAt: Date): Promise<void> {
  const { id: enteredById } = await demoActor("officer");
  const outletName = "«Камский рабочий»";
  const { id } = await createSheet({
    ...{ event, enteredById, outletName, receivedAt },
    note: "Факс на двух листах, подписан главным редактором. Лежит в папке № 3.",
    answers: { familyRu: "Заварзина", givenRu: "Римма", patronymicRu: "Аркадьевна", position: "фотограф" },
  });
  await createApplication({
    event,
    sheet: { id, enteredById },
    submittedAt: receivedAt,
    stated: russianApplicant({
      nameRu: { family: "Пестерев", given: "Лука", patronymic: "Ильич", mononym: false },
      outlet: { name: outletName, country: "RU" },
      position: "корреспондент",
      contact: { email: "", phone: "" },
      editor: { name: null, email: "", phone: "+74950001241" },
    }),
  });
}

function demoApplication(person: DemoPerson | undefined, event: CreatedEvent) {
  if (!person) throw new Error("The demo has fewer people than states");
  const [family, given, patronymic] = person.ru;
  const mononym = given === "";
  const mail = (person.lat?.[0] ?? "press")
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
  const common = {
    nameRu: { family, given, patronymic, mononym },
    outlet: { name: person.outlet, country: person.country },
    position: person.position,
    document: {
      documentKind: person.document.kind,
      documentNumber: person.document.number,
      birthDate: person.birthDate,
      birthPlace: person.birthPlace,
      citizenship: person.country,
    },
    contact: {
      email: `${mail}.${person.document.number.slice(-4).toLowerCase()}@media.example`,
      phone: "+74950001240",
    },
    editor: { name: null, email: "desk@media.example", phone: "+74950001241" },
    consent: { version: pastSession.consentVersion },
    ...nothingElse,
  };
  if (!person.lat) return { stated: { ...common, regime: "russian" as const, nameLat: null, mfa: null } };
  const [familyLat, givenLat, patronymicLat] = person.lat;
  return {
    stated: {
      ...common,
      regime: "foreign" as const,
      nameLat: { family: familyLat, given: givenLat, patronymic: patronymicLat, mononym },
      mfa: mfaOf(person, event),
    },
  };
}

function mfaOf(person: DemoPerson, event: CreatedEvent) {
  if (person.mfa === undefined || person.mfa === "pending") return { state: "pending" as const };
  const day = Temporal.Instant.fromEpochMilliseconds(event.startsAt.getTime()).toZonedDateTimeISO(event.timeZone);
  const expires = day.toPlainDate().add({ days: person.mfa.daysAfter }).toString();
  return { state: "number" as const, number: person.mfa.number, expires };
}
