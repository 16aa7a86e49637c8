"use server";

import { deskAction } from "@/lib/action";
import { changeAccess, inviteStaff, pressVerb } from "@/lib/staff/manage/commands";
import { accessSchema, inviteSchema, verbSchema } from "@/lib/staff/manage/schema";

/** Creates an account and writes to its owner. */
export const invite = deskAction("staff.manage", inviteSchema, inviteStaff);

/** Gives an account another role and other events. */
export const saveAccess = deskAction("staff.manage", accessSchema, changeAccess);

/** Sends a link, resets the second factor, closes or opens an account. */
export const press = deskAction("staff.manage", verbSchema, pressVerb);
