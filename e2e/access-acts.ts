import { db } from "@/lib/db";
import { fullFields } from "@/lib/event/desk/examples";
import { writeEventForm } from "@/lib/event/desk/form";
import type { Place, Who, World } from "./access-world";

/** Everything that an action of the desk could change in these places. */
export const standingOf = async (world: Pick<World, "mine" | "theirs">) => ({
  applications: await db().application.findMany({
    where: { eventId: { in: [world.mine.event.id, world.theirs.event.id] } },
    orderBy: { id: "asc" },
    select: { id: true, state: true, version: true, claimedById: true },
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
    select: { id: true, removedAt: true },
  }),
  stopListDecisions: await db().stopListDecision.count({ where: { applicationId: world.mine.application.id } }),
  stopListLooks: await db().auditEntry.count({
    where: { eventId: world.mine.event.id, type: "application.stopListSeen" },
  }),
  pairs: await db().applicationPair.count({ where: { first: { eventId: world.mine.event.id } } }),
  comments: await db().comment.count({ where: { application: { eventId: world.mine.event.id } } }),
  looks: await db().auditEntry.count({ where: { eventId: world.mine.event.id, type: "application.revealed" } }),
});

/** For each action of the desk a form that changes or shows something, were it let through. */
export const effective = ({
  application,
  letter,
  event,
  colleague,
  asked,
  vetting,
  listed,
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
  removeFromStopList: { id: listed.id, locale: "ru" },
  sendToVetting: { event: event.slug, locale: "ru" },
  answerVetting: { id: vetting.entry, version: "1", locale: "ru", result: "objected", note: "A reason" },
  loadResults: { batch: vetting.batch, locale: "ru", text: `${vetting.entry};cleared;`, step: "preview", seen: "" },
  revealInVetting: { id: application.id, reason: "A reason" },
  retry: { id: letter.id, locale: "ru" },
  invite: {
    ...{ locale: "ru", language: "ru", role: "officer", events: "all" },
    ...{ name: "A newcomer", email: `invited.${colleague.mailbox}@credence.example` },
  },
  press: { id: colleague.id, version: "1", locale: "ru", verb: "sendLink" },
  create: { ...beginningOf(event), copyFrom: event.slug },
  save: { ...formOf(event), id: event.id, version: "1", locale: "ru" },
  changeState: { id: event.id, version: "2", locale: "ru", to: "closed" },
  saveAccess: { id: colleague.id, version: "2", locale: "ru", role: "head", events: "all" },
});

/** Who does what not every officer may. */
export const doers: Record<string, Who> = { create: "administrator", save: "head", changeState: "head" };

function formOf({ slug, title }: Place["event"]): Record<string, string> {
  return writeEventForm({ ...fullFields, slug, titleRu: title, titleEn: title, consentVersion: "2026-11" });
}

function beginningOf(event: Place["event"]): Record<string, string> {
  const { titleRu = "", titleEn = "", timeZone = "", startsAt = "", endsAt = "" } = formOf(event);
  return { locale: "ru", slug: `${event.slug}-copy`, titleRu, titleEn, timeZone, startsAt, endsAt };
}
