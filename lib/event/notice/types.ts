import type { NoticeKind } from "@/lib/mail/types";

/** Applicants by how they know their application to stand: a decision that is not announced is under review to them. */
export const audiences = ["approved", "waitlisted", "underReview", "refused"] as const;

export type Audience = (typeof audiences)[number];

/** What is written of a change, before it is sent; `entrance` where that is what moves. */
export type NoticeText = {
  kind: NoticeKind;
  textRu: string;
  textEn: string;
  entranceRu: string | null;
  entranceEn: string | null;
  audience: Audience[];
  /** Whom of them alone: a filter of the queue as its query; "" for all of them. */
  narrowing: string;
};

/** A notice as the desk sees it. */
export type Notice = NoticeText & {
  id: string;
  version: number;
  createdAt: Date;
  createdBy: string;
  sentAt: Date | null;
  sentBy: string | null;
};

/** How the letters of a notice stand. */
export type NoticeReport = {
  all: number;
  sent: number;
  waiting: number;
  failed: number;
  cancelled: number;
  /** Those that have not gone out, the first fifty. */
  open: { id: string; recipient: string; status: "waiting" | "failed"; lastError: string | null }[];
};
