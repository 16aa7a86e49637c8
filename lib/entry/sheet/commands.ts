import { type Actor, can } from "@/lib/access";
import type { Answers, FieldError } from "@/lib/application/types";
import { record } from "@/lib/audit/record";
import { databaseNow, db } from "@/lib/db";
import { contextOf, findEvent } from "@/lib/entry/queries";
import { barredNow } from "@/lib/entry/rules";
import { readSheet } from "@/lib/entry/sheet/rules";
import { ok, type Result } from "@/lib/result";

/**
 * Begins a sheet: what came to the desk, when and by what, and of which outlet its people are. The database's clock
 * says what the future is. The same press again finds the sheet that it has begun. Refuses "entry.notFound", and what
 * `readSheet` and `barredNow` refuse; a failure of the whole has no field.
 */
export async function beginSheet({
  actor,
  input,
}: {
  actor: Actor;
  input: { id: string; event: string; answers: Answers };
}): Promise<Result<{ id: string }, FieldError[]>> {
  return db().$transaction(async (tx) => {
    const event = await findEvent(actor, input.event, tx);
    if (!event) return failed("entry.notFound");
    const begun = await tx.submission.findUnique({
      where: { id: input.id },
      select: { eventId: true, enteredById: true },
    });
    if (begun)
      return begun.eventId === event.id && begun.enteredById === actor.id
        ? ok({ id: input.id })
        : failed("entry.notFound");
    const now = await databaseNow(tx);
    const barred = barredNow(event, now);
    if (barred) return failed(barred);
    const mayOverride = can(actor, "application.override", { eventId: event.id });
    const read = readSheet(input.answers, { event, context: contextOf(event, now), now, mayOverride });
    if (!read.ok) return read;
    const { letters, lateReason, ...sheet } = read.value;
    await tx.submission.create({
      data: { id: input.id, eventId: event.id, enteredById: actor.id, locale: letters, lateReason, ...sheet },
      select: { id: true },
    });
    const { channel, receivedAt, late, note, outletName } = sheet;
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "sheet.begun",
      eventId: event.id,
      subject: "submission",
      subjectId: input.id,
      payload: { channel, receivedAt, outletName, note, late, ...(lateReason && { override: lateReason }) },
    });
    return ok({ id: input.id });
  });
}

function failed(code: string): { ok: false; error: FieldError[] } {
  return { ok: false, error: [{ field: "", code }] };
}
