"use server";

import { headers } from "next/headers";
import { deskAction, type FormState } from "@/lib/action";
import { addPasskey, endOtherSessions, removePasskey } from "@/lib/staff/passkey/commands";
import { addPasskeySchema, otherSessionsSchema, removePasskeySchema } from "@/lib/staff/passkey/schema";
import { changePassword } from "@/lib/staff/password/commands";
import { changePasswordSchema } from "@/lib/staff/password/schema";

/** Adds a passkey that the browser's authenticator has just made. */
export const addOwnPasskey = deskAction("account.own", addPasskeySchema, async (call) =>
  addPasskey({ ...call, headers: await headers() }),
);

/** Removes one of one's own passkeys. */
export const removeOwnPasskey = deskAction("account.own", removePasskeySchema, removePasskey);

/** Replaces one's own password; never gives one back to the page. */
export async function changeOwnPassword(state: FormState, form: FormData): Promise<FormState> {
  const { values: _, ...done } = await changeWithValues(state, form);
  return done;
}

const changeWithValues = deskAction("account.own", changePasswordSchema, async (call) =>
  changePassword({ ...call, headers: await headers() }),
);

/** Signs out everywhere but here. */
export const endOthers = deskAction("account.own", otherSessionsSchema, async (call) =>
  endOtherSessions({ ...call, headers: await headers() }),
);
