import type { StaffRole } from "@/lib/staff/types";
import type { ActionRow, PageRow } from "./access-table";

const review: readonly StaffRole[] = ["officer", "head"];

/** The rows of entering for others in the table of pages. */
export const entryPages: Readonly<Record<string, PageRow>> = {
  "/[locale]/desk/entry": {
    kind: "desk",
    sees: review,
    at: ({ event }) => `/ru/desk/entry?event=${event.slug}`,
    shows: ({ sheet }) => sheet.outlet,
  },
  "/[locale]/desk/entry/new": {
    kind: "desk",
    sees: review,
    at: ({ event }) => `/ru/desk/entry/new?event=${event.slug}`,
    shows: ({ event }) => event.title,
  },
  "/[locale]/desk/entry/[sheet]": {
    kind: "desk",
    sees: review,
    at: ({ sheet }) => `/ru/desk/entry/${sheet.id}`,
    shows: ({ sheet }) => sheet.outlet,
  },
  "/[locale]/desk/entry/[sheet]/[entry]": {
    kind: "desk",
    sees: review,
    at: ({ sheet }) => `/ru/desk/entry/${sheet.id}/${sheet.entry}`,
    shows: ({ sheet }) => sheet.outlet,
  },
};

const desk = "app/[locale]/desk/(work)";

/** And in the table of actions. */
export const entryActions: Readonly<Record<string, ActionRow>> = {
  [`${desk}/entry/actions.ts#begin`]: { kind: "desk", may: review },
  [`${desk}/entry/actions.ts#enter`]: { kind: "desk", may: review },
  [`${desk}/entry/actions.ts#discard`]: { kind: "desk", may: review },
};
