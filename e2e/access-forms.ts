import type { StaffRole } from "@/lib/staff/types";

/** A form of a page that is written as HTML: where it stands, and who may send it. */
export type FormRow = { page: string; may: readonly StaffRole[] };

const ofQueue: FormRow = { page: "/[locale]/desk/queue", may: ["officer", "head"] };

/** These forms by the name that each sends as `form`; each is about one event. */
export const documentForms: Readonly<Record<string, FormRow>> = {
  beginQueue: ofQueue,
  prepareBulk: ofQueue,
  saveView: ofQueue,
  changeView: ofQueue,
  deleteView: ofQueue,
};
