import type { ApplicationState } from "@/lib/application/types";
import type { VettingState } from "@/lib/application/vetting/status";

/** Why an application may not have a badge. */
export type NoBadge =
  | "credential.notApproved"
  | "credential.over"
  | "credential.notSent"
  | "credential.inVetting"
  | "credential.objected"
  | "credential.needsData";

/**
 * Why no badge may be made for an application; null where one may. A badge needs an approval that stands, announced or
 * not, and where the event asks for vetting, that its person was cleared as who they are now (domain: four linked tracks).
 */
export function noBadgeFor(
  application: { state: ApplicationState; vetting: VettingState },
  event: { vettingAsked: boolean },
): NoBadge | null {
  const { state, vetting } = application;
  if (state !== "approved") return ended.has(state) ? "credential.over" : "credential.notApproved";
  return event.vettingAsked ? uncleared[vetting] : null;
}

const ended: ReadonlySet<ApplicationState> = new Set(["refused", "revoked", "withdrawn"]);

const uncleared: Record<VettingState, NoBadge | null> = {
  // Also who was cleared and has changed their identity since.
  notSent: "credential.notSent",
  sent: "credential.inVetting",
  cleared: null,
  objected: "credential.objected",
  needsData: "credential.needsData",
};
