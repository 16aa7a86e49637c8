import { getTranslations } from "next-intl/server";
import type { DatedStep } from "@/app/_ui/timeline";
import type { ApplicantView } from "@/lib/application/queries";
import type { ApplicationState, Locale } from "@/lib/application/types";
import type { EventOfApplicant } from "@/lib/apply/queries";
import { sayClock, sayDay, sayMoment, saySlot } from "@/lib/event/moment";

/** How far an application has come, as its applicant may know it: received, in review, decision, entry. */
export async function trackOf(
  application: ApplicantView,
  event: EventOfApplicant,
  locale: Locale,
): Promise<DatedStep[]> {
  const t = await getTranslations("status");
  const saying = { timeZone: event.timeZone, locale };
  const { state } = application;
  const received: DatedStep = {
    key: "received",
    kind: "done",
    title: t("track.received"),
    text: sayClock(application.submittedAt, saying),
    current: state === "submitted",
  };
  if (state === "withdrawn")
    return [received, { key: "withdrawn", kind: "stopped", title: t("track.withdrawn"), current: true }];
  const decided = state === "approved" || state === "refused" || state === "waitlisted" || state === "revoked";
  const reviewing = state === "inReview" || state === "recommended" || state === "clarification";
  const review: DatedStep = {
    key: "review",
    kind: decided ? "done" : state === "clarification" ? "asked" : reviewing ? "current" : "ahead",
    title: state === "clarification" ? t("state.clarification") : t("track.review"),
    ...(application.answeredAt &&
      state !== "clarification" && { text: t("track.answered", { moment: sayClock(application.answeredAt, saying) }) }),
    current: reviewing,
  };
  const decision: DatedStep = {
    key: "decision",
    kind: decisionKind(state),
    title: decided ? t(`state.${state}`) : t("track.decision"),
    text: decided
      ? application.announcedAt && sayClock(application.announcedAt, saying)
      : application.late
        ? t("track.decisionLate")
        : t("track.decisionBy", { moment: sayMoment(event.decideBy, saying) }),
    current: decided,
  };
  if (state === "refused" || state === "revoked") return [received, review, decision];
  const slot = event.entrySlots[application.entrySlot ?? 0];
  const entry = state === "approved" && application.entrySlot !== null && slot ? `, ${saySlot(slot, saying)}` : "";
  const pass: DatedStep = {
    key: "pass",
    kind: "ahead",
    title: t("track.pass"),
    text: `${sayDay(slot?.from ?? event.startsAt, saying)}${entry}`,
  };
  return [received, review, decision, pass];
}

function decisionKind(state: ApplicationState): DatedStep["kind"] {
  if (state === "approved") return "done";
  if (state === "waitlisted") return "asked";
  return state === "refused" || state === "revoked" ? "refused" : "ahead";
}
