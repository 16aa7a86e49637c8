"use server";

import { deskAction } from "@/lib/action";
import { createSchema, moveSchema, saveSchema } from "@/lib/event/desk/schema";
import { admitSchema, withdrawSchema } from "@/lib/event/late/schema";
import { sendNoticeSchema, writeNoticeSchema } from "@/lib/event/notice/schema";
import { releaseSchema } from "@/lib/review/release/schema";
import { admitOn, announceAll, createDraft, moveOn, saveForm, sendOut, takeBack, writeDown } from "./steps";

/** Creates a draft, and leads to it. */
export const create = deskAction("event.create", createSchema, createDraft);

/** Writes the whole form of an event. */
export const save = deskAction("event.draft", saveSchema, saveForm);

/** Publishes, closes, resumes or archives an event. */
export const changeState = deskAction("event.read", moveSchema, moveOn);

/** Announces all held decisions of an event, and stays with its release. */
export const release = deskAction("decision.release", releaseSchema, announceAll);

/** Writes a notice, which nobody gets yet, and leads to its preview. */
export const writeNotice = deskAction("event.postpone", writeNoticeSchema, writeDown);

/** Sends a notice as it was previewed. */
export const sendNotice = deskAction("event.postpone", sendNoticeSchema, sendOut);

/** Admits one application after the window, and sends its link. */
export const admitOne = deskAction("application.override", admitSchema, admitOn);

/** Takes such an admission back. */
export const withdrawAdmission = deskAction("application.override", withdrawSchema, takeBack);
