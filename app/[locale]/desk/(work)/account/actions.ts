"use server";

import { headers } from "next/headers";
import { deskAction } from "@/lib/action";
import { addPasskey, endOtherSessions, removePasskey } from "@/lib/staff/passkey/commands";
import { addPasskeySchema, otherSessionsSchema, removePasskeySchema } from "@/lib/staff/passkey/schema";

/** Adds a passkey that the browser's authenticator has just made. */
export const addOwnPasskey = deskAction("account.own", addPasskeySchema, async (call) =>
  addPasskey({ ...call, headers: await headers() }),
);

/** Removes one of one's own passkeys. */
export const removeOwnPasskey = deskAction("account.own", removePasskeySchema, removePasskey);

/** Signs out everywhere but here. */
export const endOthers = deskAction("account.own", otherSessionsSchema, async (call) =>
  endOtherSessions({ ...call, headers: await headers() }),
);
