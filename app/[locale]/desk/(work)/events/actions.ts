"use server";

import { deskAction } from "@/lib/action";
import { createSchema, moveSchema, saveSchema } from "@/lib/event/desk/schema";
import { createDraft, moveOn, saveForm } from "./steps";

/** Creates a draft, and leads to it. */
export const create = deskAction("event.create", createSchema, createDraft);

/** Writes the whole form of an event. */
export const save = deskAction("event.draft", saveSchema, saveForm);

/** Publishes, closes, resumes or archives an event. */
export const changeState = deskAction("event.read", moveSchema, moveOn);
