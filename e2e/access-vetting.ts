import type { StaffRole } from "@/lib/staff/types";
import type { ActionRow, PageRow } from "./access-table";

const review: readonly StaffRole[] = ["officer", "head"];

/** The rows of vetting and of the stop-list in the table of pages. */
export const vettingPages: Readonly<Record<string, PageRow>> = {
  "/[locale]/desk/stop-list": {
    kind: "desk",
    sees: ["head", "vetter"],
    at: () => "/ru/desk/stop-list",
    shows: ({ listed }) => listed.name,
  },
  "/[locale]/desk/stop-list/[id]": {
    kind: "desk",
    sees: ["head", "vetter"],
    ofNoEvent: true,
    at: ({ listed }) => `/ru/desk/stop-list/${listed.id}`,
    shows: ({ listed }) => listed.name,
  },
  "/[locale]/desk/vetting": {
    kind: "desk",
    sees: [...review, "vetter"],
    at: ({ event }) => `/ru/desk/vetting?event=${event.slug}`,
    shows: ({ event }) => event.title,
  },
  "/[locale]/desk/vetting/[batch]": {
    kind: "desk",
    sees: [...review, "vetter"],
    at: ({ vetting }) => `/ru/desk/vetting/${vetting.batch}`,
    shows: ({ application }) => application.family,
  },
  "/[locale]/desk/vetting/[batch]/results": {
    kind: "desk",
    sees: ["vetter"],
    at: ({ vetting }) => `/ru/desk/vetting/${vetting.batch}/results`,
    shows: ({ event }) => event.title,
  },
  "/[locale]/desk/vetting/[batch]/[entry]": {
    kind: "desk",
    sees: ["vetter"],
    at: ({ vetting }) => `/ru/desk/vetting/${vetting.batch}/${vetting.entry}`,
    shows: ({ application }) => application.family,
  },
};

const desk = "app/[locale]/desk/(work)";

/** And in the table of actions. */
export const vettingActions: Readonly<Record<string, ActionRow>> = {
  [`${desk}/stop-list/actions.ts#addToStopList`]: { kind: "desk", may: ["head", "vetter"], ofNoEvent: true },
  [`${desk}/stop-list/actions.ts#removeFromStopList`]: { kind: "desk", may: ["head", "vetter"], ofNoEvent: true },
  [`${desk}/stop-list/actions.ts#changeOnStopList`]: { kind: "desk", may: ["head", "vetter"], ofNoEvent: true },
  [`${desk}/stop-list/actions.ts#decideOnMatch`]: { kind: "desk", may: review },
  [`${desk}/stop-list/actions.ts#showMatches`]: { kind: "desk", may: [...review, "vetter"] },
  [`${desk}/vetting/actions.ts#sendToVetting`]: { kind: "desk", may: review },
  [`${desk}/vetting/actions.ts#answerVetting`]: { kind: "desk", may: ["vetter"] },
  [`${desk}/vetting/actions.ts#revealInVetting`]: { kind: "desk", may: ["vetter"] },
  [`${desk}/vetting/actions.ts#loadResults`]: { kind: "desk", may: ["vetter"] },
};
