import { type Actor, can } from "@/lib/access";
import { lookAtSealed } from "@/lib/application/sealed/commands";
import type { SealedRecord } from "@/lib/application/types";
import type { Result } from "@/lib/result";

/** Opens an application's sealed record for one look of who reviews it; refuses as `lookAtSealed` does. */
export async function revealDocument({
  actor,
  input,
}: {
  actor: Actor;
  input: { id: string; reason: string };
}): Promise<Result<SealedRecord>> {
  return lookAtSealed({ actor, ...input, may: ({ eventId }) => can(actor, "application.reveal", { eventId }) });
}
