import { deskForm } from "@/lib/action";
import { prepareSchema } from "@/lib/review/bulk/schema";
import { beginSchema } from "@/lib/review/schema";
import { changeViewSchema, deleteViewSchema, saveViewSchema } from "@/lib/review/views/schema";
import { begin } from "../people/[id]/steps";
import { change, drop, keep, prepare } from "./steps";

/** What the forms of the queue's page do, by the name that each sends as `form`. */
export const queueForms = {
  /** Claims the first application that nobody holds, and opens it. */
  beginQueue: deskForm("application.review", beginSchema, begin),
  /** Freezes the chosen applications, and shows what would happen to them. */
  prepareBulk: deskForm("application.review", prepareSchema, prepare),
  /** Keeps the queue as it stands under a name. */
  saveView: deskForm("application.read", saveViewSchema, keep),
  /** Renames a view, shares it or stops sharing it. */
  changeView: deskForm("application.read", changeViewSchema, change),
  /** Deletes a view. */
  deleteView: deskForm("application.read", deleteViewSchema, drop),
};

export type QueueForm = keyof typeof queueForms;
