"use server";

import { can } from "@/lib/access";
import { deskAction, type FormState, parseForm, plainValues } from "@/lib/action";
import type { SealedRecord } from "@/lib/application/types";
import { claimSchema, commentSchema, revealSchema, verdictSchema } from "@/lib/review/schema";
import { revealDocument } from "@/lib/review/sealed/commands";
import { pairSchema } from "@/lib/review/seen/schema";
import { currentActor } from "@/lib/session";
import { claimHere, commentHere, decideAndGoOn, pairHere } from "./steps";

/** A decision, then the next application of the queue. */
export const decide = deskAction("application.review", verdictSchema, decideAndGoOn);

/** Claims this application. */
export const take = deskAction("application.review", claimSchema, claimHere);

/** Adds an internal comment. */
export const comment = deskAction("application.review", commentSchema, commentHere);

/** Says whether this application and another are of one person. */
export const pair = deskAction("application.review", pairSchema, pairHere);

/** What the reveal form shows after a post: the sealed record, once, or what went wrong. */
export type RevealState = FormState & { revealed?: SealedRecord };

/** The action of a reveal form; each place that has one brings its own. */
export type RevealAction = (state: RevealState, form: FormData) => Promise<RevealState>;

/** Opens the sealed record for the page that answers, and for no other: it is never in an address or a later page. */
export async function reveal(_state: RevealState, form: FormData): Promise<RevealState> {
  const values = plainValues(form);
  const actor = await currentActor();
  if (!actor) return { errors: [{ code: "staff.signedOut" }], values };
  if (!can(actor, "application.reveal")) return { errors: [{ code: "staff.notAllowed" }], values };
  const parsed = parseForm(revealSchema, form);
  if (!parsed.ok) return { errors: parsed.error, values };
  const result = await revealDocument({ actor, input: parsed.value });
  return result.ok ? { revealed: result.value } : { errors: [result.error], values };
}
