import type { z } from "zod";
import type { DeskCommand } from "@/lib/action";
import { ok } from "@/lib/result";
import { answerEntry, sendBatch } from "@/lib/vetting/commands";
import { nextOpen } from "@/lib/vetting/queries";
import type { answerSchema, sendSchema } from "@/lib/vetting/schema";

/** Sends everybody who waits, then shows the batch. */
export const sendAndShow: DeskCommand<z.output<typeof sendSchema>> = async ({ actor, input }) => {
  const sent = await sendBatch({ actor, input });
  return sent.ok ? ok({ next: `/${input.locale}/desk/vetting/${sent.value.batchId}` }) : sent;
};

/** Writes an answer, then leads to the next person of the batch who has none, or back to the batch. */
export const answerAndGoOn: DeskCommand<z.output<typeof answerSchema>> = async ({ actor, input }) => {
  const answered = await answerEntry({ actor, input });
  if (!answered.ok) return answered;
  const batch = `/${input.locale}/desk/vetting/${answered.value.batchId}`;
  const next = await nextOpen(answered.value.batchId, input.id);
  return ok({ next: next ? `${batch}/${next}` : batch });
};
