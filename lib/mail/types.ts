import type { Question } from "@/lib/application/clarification/types";
import type { Locale } from "@/lib/application/types";
import type { StaffRole } from "@/lib/staff/types";

/** Letters that carry a notice of the head's to many applicants. */
export const noticeKinds = ["eventPostponed", "eventCancelled", "entranceMoved", "eventMessage"] as const;

export type NoticeKind = (typeof noticeKinds)[number];

/** Letters to applicants. What a letter says is in messages/…/mail.json. */
const applicantKinds = [
  "draftLink",
  "lateAdmitted",
  "statusLink",
  "receipt",
  "approved",
  "refused",
  "waitlisted",
  "revoked",
  "decisionChanged",
  "reopened",
  "returned",
  "clarification",
  "withdrawn",
  ...noticeKinds,
] as const;

/** Letters to staff with a link by which they set something. */
export const staffLinkKinds = ["staffInvitation", "staffPassword", "staffSecondFactor"] as const;

/** And those that only tell them what became of their account, in case it was not they who did it. */
const staffNoticeKinds = ["staffPasswordChanged", "staffPasskeyAdded", "staffPasskeyRemoved"] as const;

/** Letters to staff, which belong to no event. */
export const staffKinds = [...staffLinkKinds, ...staffNoticeKinds] as const;

/** Every letter that there is. */
export const messageKinds = [...applicantKinds, ...staffKinds] as const;

export type ApplicantKind = (typeof applicantKinds)[number];
export type StaffKind = (typeof staffKinds)[number];
export type StaffLinkKind = (typeof staffLinkKinds)[number];
export type MessageKind = ApplicantKind | StaffKind;

/** What the link in a letter to staff lets them set. */
export type LinkPurpose = "password" | "secondFactor";

export const linkPurposes: Readonly<Record<StaffLinkKind, LinkPurpose>> = {
  staffInvitation: "password",
  staffPassword: "password",
  staffSecondFactor: "secondFactor",
};

/** Whether a letter of this kind carries a link. */
export function carriesLink(kind: string): boolean {
  return !staffNoticeKinds.some((each) => each === kind);
}

/** Of which row a letter speaks. */
type About =
  | { kind: "draftLink" | "lateAdmitted"; draftId: string }
  | { kind: NoticeKind; applicationId: string; noticeId: string }
  | { kind: "statusLink" | "receipt" | "reopened" | "returned" | "clarification" | "withdrawn"; applicationId: string }
  | {
      kind: "approved" | "refused" | "waitlisted" | "revoked" | "decisionChanged";
      applicationId: string;
      /** The application's decisionNo that it announces: if that was undone or replaced meanwhile, nothing is sent. */
      decisionNo: number;
      /** The decision's announceAt. */
      notBefore: Date;
    };

/** An outgoing letter to be written: ids only. The sender composes it, with a fresh link, as it sends. */
export type NewMessage = ((About & { eventId: string }) | { kind: StaffKind; staffId: string }) & {
  locale: Locale;
  recipient: string;
};

/** One part of a letter; plain text and HTML are made from the same parts. */
export type Part =
  | { kind: "text"; text: string }
  | { kind: "facts"; rows: readonly { label: string; value: string }[] }
  | { kind: "link"; label: string; url: string };

/** A letter as it is read. The subject holds no personal data: it shows on locked screens and in logs. */
export type Letter = { locale: Locale; subject: string; parts: readonly Part[] };

/** What a letter may say of its event; texts in its own language. */
export type EventFacts = {
  title: string;
  place: string;
  timeZone: string;
  startsAt: Date;
  closesAt: Date;
  decideBy: Date;
  entrance: string;
  bring: string;
  phone: string;
  email: string;
  controller: string;
};

/** And of its application. `entry` is the slot that an approval assigned. */
export type ApplicationFacts = {
  state: string;
  reference: string;
  name: string;
  outlet: string;
  submittedAt: Date;
  sameDocument: boolean;
  /** It came after the window had closed. */
  late: boolean;
  publicReason: string | null;
  entry: { from: Date; to: Date } | null;
  /** Names of the zones and of the pool that an approval assigned. */
  zones: readonly string[];
  pool: string | null;
  /** What the desk asked last, by section. */
  questions: readonly Question[];
};

/** Everything that a letter is composed from, but for its link. */
export type LetterFacts = ApplicantFacts | StaffFacts;

/** A letter to a member of staff: the account as it stands. */
export type StaffFacts = {
  kind: StaffKind;
  locale: Locale;
  account: { email: string; role: StaffRole };
  linkUntil: Date;
};

export type ApplicantFacts = {
  kind: ApplicantKind;
  locale: Locale;
  event: EventFacts;
  application: ApplicationFacts | null;
  /** What the head wrote, in the letter's language, where it carries a notice. */
  notice: string | null;
  /** The event's own words of this decision, in the letter's language; null where it is told in ours. */
  words: string | null;
  /** Until when the link will open. */
  linkUntil: Date;
  /** When it is composed: what is over by then is not offered any more. */
  now: Date;
};
