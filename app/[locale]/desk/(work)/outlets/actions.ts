"use server";

import { deskAction } from "@/lib/action";
import { createOutlet, saveOutlet } from "@/lib/outlet/commands";
import { matchTyped } from "@/lib/outlet/match/commands";
import { mergeOutlets } from "@/lib/outlet/merge/commands";
import { createSchema, matchSchema, mergeSchema, saveSchema } from "@/lib/outlet/schema";

/** Enters an outlet in the register. */
export const enterOutlet = deskAction("outlet.edit", createSchema, createOutlet);

/** Writes the whole form of an outlet. */
export const changeOutlet = deskAction("outlet.edit", saveSchema, saveOutlet);

/** Says which outlet it is that applicants typed. */
export const matchOutlet = deskAction("outlet.edit", matchSchema, matchTyped);

/** Lets one outlet take in another. */
export const mergeOutlet = deskAction("outlet.merge", mergeSchema, mergeOutlets);
