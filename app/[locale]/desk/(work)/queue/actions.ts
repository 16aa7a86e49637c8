"use server";

import { deskAction } from "@/lib/action";
import { prepareSchema, runSchema, undoSchema } from "@/lib/review/bulk/schema";
import { tagSchema } from "@/lib/review/tags/schema";
import { changeViewSchema, deleteViewSchema, saveViewSchema } from "@/lib/review/views/schema";
import { change, drop, keep, prepare, run, tag, undo } from "./steps";

/** Freezes the chosen applications, and shows what would happen to them. */
export const prepareBulk = deskAction("application.review", prepareSchema, prepare);

/** Does it with all of them, and shows what came of it. */
export const runBulk = deskAction("application.review", runSchema, run);

/** Takes a batch's decisions back. */
export const undoBulk = deskAction("application.review", undoSchema, undo);

/** Puts a tag on one application, or takes it off. */
export const tagPerson = deskAction("application.review", tagSchema, tag);

/** Keeps the queue as it stands under a name. */
export const saveView = deskAction("application.read", saveViewSchema, keep);

/** Renames a view, shares it or stops sharing it. */
export const changeView = deskAction("application.read", changeViewSchema, change);

/** Deletes a view. */
export const deleteView = deskAction("application.read", deleteViewSchema, drop);
