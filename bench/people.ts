import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { newReference } from "@/lib/application/reference";
import { statedColumns } from "@/lib/application/stated";
import { db } from "@/lib/db";
import { seal } from "@/lib/sealing/hpke";
import { type CreatedEvent, createOpenEvent, foreignApplicant, russianApplicant } from "@/prisma/factories";

const families = [
  "Северцев",
  "Мохов",
  "Цветков",
  "Бельский",
  "Дроздовский",
  "Тюрин",
  "Ашимов",
  "Гречихин",
  "Фогельзанг",
  "Линдквист",
];
const endings = ["", "ич", "енко", "ский", "янц", "швили", "ко", "ин", "ов", "ели"];
const given = ["Аглая", "Прохор", "Юлия", "Эльчин", "Фёкла", "Ерлан", "Лев", "Ралица", "Ия", "Томаш", "Савелий"];
const states = ["submitted", "inReview", "approved", "approved", "refused"] as const;

/** The event of the bench with this many applications, two in five of them approved; made once and kept. */
export async function eventWithPeople(slug: string, people: number): Promise<CreatedEvent> {
  const select = { id: true, slug: true, startsAt: true, timeZone: true, publicKey: true } as const;
  const known = await db().event.findUnique({ where: { slug }, select });
  const event = known ?? (await createOpenEvent({ slug }));
  const present = await db().application.count({ where: { eventId: event.id } });
  for (let from = present; from < people; from += 1000) await addPeople(event, from, Math.min(1000, people - from));
  if (present < people) await db().$executeRaw`ANALYZE application`;
  return event;
}

async function addPeople(event: CreatedEvent, from: number, count: number): Promise<void> {
  const submissionId = uuidv7();
  const receivedAt = new Date();
  const outlet = `Редакция ${from / 1000}`;
  await db().submission.create({
    data: {
      id: submissionId,
      eventId: event.id,
      regime: "russian",
      outletName: outlet,
      outletCountry: "RU",
      editorEmail: "desk@media.example",
      editorPhone: "+74950001241",
      locale: "ru",
      receivedAt,
    },
    select: { id: true },
  });
  const rows = Array.from({ length: count }, (_, index) => personRow(event, submissionId, from + index));
  await db().application.createMany({ data: rows });
}

function personRow(event: CreatedEvent, submissionId: string, number: number) {
  const id = uuidv7();
  const reference = newReference();
  const pick = <T>(list: readonly T[], divisor: number) => list[Math.floor(number / divisor) % list.length] as T;
  const family = pick(families, 1) + pick(endings, 10);
  const nameRu = { family, given: pick(given, 100), patronymic: null, mononym: false };
  const stated = number % 3 === 0 ? foreignApplicant({ nameRu }) : russianApplicant({ nameRu });
  const submittedAt = new Date(Date.now() - number * 1000);
  const state = pick(states, 1);
  return {
    id,
    eventId: event.id,
    submissionId,
    reference,
    submitKey: uuidv7(),
    submitDigest: new Uint8Array(randomBytes(32)),
    ...statedColumns(stated, { reference, locale: "ru" as const }),
    sealed: seal(event.publicKey, stated.document, { table: "application", id }),
    consentAt: submittedAt,
    submittedAt,
    state,
    indexedAt: submittedAt,
    ...(state === "approved" && { announceAt: submittedAt, decidedAt: submittedAt, entrySlot: 0 }),
  };
}
