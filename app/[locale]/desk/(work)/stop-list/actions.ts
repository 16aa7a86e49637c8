"use server";

import { can } from "@/lib/access";
import { deskAction, type FormState, parseForm, plainValues } from "@/lib/action";
import { currentActor } from "@/lib/session";
import { lookAtMatches } from "@/lib/stop-list/commands";
import { addSchema, changeSchema, decideSchema, lookSchema, removeSchema } from "@/lib/stop-list/schema";
import type { StopListMatch } from "@/lib/stop-list/types";
import { addAndShow, changeAndShow, decideAndShow, removeAndShow } from "./steps";

/** Puts somebody on the stop-list. */
export const addToStopList = deskAction("stopList.edit", addSchema, addAndShow);

/** Writes an entry anew. */
export const changeOnStopList = deskAction("stopList.edit", changeSchema, changeAndShow);

/** Takes somebody off it. */
export const removeFromStopList = deskAction("stopList.edit", removeSchema, removeAndShow);

/** Writes what is decided of a match. */
export const decideOnMatch = deskAction("stopList.decide", decideSchema, decideAndShow);

/** What the form of a person's matches shows after a post: the matches, once, or what went wrong. */
export type MatchesState = FormState & { matches?: StopListMatch[] };

/** Shows an application's matches on the page that answers; who looked is on record. */
export async function showMatches(_state: MatchesState, form: FormData): Promise<MatchesState> {
  const values = plainValues(form);
  const actor = await currentActor();
  if (!actor) return { errors: [{ code: "staff.signedOut" }], values };
  if (!can(actor, "stopList.match")) return { errors: [{ code: "staff.notAllowed" }], values };
  const parsed = parseForm(lookSchema, form);
  if (!parsed.ok) return { errors: parsed.error, values };
  const shown = await lookAtMatches({ actor, input: parsed.value });
  return shown.ok ? { matches: shown.value } : { errors: [shown.error], values };
}
