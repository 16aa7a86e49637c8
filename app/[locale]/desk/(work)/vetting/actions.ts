"use server";

import { can } from "@/lib/access";
import { deskAction, type FormState, goTo, parseForm, plainValues } from "@/lib/action";
import { err, ok, type Result } from "@/lib/result";
import { currentActor } from "@/lib/session";
import { revealVetted } from "@/lib/vetting/commands";
import { applyResults, type Preview, type PreviewRow, previewResults } from "@/lib/vetting/results/commands";
import { readText } from "@/lib/vetting/results/decode";
import { onlyAnswers, shownOf } from "@/lib/vetting/results/rules";
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
export type ResultsState = FormState & { preview?: Preview & { more: number } };

/**
 * Shows what results would change, pasted or sent as a file; then applies them, all or none, as they were shown. The
 * text of a file comes back in the paste field, so that what is wrong is put right there.
 */
export async function loadResults(_state: ResultsState, sent: FormData): Promise<ResultsState> {
  const actor = await currentActor();
  if (!actor) return { errors: [{ code: "staff.signedOut" }], values: plainValues(sent) };
  if (!can(actor, "vetting.answer")) return { errors: [{ code: "staff.notAllowed" }], values: plainValues(sent) };
  const opened = await withText(sent);
  if (!opened.ok) return { errors: [opened.error], values: plainValues(sent) };
  const form = opened.value;
  const values = plainValues(form);
  const parsed = parseForm(resultsSchema, form);
  if (!parsed.ok) return { errors: parsed.error, values };
  const input = parsed.value;
  if (input.step === "apply") {
    const applied = await applyResults({ actor, input });
    if (applied.ok) return goTo(`/${input.locale}/desk/vetting/${input.batch}`);
    if (applied.error.code !== "vetting.rowsWrong") return { errors: [applied.error], values };
  }
  const preview = await previewResults({ actor, input });
  if (!preview.ok) return { errors: [preview.error], values };
  return { preview: { ...preview.value, ...shownOf(preview.value.rows) }, values };
}

/** The form with the text of its file in the place of what was pasted; the same form where no file was chosen. */
async function withText(sent: FormData): Promise<Result<FormData>> {
  // A caller that is no page of ours chooses the arguments.
  if (!(sent instanceof FormData)) return err("form.unexpected");
  const [file, ...more] = sent.getAll("file");
  if (file === undefined) return ok(sent);
  if (typeof file === "string" || more.length > 0) return err("form.unexpected");
  const form = new FormData();
  for (const [name, value] of sent) if (name !== "file") form.append(name, value);
  // A browser sends a file without content where none was chosen.
  if (file.size === 0)
    return form.has("text") ? ok(form) : { ok: false, error: { code: "vetting.noFile", field: "file" } };
  const text = readText(new Uint8Array(await file.arrayBuffer()));
  if (!text.ok) return { ok: false, error: { ...text.error, field: "file" } };
  form.set("text", onlyAnswers(text.value));
  return ok(form);
}
