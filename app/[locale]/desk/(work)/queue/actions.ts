"use server";

import { deskAction } from "@/lib/action";
import { runSchema, undoSchema } from "@/lib/review/bulk/schema";
import { tagSchema } from "@/lib/review/tags/schema";
import { run, tag, undo } from "./steps";

/** Does it with all of them, and shows what came of it. */
export const runBulk = deskAction("application.review", runSchema, run);

/** Takes a batch's decisions back. */
export const undoBulk = deskAction("application.review", undoSchema, undo);

/** Puts a tag on one application, or takes it off. */
export const tagPerson = deskAction("application.review", tagSchema, tag);
