import { isVettable, type VettingResult, vettingEdge } from "@/lib/application/vetting/status";
import { err, ok, type Result } from "@/lib/result";
import type { Answerable } from "@/lib/vetting/types";

/** What an answer of the protective service changes in an entry. */
export type AnswerChange = { state: VettingResult; note: string | null };

/**
 * Whether an entry may be answered so. Refuses "vetting.expired" (the person's identity has changed since),
 * "vetting.over" (refused, withdrawn or revoked), "vetting.notFromHere" (not a step of the track, also the same answer
 * again), and an objection or a question without its words: "vetting.reasonRequired", "vetting.dataRequired".
 */
export function answer(
  entry: Answerable,
  { result, note }: { result: VettingResult; note: string },
): Result<AnswerChange> {
  if (entry.expired) return err("vetting.expired");
  if (!isVettable(entry.applicationState)) return err("vetting.over");
  const edge = vettingEdge(entry.state, result);
  if (!edge) return err("vetting.notFromHere");
  const said = note.trim();
  if (edge.needs === "reason" && said === "") return err("vetting.reasonRequired");
  if (edge.needs === "data" && said === "") return err("vetting.dataRequired");
  return ok({ state: result, note: said === "" ? null : said });
}
