import { type Actor, can } from "@/lib/access";

/** How long a session stands, in milliseconds: without a request, and in all. */
export const sessionLimits = { idle: 30 * 60_000, total: 12 * 60 * 60_000 } as const;

/** How many characters a password has. */
export const passwordLength = { least: 12, most: 128 } as const;

/** A session's marks in time: when it began and when it last served a request. */
export type SessionTimes = { createdAt: Date; updatedAt: Date };

/** Whether a session still stands: used within the last 30 minutes and begun within the last 12 hours. */
export function sessionStands({ createdAt, updatedAt }: SessionTimes, now: Date): boolean {
  return (
    now.getTime() - updatedAt.getTime() < sessionLimits.idle &&
    now.getTime() - createdAt.getTime() < sessionLimits.total
  );
}

/** The first page of the desk that this person may see, without the locale; null where there is none yet. */
export function deskHome(actor: Actor): "/desk/queue" | "/desk/vetting" | "/desk/audit" | "/desk/outbox" | null {
  if (can(actor, "application.read")) return "/desk/queue";
  if (can(actor, "vetting.read")) return "/desk/vetting";
  if (can(actor, "audit.read")) return "/desk/audit";
  if (can(actor, "outbox.states")) return "/desk/outbox";
  return null;
}
