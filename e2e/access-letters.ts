import type { StaffRole } from "@/lib/staff/types";
import type { ActionRow, PageRow } from "./access-table";

const review: readonly StaffRole[] = ["officer", "head"];

/** The rows of held decisions and of the words of letters in the table of pages. */
export const letterPages: Readonly<Record<string, PageRow>> = {
  "/[locale]/desk/events/[slug]/letters": {
    kind: "desk",
    sees: review,
    at: ({ event }) => `/ru/desk/events/${event.slug}/letters`,
    shows: ({ event }) => event.title,
  },
  "/[locale]/desk/events/[slug]/release": {
    kind: "desk",
    sees: review,
    at: ({ event }) => `/ru/desk/events/${event.slug}/release`,
    shows: ({ held }) => held.outlet,
  },
};

const events = "app/[locale]/desk/(work)/events";

/** And in the table of actions. */
export const letterActions: Readonly<Record<string, ActionRow>> = {
  [`${events}/[slug]/letters/actions.ts#writeLetters`]: { kind: "desk", may: ["head"] },
  [`${events}/actions.ts#release`]: { kind: "desk", may: ["head"] },
};
