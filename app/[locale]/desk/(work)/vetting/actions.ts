"use server";

import { can } from "@/lib/access";
import { deskAction, type FormState, goTo, parseForm, plainValues } from "@/lib/action";
import { currentActor } from "@/lib/session";
import { revealVetted } from "@/lib/vetting/commands";
import { applyResults, type Preview, type PreviewRow, previewResults } from "@/lib/vetting/results/commands";
import { resultsSchema } from "@/lib/vetting/results/schema";
import { answerSchema, revealVettedSchema, sendSchema } from "@/lib/vetting/schema";
import type { RevealState } from "../people/[id]/actions";
import { answerAndGoOn, sendAndShow } from "./steps";

/** Sends everybody of an event who waits for it to the protective service, as one batch. */
export const sendToVetting = deskAction("vetting.send", sendSchema, sendAndShow);

/** Writes what the protective service answers about one person. */
export const answerVetting = deskAction("vetting.answer", answerSchema, answerAndGoOn);

/** Opens the sealed record of a person in vetting for the page that answers, and for no other. */
export async function revealInVetting(_state: RevealState, form: FormData): Promise<RevealState> {
  const values = plainValues(form);
  const actor = await currentActor();
  if (!actor) return { errors: [{ code: "staff.signedOut" }], values };
  if (!can(actor, "vetting.reveal")) return { errors: [{ code: "staff.notAllowed" }], values };
  const parsed = parseForm(revealVettedSchema, form);
  if (!parsed.ok) return { errors: parsed.error, values };
  const result = await revealVetted({ actor, input: parsed.value });
  return result.ok ? { revealed: result.value } : { errors: [result.error], values };
}

/** A row of results as its preview shows it. */
export type ShownRow = PreviewRow;

/** What the form of results shows after a post: what they would change, or what went wrong. */
export type ResultsState = FormState & { preview?: Preview };

/** Shows what pasted results would change; then applies them, all or none, as they were shown. */
export async function loadResults(_state: ResultsState, form: FormData): Promise<ResultsState> {
  const values = plainValues(form);
  const actor = await currentActor();
  if (!actor) return { errors: [{ code: "staff.signedOut" }], values };
  if (!can(actor, "vetting.answer")) return { errors: [{ code: "staff.notAllowed" }], values };
  const parsed = parseForm(resultsSchema, form);
  if (!parsed.ok) return { errors: parsed.error, values };
  const input = parsed.value;
  if (input.step === "apply") {
    const applied = await applyResults({ actor, input });
    if (applied.ok) return goTo(`/${input.locale}/desk/vetting/${input.batch}`);
    if (applied.error.code !== "vetting.rowsWrong") return { errors: [applied.error], values };
  }
  const preview = await previewResults({ actor, input });
  return preview.ok ? { preview: preview.value, values } : { errors: [preview.error], values };
}
