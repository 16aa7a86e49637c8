import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import { fullFields } from "@/lib/event/desk/examples";
import { writeEventForm } from "@/lib/event/desk/form";
import type { Place, Who, World } from "./access-world";

/** Everything that an action of the desk could change in these places. */
export const standingOf = async (world: Pick<World, "mine" | "theirs">) => ({
  applications: await db().application.findMany({
    where: { eventId: { in: [world.mine.event.id, world.theirs.event.id] } },
    orderBy: { id: "asc" },
    select: { id: true, state: true, version: true, claimedById: true, tags: true },
  }),
  letters: await db().message.findMany({
    where: { eventId: { in: [world.mine.event.id, world.theirs.event.id] } },
    orderBy: { id: "asc" },
    select: { id: true, status: true, attempts: true },
  }),
  events: await db().event.findMany({
    where: { slug: { in: [world.mine, world.theirs].flatMap(({ event }) => [event.slug, `${event.slug}-copy`]) } },
    orderBy: { id: "asc" },
    select: { id: true, status: true, version: true },
  }),
  colleagues: await db().staff.findMany({
    where: { id: { in: [world.mine.colleague.id, world.theirs.colleague.id] } },
    orderBy: { id: "asc" },
    select: { id: true, role: true, version: true, deactivatedAt: true },
  }),
  invited: await db().staff.count({ where: { email: effective(world.mine).invite?.email ?? "" } }),
  vetting: await db().vettingEntry.findMany({
    where: { batch: { eventId: { in: [world.mine.event.id, world.theirs.event.id] } } },
    orderBy: { id: "asc" },
    select: { id: true, state: true, version: true },
  }),
  stopList: await db().stopListEntry.findMany({
    where: { family: { in: [world.mine.listed.name, world.theirs.listed.name] } },
    orderBy: { id: "asc" },
    select: { id: true, removedAt: true, version: true },
  }),
  stopListDecisions: await db().stopListDecision.count({ where: { applicationId: world.mine.application.id } }),
  stopListLooks: await db().auditEntry.count({
    where: { eventId: world.mine.event.id, type: "application.stopListSeen" },
  }),
  pairs: await db().applicationPair.count({ where: { first: { eventId: world.mine.event.id } } }),
  batches: await db().queueBatch.findMany({
    where: { eventId: { in: [world.mine.event.id, world.theirs.event.id] } },
    orderBy: { id: "asc" },
    select: { id: true, deed: true, undoneAt: true },
  }),
  views: await db().savedView.findMany({
    where: { eventId: { in: [world.mine.event.id, world.theirs.event.id] } },
    orderBy: { id: "asc" },
    select: { id: true, name: true },
  }),
  sheets: await db().submission.count({ where: { eventId: { in: [world.mine.event.id, world.theirs.event.id] } } }),
  unfinished: await db().unfinishedEntry.count({
    where: { eventId: { in: [world.mine.event.id, world.theirs.event.id] } },
  }),
  outlets: await db().outlet.findMany({
    where: { OR: [world.mine, world.theirs].map(({ outlet }) => ({ search: { contains: outlet.mark } })) },
    orderBy: { id: "asc" },
    select: { id: true, version: true, mergedIntoId: true, names: { select: { text: true }, orderBy: { key: "asc" } } },
  }),
  notices: await db().eventNotice.findMany({
    where: { eventId: { in: [world.mine.event.id, world.theirs.event.id] } },
    orderBy: { id: "asc" },
    select: { id: true, version: true, sentAt: true },
  }),
  permits: await db().latePermit.findMany({
    where: { eventId: { in: [world.mine.event.id, world.theirs.event.id] } },
    orderBy: { id: "asc" },
    select: { id: true, withdrawnAt: true },
  }),
  words: await db().eventLetters.findMany({
    where: { eventId: { in: [world.mine.event.id, world.theirs.event.id] } },
    orderBy: { eventId: "asc" },
  }),
  comments: await db().comment.count({ where: { application: { eventId: world.mine.event.id } } }),
  looks: await db().auditEntry.count({ where: { eventId: world.mine.event.id, type: "application.revealed" } }),
});

/** For each action of the desk a form that changes or shows something, were it let through. */
export const effective = ({
  application,
  letter,
  event,
  colleague,
  batch,
  view,
  sheet,
  notice,
  permit,
  asked,
  outlet,
  vetting,
  listed,
  held,
}: Place): Record<string, Record<string, string>> => ({
  decide: { id: application.id, version: "1", locale: "ru", verdict: "approve", entrySlot: "0" },
  beginQueue: { event: event.slug, locale: "ru" },
  take: { id: application.id, locale: "ru" },
  comment: { id: application.id, locale: "ru", text: "A comment" },
  pair: { id: application.id, other: asked.id, said: "same", locale: "ru" },
  reveal: { id: application.id, reason: "A reason" },
  enterAnswer: { id: asked.id, queue: "", locale: "ru", version: "1", position: "редактор" },
  addToStopList: {
    ...{ locale: "ru", family: listed.name, given: "New", reason: "A reason", source: "A letter" },
    expiresOn: "2090-12-31",
  },
  decideOnMatch: { id: application.id, entry: listed.id, locale: "ru", said: "different", note: "A reason" },
  showMatches: { id: application.id },
  changeOnStopList: {
    ...{ id: listed.id, version: "1", locale: "ru", family: listed.name, given: "", reason: "Another reason" },
    ...{ source: "A letter", expiresOn: "2090-12-31" },
  },
  removeFromStopList: { id: listed.id, locale: "ru" },
  sendToVetting: { event: event.slug, locale: "ru" },
  answerVetting: { id: vetting.entry, version: "1", locale: "ru", result: "objected", note: "A reason" },
  loadResults: { batch: vetting.batch, locale: "ru", text: `${vetting.entry};cleared;`, step: "preview", seen: "" },
  revealInVetting: { id: application.id, reason: "A reason" },
  retry: { id: letter.id, locale: "ru" },
  begin: { ...beginning(), id: randomUUID(), event: event.slug },
  enter: { ...somebody, id: randomUUID(), sheet: sheet.id },
  discard: { id: sheet.entry, version: "1", locale: "ru" },
  invite: {
    ...{ locale: "ru", language: "ru", role: "officer", events: "all" },
    ...{ name: "A newcomer", email: `invited.${colleague.mailbox}@credence.example` },
  },
  // One's own account: who is signed in may, and nobody else's can be named.
  addOwnPasskey: { locale: "ru", name: "A key", answer: '{"id":"x","response":{"clientDataJSON":""}}' },
  removeOwnPasskey: { locale: "ru", id: "01890a5d-ac96-774b-bcce-b302099a8057" },
  endOthers: { locale: "ru" },
  changeOwnPassword: {
    locale: "ru",
    current: "not it",
    password: "a new long password",
    repeated: "a new long password",
  },
  press: { id: colleague.id, version: "1", locale: "ru", verb: "sendLink" },
  admitOne: {
    ...{ id: randomUUID(), event: event.id, locale: "ru", letters: "ru", email: `late.${letter.recipient}` },
    ...{ until: inAnHour(), reason: "A reason" },
  },
  withdrawAdmission: { id: permit.id, locale: "ru" },
  create: { ...beginningOf(event), copyFrom: event.slug },
  save: { ...formOf(event), id: event.id, version: "1", locale: "ru" },
  changeState: { id: event.id, version: "2", locale: "ru", to: "closed" },
  prepareBulk: { event: event.slug, locale: "ru", queue: "state=all", scope: "all", deed: "approve" },
  // Decided on already: the batch finds nothing to do, and that is on record.
  runBulk: { id: batch.id, locale: "ru", deed: "approve", entrySlot: "0" },
  undoBulk: { id: batch.id, locale: "ru" },
  tagPerson: { id: application.id, locale: "ru", on: "yes", word: "a tag" },
  saveView: { event: event.slug, locale: "ru", queue: "state=all", name: "A view" },
  changeView: { id: view.id, locale: "ru", name: "Another name", shared: "yes" },
  deleteView: { id: view.id, locale: "ru" },
  enterOutlet: { ...outletForm, nameRu: `Новая ${outlet.name}`, key: "", typedCountry: "" },
  matchOutlet: { locale: "ru", key: outlet.typed, typedCountry: "RU", outlet: outlet.id },
  changeOutlet: { ...outletForm, id: outlet.id, version: "1", nameRu: outlet.name, registration: "ПИ 77" },
  mergeOutlet: { locale: "ru", id: outlet.id, version: "2", other: outlet.other, otherVersion: "1" },
  writeNotice: {
    ...{ event: event.id, notice: "", version: "1", locale: "ru", kind: "eventMessage" },
    ...{ textRu: "Текст", textEn: "A text", "to-approved": "yes" },
  },
  release: { event: event.id, digest: held.digest, locale: "ru" },
  writeLetters: {
    ...{ event: event.id, version: "0", locale: "ru", step: "save" },
    ...{ refusedRu: "Нет, {name}", refusedEn: "No, {name}" },
  },
  sendNotice: { id: notice.id, version: "1", locale: "ru" },
  saveAccess: { id: colleague.id, version: "2", locale: "ru", role: "head", events: "all" },
});

const outletForm = {
  ...{ locale: "ru", nameEn: "", country: "RU", kind: "print", registration: "", aliases: "" },
};

/** Who does what not every officer may. */
export const doers: Record<string, Who> = {
  create: "administrator",
  admitOne: "head",
  withdrawAdmission: "head",
  save: "head",
  changeState: "head",
  changeView: "head",
  deleteView: "head",
};

/** In an hour, by the clock of the demo's event. */
function inAnHour(): string {
  const at = new Date(Date.now() + 3_600_000).toLocaleString("sv-SE", { timeZone: "Europe/Moscow" });
  return at.slice(0, 16).replace(" ", "T");
}

/** A fax of an hour ago, by the clock of the demo's event. */
function beginning(): Record<string, string> {
  const at = new Date(Date.now() - 3_600_000).toLocaleString("sv-SE", { timeZone: "Europe/Moscow" });
  const [receivedYear = "", receivedMonth = "", receivedDay = "", receivedTime = ""] = at.split(/[- ]/);
  return {
    ...{ receivedYear, receivedMonth, receivedDay, receivedTime: receivedTime.slice(0, 5) },
    ...{
      locale: "ru",
      channel: "fax",
      regime: "russian",
      outletName: "Вестник",
      editorPhone: "+74950001241",
      letters: "ru",
    },
  };
}

const somebody: Record<string, string> = {
  ...{ version: "0", locale: "ru", familyRu: "Лаптева", givenRu: "Аглая", noPatronymic: "yes", position: "оператор" },
  ...{ birthDay: "1", birthMonth: "2", birthYear: "1990", birthPlace: "Псков", consentBasis: "signed" },
  ...{ documentKind: "internal", documentNumber: "4512345678" },
};

function formOf({ slug, title }: Place["event"]): Record<string, string> {
  return writeEventForm({ ...fullFields, slug, titleRu: title, titleEn: title });
}

function beginningOf(event: Place["event"]): Record<string, string> {
  const { titleRu = "", titleEn = "", timeZone = "", startsAt = "", endsAt = "" } = formOf(event);
  return { locale: "ru", slug: `${event.slug}-copy`, titleRu, titleEn, timeZone, startsAt, endsAt };
}
