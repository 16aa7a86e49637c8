import { isDeepStrictEqual } from "node:util";
import type { Tx } from "@/lib/db";
import type { Asked } from "@/lib/event/types";

/** The version of what is asked from now on: a new one where that differs from what was asked until now. */
export async function keepQuestions(
  tx: Tx,
  { eventId, version, before, after }: { eventId: string; version: number; before: Asked; after: Asked },
): Promise<number> {
  if (isDeepStrictEqual(before, after)) return version;
  await tx.eventQuestions.create({ data: { eventId, version: version + 1, asked: after }, select: { version: true } });
  return version + 1;
}
