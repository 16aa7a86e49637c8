import { Temporal } from "temporal-polyfill";

const zone = "Europe/Moscow";

/** What both demo events say alike: the session of 15 May 2012 as its announcement had it. */
const session = {
  titleRu: "Сессия Совета коллективной безопасности ОДКБ",
  titleEn: "Session of the CSTO Collective Security Council",
  venueRu: "Большой Кремлёвский дворец",
  venueEn: "Grand Kremlin Palace",
  cityRu: "Москва",
  cityEn: "Moscow",
  timeZone: zone,
  entranceRu: "Вход через Кутафью башню, со стороны Александровского сада. Пресс-центр в корпусе 14.",
  entranceEn: "Enter by the Kutafya Tower, from the Alexander Garden. The press centre is in Building 14.",
  bringRu: "Документ, указанный в заявке, и редакционное удостоверение. Технику досматривают: приходите за 40 минут.",
  bringEn: "The document named in the application and your press card. Equipment is inspected: come 40 minutes early.",
  contactPhone: "+7 495 000-12-40",
  contactEmail: "accred@press.example",
  controllerRu: "Отдел аккредитации пресс-службы (вымышленный), 103132, Москва, а/я 1",
  controllerEn: "Accreditation office of the press service (fictional), PO box 1, 103132 Moscow",
  consentVersion: "2026-11-26",
  latePolicy: "lateQueue" as const,
  zones: [
    { code: "A", name: { ru: "Пресс-центр", en: "Press centre" } },
    { code: "B", name: { ru: "Георгиевский зал", en: "St George's Hall" } },
    { code: "C", name: { ru: "Подход к прессе", en: "Press stand" } },
  ],
  pools: [
    { code: "P1", name: { ru: "Протокольная съёмка", en: "Official photograph" } },
    { code: "P2", name: { ru: "Начало заседания", en: "Opening of the session" } },
  ],
};

/** The session as the past event that it is. Moscow was at UTC+4 that year, so that 13:30 was 09:30Z. */
export const pastSession = {
  ...session,
  slug: "csto-2012",
  status: "closed" as const,
  ...moments(Temporal.PlainDate.from("2012-05-15")),
  remarkRu:
    "Название, место и время подлинные. Срок приёма заявок и время входа придуманы для показа, как и все люди и редакции.",
  remarkEn:
    "The title, place and time are real. The deadline and the entry times are made up for this demonstration, and so are all people and outlets.",
};

/** The same session set in the near future, so that the whole job can be tried on any day. `day` is its date in Moscow. */
export function comingSession(day: Temporal.PlainDate) {
  return {
    ...session,
    slug: "csto-session",
    status: "published" as const,
    ...moments(day),
    vettingAsked: true,
    remarkRu:
      "Показательное мероприятие: та же сессия, перенесённая в ближайшее будущее. Люди и редакции вымышлены; настоящей сессии в этот день нет.",
    remarkEn:
      "A demonstration event: the same session set in the near future. People and outlets are invented; there is no real session on this day.",
  };
}

/** The day on which the coming session stands: twelve days on when it has to move, and it moves when under three remain before the deadline. */
export function comingDay(now: Temporal.Instant, present: Temporal.PlainDate | null): Temporal.PlainDate {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const latest = today.add({ days: 5 });
  return present && Temporal.PlainDate.compare(present, latest) >= 0 ? present : today.add({ days: 12 });
}

/** Opening three weeks before, deadline at 12:00 two days before, decisions by 18:00 the day before, entry in three slots. */
function moments(day: Temporal.PlainDate) {
  const at = (days: number, time: string) =>
    new Date(day.add({ days }).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds);
  const slots: [string, string][] = [
    ["10:00", "11:00"],
    ["14:00", "14:30"],
    ["16:00", "16:30"],
  ];
  return {
    opensAt: at(-21, "10:00"),
    closesAt: at(-2, "12:00"),
    decideBy: at(-1, "18:00"),
    startsAt: at(0, "13:30"),
    endsAt: at(0, "18:00"),
    entrySlots: slots.map(([from, to]) => ({ from: at(0, from).toISOString(), to: at(0, to).toISOString() })),
    retainUntil: new Date(`${day.add({ months: 6 }).toString()}T00:00:00Z`),
  };
}
