import type { StaffRole } from "@/lib/staff/types";
import type { ActionRow, PageRow } from "./access-table";

const review: readonly StaffRole[] = ["officer", "head"];

/** The register's rows of the table of pages. */
export const outletPages: Readonly<Record<string, PageRow>> = {
  "/[locale]/desk/outlets": {
    kind: "desk",
    sees: review,
    at: ({ outlet }) => `/ru/desk/outlets?q=${encodeURIComponent(outlet.name)}`,
    shows: ({ outlet }) => `/desk/outlets/${outlet.id}`,
  },
  "/[locale]/desk/outlets/new": {
    kind: "desk",
    sees: review,
    at: () => "/ru/desk/outlets/new",
    shows: () => "Завести редакцию",
  },
  "/[locale]/desk/outlets/match": {
    kind: "desk",
    sees: review,
    at: ({ outlet }) => `/ru/desk/outlets/match?key=${encodeURIComponent(outlet.typed)}&country=RU`,
    shows: ({ outlet }) => outlet.typed,
  },
  "/[locale]/desk/outlets/[id]": {
    kind: "desk",
    sees: review,
    at: ({ outlet }) => `/ru/desk/outlets/${outlet.id}`,
    shows: ({ outlet }) => outlet.name,
  },
  "/[locale]/desk/outlets/[id]/edit": {
    kind: "desk",
    sees: review,
    at: ({ outlet }) => `/ru/desk/outlets/${outlet.id}/edit`,
    shows: ({ outlet }) => outlet.name,
  },
  "/[locale]/desk/outlets/[id]/merge": {
    kind: "desk",
    sees: ["head"],
    at: ({ outlet }) => `/ru/desk/outlets/${outlet.id}/merge?with=${outlet.other}`,
    shows: ({ outlet }) => outlet.name,
  },
};

// The register of outlets is one for all events.
const register: ActionRow = { kind: "desk", may: review, ofNoEvent: true };

const file = "app/[locale]/desk/(work)/outlets/actions.ts";

/** And of the table of actions. */
export const outletActions: Readonly<Record<string, ActionRow>> = {
  [`${file}#enterOutlet`]: register,
  [`${file}#changeOutlet`]: register,
  [`${file}#matchOutlet`]: register,
  [`${file}#mergeOutlet`]: { ...register, may: ["head"] },
};
