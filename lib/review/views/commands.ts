import type { z } from "zod";
import { type Actor, can } from "@/lib/access";
import { record } from "@/lib/audit/record";
import { db, type Tx } from "@/lib/db";
import { err, ok, type Result } from "@/lib/result";
import { readDeskEvent } from "@/lib/review/queue/queries";
import { readWayText, viewText } from "@/lib/review/queue/way";
import { mayChange, maySee } from "@/lib/review/views/rules";
import type { changeViewSchema, deleteViewSchema, saveViewSchema } from "@/lib/review/views/schema";
import { viewLimits } from "@/lib/review/views/types";

type Call<Input> = { actor: Actor; input: Input };

/**
 * Keeps the queue as it stands, filter and columns, under a name. Refuses "review.notFound" (no such event),
 * "review.viewNameTaken", "review.tooManyViews", and "review.viewNotShared" to whom the desk's views are not.
 */
export async function keepView({
  actor,
  input,
}: Call<z.output<typeof saveViewSchema>>): Promise<Result<{ id: string }>> {
  const event = await readDeskEvent(actor, input.event);
  if (!event || !can(actor, "application.read", { eventId: event.id })) return err("review.notFound");
  const { name, shared } = input;
  if (shared && !can(actor, "view.share", { eventId: event.id })) return err("review.viewNotShared");
  return db().$transaction(async (tx) => {
    await holdViews(tx, actor.id);
    const own = await tx.savedView.findMany({
      where: { eventId: event.id, staffId: actor.id },
      select: { name: true },
    });
    if (own.some((each) => each.name === name)) return err("review.viewNameTaken");
    if (own.length >= viewLimits.own) return err("review.tooManyViews", { limit: viewLimits.own });
    const { id } = await tx.savedView.create({
      data: { eventId: event.id, staffId: actor.id, name, shared, query: viewText(readWayText(input.queue)) },
      select: { id: true },
    });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "view.saved",
      eventId: event.id,
      subject: "view",
      subjectId: id,
      payload: { name, shared },
    });
    return ok({ id });
  });
}

/**
 * Renames a view, shares it with the event's desk or stops sharing it. Refuses "review.viewNotFound" (none, or one that
 * the person does not see), "review.viewNotYours", "review.viewNotShared" and "review.viewNameTaken".
 */
export async function changeView({
  actor,
  input,
}: Call<z.output<typeof changeViewSchema>>): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    const found = await changeable(tx, actor, input.id);
    if (!found.ok) return found;
    const { name, shared } = input;
    const { id, eventId, ...before } = found.value;
    if (name === before.name && shared === before.shared) return ok(undefined);
    if (shared && !before.shared && !can(actor, "view.share", { eventId })) return err("review.viewNotShared");
    const taken = await tx.savedView.count({
      where: { eventId, staffId: before.staffId, name, id: { not: id } },
    });
    if (taken > 0) return err("review.viewNameTaken");
    await tx.savedView.update({ where: { id }, data: { name, shared }, select: { id: true } });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "view.changed",
      eventId,
      subject: "view",
      subjectId: id,
      payload: { before: { name: before.name, shared: before.shared }, after: { name, shared } },
    });
    return ok(undefined);
  });
}

/** Deletes a view. Refuses "review.viewNotFound" and "review.viewNotYours"; twice is once. */
export async function deleteView({
  actor,
  input,
}: Call<z.output<typeof deleteViewSchema>>): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    const found = await changeable(tx, actor, input.id);
    if (!found.ok) return found;
    const { id, eventId, name, shared } = found.value;
    await tx.savedView.delete({ where: { id }, select: { id: true } });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "view.deleted",
      eventId,
      subject: "view",
      subjectId: id,
      payload: { name, shared },
    });
    return ok(undefined);
  });
}

/** Holds a person's views still until the transaction ends, so that two tabs never make twenty-one of them. */
async function holdViews(tx: Tx, staffId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM staff WHERE id = ${staffId} FOR NO KEY UPDATE`;
}

type Found = { id: string; eventId: string; staffId: string; name: string; shared: boolean };

async function changeable(tx: Tx, actor: Actor, id: string): Promise<Result<Found>> {
  const select = { id: true, eventId: true, staffId: true, name: true, shared: true } as const;
  const seen = await tx.savedView.findUnique({ where: { id }, select });
  if (!seen || !maySee(actor, seen)) return err("review.viewNotFound");
  await holdViews(tx, seen.staffId);
  const view = await tx.savedView.findUnique({ where: { id }, select });
  if (!view) return err("review.viewNotFound");
  return mayChange(actor, view) ? ok(view) : err("review.viewNotYours");
}
