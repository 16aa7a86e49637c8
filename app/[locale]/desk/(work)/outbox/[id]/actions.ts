"use server";

import { deskAction } from "@/lib/action";
import { retryMessage } from "@/lib/mail/commands";
import { retrySchema } from "@/lib/mail/schema";

/** Tries a letter again that failed or waits for its next try. */
export const retry = deskAction("outbox.read", retrySchema, retryMessage);
