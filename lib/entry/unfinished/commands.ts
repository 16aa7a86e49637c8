import { type Actor, can } from "@/lib/access";
import type { Answers, FieldError } from "@/lib/application/types";
import { record } from "@/lib/audit/record";
import { databaseNow, db } from "@/lib/db";
import { type PersonInput, staleness } from "@/lib/entry/commands";
import { contextOf, lockSheet } from "@/lib/entry/queries";
import { gapsOf, nameTyped, personFields, readPerson } from "@/lib/entry/rules";
import { isId, keptSchema } from "@/lib/entry/schema";
import { err, ok, type Result } from "@/lib/result";
import { open, seal } from "@/lib/sealing/hpke";
import { eventPrivateKey } from "@/lib/sealing/keys";

const table = "unfinished_entry";

/**
 * Keeps a person who cannot be entered yet: all that was typed, sealed to the event, and the names of what is missing
 * or wrong, also while the event takes nobody. Refuses "entry.notFound", "entry.finishedElsewhere" and
 * "entry.changedElsewhere".
 */
export async function saveUnfinished({
  actor,
  input,
}: {
  actor: Actor;
  input: PersonInput & { suggested: readonly string[] };
}): Promise<Result<{ id: string }, FieldError[]>> {
  return db().$transaction(async (tx) => {
    const sheet = await lockSheet(tx, actor, input.sheet);
    if (!sheet) return failed("entry.notFound");
    const { id, version, suggested } = input;
    const sent = await tx.application.findUnique({ where: { submitKey: id }, select: { submissionId: true } });
    if (sent) return failed(sent.submissionId === sheet.id ? "entry.finishedElsewhere" : "entry.notFound");
    const stale = await staleness(tx, input);
    if (stale) return failed(stale);
    const now = await databaseNow(tx);
    const answers = Object.fromEntries(
      personFields(sheet.regime).map((field) => [field, input.answers[field] ?? ""] as const),
    );
    const read = readPerson(sheet, answers, contextOf(sheet.event, now));
    const gaps = gapsOf(read.ok ? [] : read.error, answers);
    const data = {
      sealed: seal(sheet.event.publicKey, { answers, suggested }, { table, id }),
      name: nameTyped(answers),
      ...gaps,
      savedById: actor.id,
      savedAt: now,
    };
    await tx.unfinishedEntry.upsert({
      where: { id },
      create: { id, eventId: sheet.event.id, submissionId: sheet.id, ...data },
      update: { ...data, version: version + 1 },
      select: { id: true },
    });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "entry.saved",
      eventId: sheet.event.id,
      subject: table,
      subjectId: id,
      payload: { channel: sheet.channel, outletName: sheet.outletName, ...gaps },
    });
    return ok({ id });
  });
}

/** An unfinished entry as it was typed, for whoever goes on with it. */
export type Opened = { id: string; sheetId: string; version: number; answers: Answers; suggested: string[] };

/**
 * Opens an unfinished entry to go on with it. The look is on record before anything is opened, as every look at what
 * is sealed; that it is to be finished is its reason. Null where there is none, for another event's, and once the
 * event's key is destroyed.
 */
export async function openUnfinished(actor: Actor, id: string): Promise<Opened | null> {
  if (!isId(id)) return null;
  const row = await db().$transaction(async (tx) => {
    const found = await tx.unfinishedEntry.findUnique({
      where: { id },
      select: { id: true, eventId: true, submissionId: true, version: true, sealed: true },
    });
    if (!found || !can(actor, "application.enter", { eventId: found.eventId })) return null;
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "entry.opened",
      eventId: found.eventId,
      subject: table,
      subjectId: id,
    });
    return found;
  });
  const key = row && (await eventPrivateKey(row.eventId));
  if (!key) return null;
  const kept = keptSchema.parse(open(key, row.sealed, { table, id }));
  return { id, sheetId: row.submissionId, version: row.version, ...kept };
}

/** Throws an unfinished entry away, for one that was begun twice or by mistake. Refuses "entry.notFound" and "entry.changedElsewhere". */
export async function discardUnfinished({
  actor,
  input: { id, version, locale },
}: {
  actor: Actor;
  input: { id: string; version: number; locale: string };
}): Promise<Result<{ next: string }>> {
  return db().$transaction(async (tx) => {
    const row = await tx.unfinishedEntry.findUnique({ where: { id }, select: { eventId: true, submissionId: true } });
    const sheet = row && (await lockSheet(tx, actor, row.submissionId));
    if (!sheet) return err("entry.notFound");
    const { count } = await tx.unfinishedEntry.deleteMany({ where: { id, version } });
    if (count === 0) return err("entry.changedElsewhere");
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "entry.discarded",
      eventId: sheet.event.id,
      subject: table,
      subjectId: id,
      payload: { channel: sheet.channel, outletName: sheet.outletName },
    });
    return ok({ next: `/${locale}/desk/entry/${sheet.id}` });
  });
}

function failed(code: string): { ok: false; error: FieldError[] } {
  return { ok: false, error: [{ field: "", code }] };
}
