import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { type Actor, can } from "@/lib/access";
import { record } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { writeEventForm } from "@/lib/event/desk/form";
import { changesSince, lockEvent, type ManagedEvent, readManagedEvent, usedOf } from "@/lib/event/desk/queries";
import {
  beginFields,
  changesBetween,
  copyFields,
  keepsWhatIsUsed,
  letsGoOf,
  mayWrite,
  missingFailures,
  move,
} from "@/lib/event/desk/rules";
import type { createSchema, moveSchema, saveSchema } from "@/lib/event/desk/schema";
import { countHeldAlone } from "@/lib/event/holding/queries";
import { copyLetters } from "@/lib/event/letters/commands";
import { keepQuestions } from "@/lib/event/questions/commands";
import { askedOf } from "@/lib/event/rules";
import type { EventFields, EventStatus } from "@/lib/event/types";
import { err, type Failure, ok, type Result } from "@/lib/result";
import { createEventKey } from "@/lib/sealing/keys";

type Call<Schema extends z.ZodType> = { actor: Actor; input: z.output<Schema> };

/**
 * Creates a draft event with its key pair, plain or like an earlier one. Refuses "event.notFound" for an earlier one
 * that this person may not see, and "event.slugTaken".
 */
export async function createEvent({
  actor,
  input: { copyFrom, locale: _, ...typed },
  consentVersion,
}: Call<typeof createSchema> & { consentVersion: string }): Promise<Result<{ slug: string }>> {
  const earlier = copyFrom ? await readManagedEvent(actor, copyFrom) : null;
  if (copyFrom && !earlier) return err("event.notFound");
  const beginning = { ...typed, consentVersion };
  const fields = earlier ? copyFields(earlier.fields, beginning) : beginFields(beginning);
  const id = uuidv7();
  return db().$transaction(async (tx) => {
    if (await slugTaken(tx, { slug: fields.slug, id })) return slugIsTaken;
    const { publicKey } = await createEventKey(id);
    const asked = askedOf(fields);
    await tx.event.create({
      data: { id, publicKey, ...fields, questions: { create: { version: 1, asked } } },
      select: { id: true },
    });
    if (earlier) await copyLetters(tx, { from: earlier.id, to: id });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "event.created",
      eventId: id,
      subject: "event",
      subjectId: id,
      payload: { after: fields.slug, ...(earlier && { copiedFrom: earlier.fields.slug }) },
    });
    return ok({ slug: fields.slug });
  });
}

const slugIsTaken = { ok: false, error: { code: "event.slugTaken", field: "slug" } } as const;

/** Whether another event has this slug. Whoever asks keeps others from taking it until the end of the transaction. */
async function slugTaken(tx: Tx, { slug, id }: { slug: string; id: string }): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`event slug ${slug}`}, 0))`;
  return (await tx.event.count({ where: { slug, id: { not: id } } })) > 0;
}

/**
 * Writes an event's whole form. Refuses "event.notFound", "event.notAllowed", "event.conflict" with who changed what
 * since it was read, what the public may not miss ("event.missing…", each beside its field), and what is in use
 * ("event.slugFixed", "event.slotsInUse", "event.placesInUse", "event.decisionsHeld").
 */
export async function saveEvent({
  actor,
  input: { id, version, fields: typed },
}: Call<typeof saveSchema>): Promise<Result<{ slug: string }, Failure | Failure[]>> {
  return db().$transaction(async (tx) => {
    const event = await lockEvent(tx, id);
    if (!event || !can(actor, "event.read", { eventId: id })) return err("event.notFound");
    if (!mayWrite(actor, event)) return err("event.notAllowed");
    const fields = withSeconds(typed, event.fields);
    const changed = changesBetween(event.fields, fields);
    if (Object.keys(changed).length === 0) return ok({ slug: fields.slug });
    if (event.version !== version) return { ok: false, error: await conflict(tx, { event, version }) };
    const allowed = await mayBecome(tx, event, fields);
    if (!allowed.ok) return allowed;
    const asked = { before: askedOf(event.fields), after: askedOf(fields) };
    const questionsVersion = await keepQuestions(tx, { eventId: id, version: event.questionsVersion, ...asked });
    await tx.event.update({
      where: { id },
      data: { ...fields, questionsVersion, version: { increment: 1 } },
      select: { id: true },
    });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "event.changed",
      eventId: id,
      subject: "event",
      subjectId: id,
      payload: { version: version + 1, changed },
    });
    return ok({ slug: fields.slug });
  });
}

async function mayBecome(
  tx: Tx,
  event: ManagedEvent,
  fields: EventFields,
): Promise<Result<undefined, Failure | Failure[]>> {
  if (event.status !== "draft") {
    const lacking = missingFailures(fields);
    if (lacking.length > 0) return { ok: false, error: lacking };
    // Links to it stand in letters and in the papers.
    if (fields.slug !== event.fields.slug) return { ok: false, error: { code: "event.slugFixed", field: "slug" } };
  } else if (fields.slug !== event.fields.slug && (await slugTaken(tx, { slug: fields.slug, id: event.id })))
    return slugIsTaken;
  const kept = keepsWhatIsUsed(event.fields, fields, await usedOf(tx, event.id));
  if (!kept.ok || !event.fields.decisionsHeld || fields.decisionsHeld) return kept;
  return letsGoOf(await countHeldAlone(tx, event.id));
}

/** What others changed since the version that was read: names, and their values as the form shows them. */
async function conflict(tx: Tx, { event, version }: { event: ManagedEvent; version: number }): Promise<Failure> {
  const { by, at, changed } = await changesSince(tx, { id: event.id, version });
  const form = writeEventForm(event.fields);
  const theirs = changed.flatMap((name) => (form[name] === undefined ? [] : [[`theirs.${name}`, form[name]] as const]));
  const facts = { by, at: (at ?? new Date(0)).toISOString(), version: event.version, changed: changed.join(" ") };
  return { code: "event.conflict", params: { ...facts, ...Object.fromEntries(theirs) } };
}

const instants = ["startsAt", "endsAt", "opensAt", "closesAt", "decideBy"] as const;

/** A form knows minutes: an instant that reads the same to the minute is not a change. */
function withSeconds(typed: EventFields, present: EventFields): EventFields {
  const minute = (instant: Date) => Math.floor(instant.getTime() / 60_000);
  const same = instants.filter((name) => minute(typed[name]) === minute(present[name]));
  const slots = typed.entrySlots.map((slot, index) => {
    const was = present.entrySlots[index];
    const alike = (name: "from" | "to") => was && minute(new Date(was[name])) === minute(new Date(slot[name]));
    return { from: (alike("from") && was?.from) || slot.from, to: (alike("to") && was?.to) || slot.to };
  });
  return { ...typed, entrySlots: slots, ...Object.fromEntries(same.map((name) => [name, present[name]])) };
}

/** What the audit calls a move that is made without a notice. */
const moved: Partial<Record<EventStatus, { type: string }>> = {
  published: { type: "event.published" },
  closed: { type: "event.closed" },
  archived: { type: "event.archived" },
};

/**
 * Moves an event to another state; pressed twice it moves once. Postponing and cancelling go with a notice and are
 * refused here ("event.noticeNeeded"), as is archiving while decisions are held ("event.heldStill"); see `move` for the
 * other refusals.
 */
export async function moveEvent({
  actor,
  input: { id, version, to },
}: Call<typeof moveSchema>): Promise<Result<{ slug: string }, Failure | Failure[]>> {
  return db().$transaction(async (tx) => {
    const event = await lockEvent(tx, id);
    if (!event || !can(actor, "event.read", { eventId: id })) return err("event.notFound");
    const type = moved[to]?.type;
    if (!type) return err("event.noticeNeeded");
    if (event.status === to && event.version === version + 1) return ok({ slug: event.fields.slug });
    if (event.version !== version) return { ok: false, error: await conflict(tx, { event, version }) };
    const allowed = move(event, { to, actor, now: await databaseNow(tx) });
    if (!allowed.ok) return allowed;
    const held = to === "archived" ? await countHeldAlone(tx, id) : 0;
    if (held > 0) return err("event.heldStill", { count: held });
    // What was said of a postponement no longer holds once it is on again.
    const spoken = to === "published" ? { noticeRu: null, noticeEn: null } : {};
    await tx.event.update({
      where: { id },
      data: { status: to, ...spoken, version: { increment: 1 } },
      select: { id: true },
    });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type,
      eventId: id,
      subject: "event",
      subjectId: id,
      payload: { before: event.status, after: to, version: version + 1 },
    });
    return ok({ slug: event.fields.slug });
  });
}
