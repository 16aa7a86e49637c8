import type { z } from "zod";
import type { DeskCommand } from "@/lib/action";
import { ok } from "@/lib/result";
import { addEntry, changeEntry, decideMatch, removeEntry } from "@/lib/stop-list/commands";
import type { addSchema, changeSchema, decideSchema, removeSchema } from "@/lib/stop-list/schema";

/** Puts somebody on the list, then shows it. */
export const addAndShow: DeskCommand<z.output<typeof addSchema>> = async ({ actor, input }) => {
  const added = await addEntry({ actor, input });
  return added.ok ? ok({ next: `/${input.locale}/desk/stop-list` }) : added;
};

/** Writes an entry anew, then shows the list. */
export const changeAndShow: DeskCommand<z.output<typeof changeSchema>> = async ({ actor, input }) => {
  const changed = await changeEntry({ actor, input });
  return changed.ok ? ok({ next: `/${input.locale}/desk/stop-list?changed#entry-${input.id}` }) : changed;
};

/** Takes somebody off the list, then shows it. */
export const removeAndShow: DeskCommand<z.output<typeof removeSchema>> = async ({ actor, input }) => {
  const removed = await removeEntry({ actor, input });
  return removed.ok ? ok({ next: `/${input.locale}/desk/stop-list` }) : removed;
};

/** Writes what is decided of a match, then shows the person again. */
export const decideAndShow: DeskCommand<z.output<typeof decideSchema>> = async ({ actor, input }) => {
  const decided = await decideMatch({ actor, input });
  const query = new URLSearchParams(input.queue);
  return decided.ok ? ok({ next: `/${input.locale}/desk/people/${input.id}?${query}` }) : decided;
};
