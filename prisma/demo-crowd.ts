import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { newReference } from "@/lib/application/reference";
import { statedColumns } from "@/lib/application/stated";
import type { ApplicationState } from "@/lib/application/types";
import { db } from "@/lib/db";
import { outletKey } from "@/lib/outlet/rules";
import { seal } from "@/lib/sealing/hpke";
import { type CreatedEvent, createOpenEvent, foreignApplicant, russianApplicant } from "@/prisma/factories";

const families =
  "Северцев Мохов Цветков Бельский Дроздовский Тюрин Ашимов Гречихин Фогельзанг Линдквист Ёлкин Щёголев Абаев".split(
    " ",
  );
const endings = ["", "ич", "енко", "ский", "янц", "швили", "ко", "ин", "ов", "ели"];
const given = ["Аглая", "Прохор", "Юлия", "Эльчин", "Фёкла", "Ерлан", "Лев", "Ралица", "Ия", "Томаш", "Савелий"];
const outlets = ["Телеграф", "Полдень", "Вестник", "Голос", "Радио «Соты»", "Обозрение", "Хроника"];
const places = ["Северный", "Южный", "Речной", "Степной", "Горный", "Морской", "Лесной", "Полярный"];
const countries = [
  "AT",
  "DE",
  "FR",
  "KZ",
  "AM",
  "BY",
  "KG",
  "TJ",
  "CN",
  "JP",
  "IN",
  "TR",
  "IT",
  "ES",
  "SE",
  "CZ",
  "BG",
];
const states: readonly ApplicationState[] = [
  ...["submitted", "submitted", "submitted", "inReview"],
  ...["approved", "approved", "approved", "approved", "refused", "waitlisted", "withdrawn"],
] as ApplicationState[];

/**
 * An open event with this many applications, invented, sealed and spread over the days since it opened; made once under
 * its slug, and filled up when it has fewer.
 */
export async function eventWithCrowd(slug: string, people: number): Promise<CreatedEvent> {
  const select = { id: true, slug: true, startsAt: true, timeZone: true, publicKey: true } as const;
  const known = await db().event.findUnique({ where: { slug }, select });
  const event = known ?? (await createOpenEvent({ slug }));
  const present = await db().application.count({ where: { eventId: event.id } });
  for (let from = present; from < people; from += 1000) await addPeople(event, from, Math.min(1000, people - from));
  if (present < people) await db().$executeRaw`VACUUM (ANALYZE) application`;
  return event;
}

async function addPeople(event: CreatedEvent, from: number, count: number): Promise<void> {
  const people = Array.from({ length: count }, (_, index) => personOf(event, from + index));
  await db().submission.createMany({ data: people.map(({ submission }) => submission) });
  await db().application.createMany({ data: people.map(({ application }) => application) });
}

function personOf(event: CreatedEvent, number: number) {
  const [id, submissionId, reference] = [uuidv7(), uuidv7(), newReference()];
  const pick = <T>(list: readonly T[], divisor: number) => list[Math.floor(number / divisor) % list.length] as T;
  const family = pick(families, 1) + pick(endings, 10);
  const nameRu = { family, given: pick(given, 100), patronymic: null, mononym: false };
  const outlet = `«${pick(places, 3)} ${pick(outlets, 24)}»`;
  const stated =
    number % 3 === 0
      ? foreignApplicant({ nameRu, outlet: { name: outlet, country: pick(countries, 3) } })
      : russianApplicant({ nameRu, outlet: { name: outlet, country: "RU" } });
  // Three days, as long as such an event is open so far; the nearer the deadline, the more.
  const submittedAt = new Date(Date.now() - (((number * 7919) % 10_000) / 10_000) ** 2 * 3 * 86_400_000);
  const state = pick(states, 1);
  const decided = state === "approved" || state === "refused" || state === "waitlisted";
  const decidedAt = new Date(Math.min(Date.now(), submittedAt.getTime() + (1 + (number % 40)) * 1_800_000));
  const { editor } = stated;
  return {
    submission: {
      id: submissionId,
      eventId: event.id,
      regime: stated.regime,
      outletName: outlet,
      outletCountry: stated.outlet.country,
      editorName: editor.name,
      editorEmail: editor.email,
      editorPhone: editor.phone,
      locale: "ru" as const,
      receivedAt: submittedAt,
    },
    application: {
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
      outletKey: outletKey(outlet),
      ...(decided && { announceAt: decidedAt, decidedAt, decisionNo: 1 }),
      ...(state === "approved" && { entrySlot: number % 2 }),
      ...(state === "waitlisted" && { waitlistedAt: decidedAt }),
    },
  };
}
