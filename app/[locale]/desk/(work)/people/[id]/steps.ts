import type { z } from "zod";
import type { Actor } from "@/lib/access";
import type { DeskCommand } from "@/lib/action";
import { type ApplicationFilter, statesOf } from "@/lib/application/filter";
import { openStates } from "@/lib/application/status";
import { err, ok } from "@/lib/result";
import { decideApplication } from "@/lib/review/commands";
import { firstFree, readDeskEvent } from "@/lib/review/queue/queries";
import { readWayText, type Way, wayText } from "@/lib/review/queue/way";
import type { beginSchema, claimSchema, commentSchema, VerdictInput } from "@/lib/review/schema";
import { judgePair } from "@/lib/review/seen/commands";
import type { pairSchema } from "@/lib/review/seen/schema";
import { claimApplication, commentOn } from "@/lib/review/work/commands";

/**
 * Decides, then leads to the next application of the queue that nobody holds; what takes a decision back stays at this
 * one.
 */
export const decideAndGoOn: DeskCommand<VerdictInput> = async ({ actor, input }) => {
  const decided = await decideApplication({ actor, input });
  if (!decided.ok) return decided;
  const { id, locale, verdict } = input;
  const way = readWayText(input.queue);
  if (verdict.kind === "undo") {
    const back = { ...way, done: Math.max(0, way.done - 1), last: null };
    return ok({ next: personPath(locale, id, back) });
  }
  // These are no step through a queue.
  if (verdict.kind === "reopen" || verdict.kind === "revoke")
    return ok({ next: personPath(locale, id, { ...way, last: null }) });
  const on: Way = { ...way, done: way.done + 1, last: id };
  const next = await takeNext(actor, { ...on, after: id });
  return ok({ next: next ? personPath(locale, next, on) : queuePath(locale, on) });
};

/** Claims the first application of the queue that nobody holds, and leads to it. */
export const begin: DeskCommand<z.output<typeof beginSchema>> = async ({ actor, input }) => {
  const way: Way = { ...readWayText(input.queue), event: input.event, done: 0, last: null };
  const first = await takeNext(actor, { ...way, after: null });
  return first ? ok({ next: personPath(input.locale, first, way) }) : err("review.nothingFree");
};

/** Claims this application. */
export const claimHere: DeskCommand<z.output<typeof claimSchema>> = async ({ actor, input }) => {
  const claimed = await claimApplication({ actor, input });
  return claimed.ok ? ok({ next: personPath(input.locale, input.id, readWayText(input.queue)) }) : claimed;
};

/** Adds an internal comment to this application. */
export const commentHere: DeskCommand<z.output<typeof commentSchema>> = async ({ actor, input }) => {
  const commented = await commentOn({ actor, input });
  return commented.ok ? ok({ next: personPath(input.locale, input.id, readWayText(input.queue)) }) : commented;
};

/** Says whether this application and another are of one person. */
export const pairHere: DeskCommand<z.output<typeof pairSchema>> = async ({ actor, input }) => {
  const said = await judgePair({ actor, input });
  return said.ok ? ok({ next: personPath(input.locale, input.id, readWayText(input.queue)) }) : said;
};

/** Takes the next one; what somebody else was quicker to claim is left to them. */
async function takeNext(actor: Actor, { after, ...way }: Way & { after: string | null }): Promise<string | null> {
  const event = await readDeskEvent(actor, way.event);
  if (!event) return null;
  // "Next" serves what is undecided, whatever list the person came from.
  const undecided = statesOf(way.filter.state).every((state) => openStates.some((open) => open === state));
  const filter: ApplicationFilter = undecided ? way.filter : { ...way.filter, state: "waiting" };
  for (let tries = 0; tries < 5; tries++) {
    const id = await firstFree(event, filter, { actor, after });
    if (id === null) return null;
    if ((await claimApplication({ actor, input: { id } })).ok) return id;
  }
  return null;
}

function personPath(locale: string, id: string, way: Way): string {
  return `/${locale}/desk/people/${id}?${wayText(way)}`;
}

function queuePath(locale: string, way: Way): string {
  return `/${locale}/desk/queue?${wayText(way)}`;
}
