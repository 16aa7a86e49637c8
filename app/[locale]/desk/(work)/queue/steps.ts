import type { z } from "zod";
import type { DeskCommand } from "@/lib/action";
import { ok } from "@/lib/result";
import { prepareBatch, runBatch, undoBatch } from "@/lib/review/bulk/commands";
import type { PrepareInput, RunInput, undoSchema } from "@/lib/review/bulk/schema";
import { readWayText, wayText } from "@/lib/review/queue/way";
import { tagApplication } from "@/lib/review/tags/commands";
import type { tagSchema } from "@/lib/review/tags/schema";
import * as views from "@/lib/review/views/commands";
import type { changeViewSchema, deleteViewSchema, saveViewSchema } from "@/lib/review/views/schema";

/** Prepares a batch, and leads to what it would do. */
export const prepare: DeskCommand<PrepareInput> = async ({ actor, input }) => {
  const prepared = await prepareBatch({ actor, input });
  if (!prepared.ok) return prepared;
  return ok({ next: batchPath(input, prepared.value.id, `deed=${input.deed}&`) });
};

/** Runs a batch, and leads to its results. */
export const run: DeskCommand<RunInput> = async ({ actor, input }) => {
  const done = await runBatch({ actor, input });
  return done.ok ? ok({ next: batchPath(input, input.id) }) : done;
};

/** Takes a batch back, and leads to what came of that. */
export const undo: DeskCommand<z.output<typeof undoSchema>> = async ({ actor, input }) => {
  const undone = await undoBatch({ actor, input });
  return undone.ok ? ok({ next: batchPath(input, input.id) }) : undone;
};

/** Tags an application, and stays at it. */
export const tag: DeskCommand<z.output<typeof tagSchema>> = async ({ actor, input }) => {
  const tagged = await tagApplication({ actor, input });
  if (!tagged.ok) return tagged;
  return ok({ next: `/${input.locale}/desk/people/${input.id}?${sameWay(input.queue)}` });
};

/** Keeps a view, and stays in it. */
export const keep: DeskCommand<z.output<typeof saveViewSchema>> = async ({ actor, input }) => {
  const kept = await views.keepView({ actor, input });
  return kept.ok ? ok({ next: queuePath(input) }) : kept;
};

/** Renames or shares a view, and stays in it. */
export const change: DeskCommand<z.output<typeof changeViewSchema>> = async ({ actor, input }) => {
  const changed = await views.changeView({ actor, input });
  return changed.ok ? ok({ next: queuePath(input) }) : changed;
};

/** Deletes a view; the queue stays as it was narrowed. */
export const drop: DeskCommand<z.output<typeof deleteViewSchema>> = async ({ actor, input }) => {
  const dropped = await views.deleteView({ actor, input });
  return dropped.ok ? ok({ next: queuePath(input) }) : dropped;
};

type From = { locale: string; queue: string };

function batchPath({ locale, queue }: From, id: string, first = ""): string {
  return `/${locale}/desk/queue/bulk/${id}?${first}${sameWay(queue)}`;
}

function queuePath({ locale, queue }: From): string {
  return `/${locale}/desk/queue?${sameWay(queue)}`;
}

function sameWay(queue: string): string {
  return wayText(readWayText(queue));
}
