import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { type Actor, can } from "@/lib/access";
import { record } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { lockEvent } from "@/lib/event/desk/queries";
import { mayAdmit, permitState } from "@/lib/event/late/rules";
import type { admitSchema, withdrawSchema } from "@/lib/event/late/schema";
import { readLocal } from "@/lib/event/local-time";
import { queueMessage } from "@/lib/mail/commands";
import { err, ok, type Result } from "@/lib/result";
import { newDraftKey, sealAnswers, sealDraftKey } from "@/lib/sealing/draft";

type Call<Schema extends z.ZodType> = { actor: Actor; input: z.output<Schema> };
type Done = Promise<Result<{ slug: string }>>;

/**
 * Admits one application to an event after its window: makes a permit with a draft of its own, and sends the link that
 * opens it. Pressed twice it makes one. Refuses "event.notFound", what `mayAdmit` and `readLocal` refuse, and
 * "event.late.twice" where a permit for this address is open.
 */
export async function admitLate({ actor, input }: Call<typeof admitSchema>): Done {
  return db().$transaction(async (tx) => {
    const event = await lockEvent(tx, input.event);
    if (!event || !can(actor, "event.read", { eventId: event.id })) return err("event.notFound");
    const done = ok({ slug: event.fields.slug });
    const present = await tx.latePermit.findUnique({
      where: { id: input.id },
      select: { eventId: true, givenById: true },
    });
    if (present) return present.eventId === event.id && present.givenById === actor.id ? done : err("event.notFound");
    const now = await databaseNow(tx);
    const until = readLocal(input.until, event.fields.timeZone, input.untilWhich);
    if (!until.ok) return { ok: false, error: { ...until.error, field: "until" } };
    const { latePolicy, startsAt } = event.fields;
    // The form knows minutes: up to the minute in which the event begins is up to its beginning.
    const ends = minuteOf(until.value) === minuteOf(startsAt) ? startsAt : until.value;
    const { email } = input;
    const allowed = mayAdmit(
      { id: event.id, status: event.status, latePolicy, startsAt },
      { actor, email, until: ends, now },
    );
    if (!allowed.ok) return allowed;
    const twice = await tx.latePermit.count({
      where: {
        eventId: event.id,
        email: { equals: email, mode: "insensitive" },
        usedAt: null,
        withdrawnAt: null,
        until: { gt: now },
      },
    });
    if (twice > 0) return { ok: false, error: { code: "event.late.twice", field: "email" } };
    const permit = { id: input.id, eventId: event.id, email, reason: input.reason, until: ends };
    const draftId = await startAdmittedDraft(tx, { ...permit, locale: input.letters });
    await tx.latePermit.create({
      data: { ...permit, draftId, givenById: actor.id, givenAt: now },
      select: { id: true },
    });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "latePermit.given",
      eventId: event.id,
      subject: "latePermit",
      subjectId: permit.id,
      payload: { reason: permit.reason, until: ends },
    });
    const letter = { kind: "lateAdmitted", eventId: event.id, draftId } as const;
    await queueMessage(tx, { ...letter, locale: input.letters, recipient: email });
    return done;
  });
}

function minuteOf(instant: Date): number {
  return Math.floor(instant.getTime() / 60_000);
}

/** An empty draft, kept as long as the permit holds. Nothing opens it but the link that is mailed. */
async function startAdmittedDraft(
  tx: Tx,
  draft: { eventId: string; email: string; until: Date; locale: "ru" | "en" },
): Promise<string> {
  const { eventId, email, locale, until: expiresAt } = draft;
  const { publicKey } = await tx.event.findUniqueOrThrow({ where: { id: eventId }, select: { publicKey: true } });
  const [id, key] = [uuidv7(), newDraftKey()];
  await tx.draft.create({
    data: {
      ...{ id, eventId, email, locale, expiresAt },
      sealedAnswers: sealAnswers(key, { email, suggested: "", consentAt: "" }, id),
      sealedKey: sealDraftKey(publicKey, key, id),
    },
    select: { id: true },
  });
  return id;
}

/**
 * Takes a permit back that has not been used: its draft can no longer be sent. Done twice it is done once. Refuses
 * "event.notFound", and "event.late.used" for one that an application was sent by.
 */
export async function withdrawPermit({ actor, input: { id } }: Call<typeof withdrawSchema>): Done {
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM late_permit WHERE id = ${id}::uuid FOR UPDATE`;
    const permit = await tx.latePermit.findUnique({
      where: { id },
      select: {
        eventId: true,
        until: true,
        usedAt: true,
        withdrawnAt: true,
        draftId: true,
        event: { select: { slug: true } },
      },
    });
    if (!permit || !can(actor, "application.override", { eventId: permit.eventId })) return err("event.notFound");
    const done = ok({ slug: permit.event.slug });
    const now = await databaseNow(tx);
    const state = permitState(permit, now);
    if (state === "used") return err("event.late.used");
    if (state !== "open") return done;
    await tx.latePermit.update({
      where: { id },
      data: { withdrawnAt: now, withdrawnById: actor.id },
      select: { id: true },
    });
    // A letter that has not gone out would promise what no longer holds.
    if (permit.draftId)
      await tx.message.updateMany({
        where: { draftId: permit.draftId, status: "waiting" },
        data: { status: "cancelled" },
      });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "latePermit.withdrawn",
      eventId: permit.eventId,
      subject: "latePermit",
      subjectId: id,
      payload: {},
    });
    return done;
  });
}
