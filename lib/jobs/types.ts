import type { Locale } from "@/lib/application/types";

/**
 * What is done after a transaction has committed. Data are ids, never sealed values and never links; only a request for
 * links carries the address that asks, since nobody may look up whether it is known while it waits.
 */
export type Job =
  | { name: "mail.send"; data: { messageId: string }; startAfter?: Date }
  | { name: "application.index"; data: { applicationId: string } }
  | { name: "links.requested"; data: { email: string; locale: Locale } };

export type JobName = Job["name"];

export type JobData<Name extends JobName> = Extract<Job, { name: Name }>["data"];
