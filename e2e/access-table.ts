import { type StaffRole, staffRoles } from "@/lib/staff/types";
import { entryActions, entryPages } from "./access-entry";
import { fileRoutes } from "./access-files";
import { letterActions, letterPages } from "./access-letters";
import { outletActions, outletPages } from "./access-outlets";
import { vettingActions, vettingPages } from "./access-vetting";
import type { Place, Who } from "./access-world";

/** A page of the desk: who sees it, where it is, and a text that only its content has. Others get 404, nobody the sign-in page. */
type DeskPage = {
  kind: "desk";
  sees: readonly StaffRole[];
  at: (place: Place) => string;
  shows: (place: Place) => string;
  /** It is the same whatever events its reader may work on. */
  ofNoEvent?: true;
};

/** A page for all: it answers 200 and shows nothing of anybody. */
type PublicPage = { kind: "public"; at: (place: Place) => string };

/** An applicant's own page: opened by their cookie alone, so that it shows no member of staff anything. */
type ApplicantPage = { kind: "applicant"; at: (place: Place) => string };

/** A page that leads on: where each goes, null for who stays. */
type DoorPage = { kind: "door"; at: () => string; leads: (who: Who) => string | null };

export type PageRow = DeskPage | PublicPage | ApplicantPage | DoorPage | { kind: "missing"; at: () => string };

const review: readonly StaffRole[] = ["officer", "head"];

const eventStaff: readonly StaffRole[] = ["officer", "head", "administrator"];

const homes: Record<Who, string | null> = {
  nobody: "/ru/desk/sign-in",
  officer: "/ru/desk/queue",
  head: "/ru/desk/queue",
  vetter: "/ru/desk/vetting",
  gate: null,
  administrator: "/ru/desk/outbox",
  auditor: "/ru/desk/audit",
};

const journey = (page: string) => (place: Place) => `/ru/apply/${place.event.slug}/${page}`;
const status = (page: string) => (place: Place) => `/ru/status/${place.application.reference}${page}`;

/** What every page of the build answers to whom. A page without a row fails the test, and so does a row without a page. */
export const pages: Readonly<Record<string, PageRow>> = {
  "/[locale]": { kind: "public", at: () => "/ru" },
  "/[locale]/[...rest]": { kind: "missing", at: () => "/ru/no/such/page" },
  "/[locale]/accessibility": { kind: "public", at: () => "/ru/accessibility" },
  "/[locale]/events/[slug]": { kind: "public", at: ({ event }) => `/ru/events/${event.slug}` },
  "/[locale]/privacy/[slug]": { kind: "public", at: ({ event }) => `/ru/privacy/${event.slug}` },
  "/[locale]/apply/[slug]/[step]": { kind: "public", at: journey("outlet") },
  "/[locale]/apply/[slug]/done": { kind: "applicant", at: journey("done") },
  "/[locale]/apply/[slug]/save": { kind: "applicant", at: journey("save") },
  "/[locale]/link/[token]": { kind: "public", at: () => `/ru/link/${"a".repeat(43)}` },
  "/[locale]/status": { kind: "applicant", at: () => "/ru/status" },
  "/[locale]/status/find": { kind: "public", at: () => "/ru/status/find" },
  "/[locale]/status/[reference]": { kind: "applicant", at: status("") },
  "/[locale]/status/[reference]/edit/[section]": { kind: "applicant", at: status("/edit/person") },
  "/[locale]/status/[reference]/withdraw": { kind: "applicant", at: status("/withdraw") },
  "/[locale]/desk": { kind: "door", at: () => "/ru/desk", leads: (who) => homes[who] },
  "/[locale]/desk/sign-in": {
    kind: "door",
    at: () => "/ru/desk/sign-in",
    leads: (who) => (who === "nobody" ? null : "/ru/desk"),
  },
  "/[locale]/desk/link/[token]": { kind: "public", at: () => `/ru/desk/link/${"a".repeat(43)}` },
  "/[locale]/desk/password": { kind: "door", at: () => "/ru/desk/password", leads: () => "/ru/desk" },
  "/[locale]/desk/second-factor": { kind: "door", at: () => "/ru/desk/second-factor", leads: () => "/ru/desk" },
  "/[locale]/desk/queue": {
    kind: "desk",
    sees: review,
    at: ({ event }) => `/ru/desk/queue?event=${event.slug}`,
    shows: ({ application }) => application.family,
  },
  "/[locale]/desk/queue/bulk/[id]": {
    kind: "desk",
    sees: review,
    at: ({ batch }) => `/ru/desk/queue/bulk/${batch.id}`,
    shows: ({ application }) => application.family,
  },
  "/[locale]/desk/people/[id]": {
    kind: "desk",
    sees: review,
    at: ({ application }) => `/ru/desk/people/${application.id}`,
    shows: ({ application }) => application.family,
  },
  "/[locale]/desk/overview": {
    kind: "desk",
    sees: review,
    at: ({ event }) => `/ru/desk/overview?event=${event.slug}`,
    shows: ({ event }) => event.title,
  },
  "/[locale]/desk/events": {
    kind: "desk",
    sees: eventStaff,
    at: () => "/ru/desk/events",
    shows: ({ event }) => event.title,
  },
  "/[locale]/desk/events/new": {
    kind: "desk",
    sees: ["administrator"],
    at: () => "/ru/desk/events/new",
    shows: () => "Завести черновик",
  },
  "/[locale]/desk/events/[slug]": {
    kind: "desk",
    sees: eventStaff,
    at: ({ event }) => `/ru/desk/events/${event.slug}`,
    shows: ({ event }) => event.title,
  },
  "/[locale]/desk/events/[slug]/preview": {
    kind: "desk",
    sees: eventStaff,
    at: ({ event }) => `/ru/desk/events/${event.slug}/preview`,
    shows: ({ event }) => event.title,
  },
  ...entryPages,
  ...letterPages,
  "/[locale]/desk/events/[slug]/notices/new": {
    kind: "desk",
    sees: ["head"],
    at: ({ event }) => `/ru/desk/events/${event.slug}/notices/new?kind=eventMessage`,
    shows: ({ event }) => event.title,
  },
  "/[locale]/desk/events/[slug]/notices/[id]": {
    kind: "desk",
    sees: ["head"],
    at: ({ event, notice }) => `/ru/desk/events/${event.slug}/notices/${notice.id}`,
    shows: ({ notice }) => notice.text,
  },
  "/[locale]/desk/people/[id]/answer": {
    kind: "desk",
    sees: review,
    at: ({ application }) => `/ru/desk/people/${application.id}/answer`,
    shows: ({ application }) => application.family,
  },
  ...outletPages,
  ...vettingPages,
  "/[locale]/desk/lists": {
    kind: "desk",
    sees: review,
    at: ({ event }) => `/ru/desk/lists?event=${event.slug}`,
    shows: ({ event }) => event.title,
  },
  "/[locale]/desk/outbox": {
    kind: "desk",
    sees: ["officer", "head", "administrator"],
    at: () => "/ru/desk/outbox?state=failed",
    shows: ({ event }) => event.title,
  },
  "/[locale]/desk/outbox/[id]": {
    kind: "desk",
    sees: review,
    at: ({ letter }) => `/ru/desk/outbox/${letter.id}`,
    shows: ({ letter }) => letter.recipient,
  },
  "/[locale]/desk/audit": {
    kind: "desk",
    sees: ["officer", "head", "auditor"],
    at: () => "/ru/desk/audit?type=application.submitted",
    shows: ({ event }) => event.title,
  },
  "/[locale]/desk/account": {
    kind: "desk",
    sees: staffRoles,
    at: () => "/ru/desk/account",
    shows: () => "Ключи доступа",
  },
  "/[locale]/desk/staff": {
    kind: "desk",
    sees: ["administrator"],
    at: ({ colleague }) => `/ru/desk/staff?q=${colleague.mailbox}`,
    shows: ({ colleague }) => colleague.name,
  },
  "/[locale]/desk/staff/invite": {
    kind: "desk",
    sees: ["administrator"],
    at: () => "/ru/desk/staff/invite",
    shows: () => "Пригласить сотрудника",
  },
  "/[locale]/desk/staff/[id]": {
    kind: "desk",
    sees: ["administrator"],
    at: ({ colleague }) => `/ru/desk/staff/${colleague.id}`,
    shows: ({ colleague }) => colleague.name,
  },
  "/[locale]/desk/styles": { kind: "missing", at: () => "/ru/desk/styles" },
  // The two documents that Next keeps for itself have no address: a path without a language is sent to one first.
  "/_not-found": { kind: "missing", at: () => "/ru/_not-found" },
  "/_global-error": { kind: "missing", at: () => "/ru/_global-error" },
};

/** A route handler: how it is asked, and the status for each. */
export type RouteRow = {
  method: "GET" | "POST";
  at: (place: Place) => string;
  form?: Record<string, string | Blob>;
  /** It is about what is public: another event's is not hidden. */
  ofAll?: true;
  /** It ends the session, which the other tests use: nobody but a visitor asks it there. */
  endsSession?: true;
  /** A file, which any method is given. */
  file?: true;
  answers: (who: Who) => number;
};

const reviewOr =
  (allowed: number, others: number, nobody = others) =>
  (who: Who) =>
    who === "nobody" ? nobody : review.some((role) => role === who) ? allowed : others;

export const routes: Readonly<Record<string, RouteRow>> = {
  "/icon.svg": { file: true, method: "GET", at: () => "/icon.svg", answers: () => 200 },
  "/api/health/live": { method: "GET", at: () => "/api/health/live", answers: () => 200 },
  "/api/health/ready": { method: "GET", at: () => "/api/health/ready", answers: () => 200 },
  ...fileRoutes,
  "/api/lists/[event]/[format]": {
    method: "POST",
    at: ({ event }) => `/api/lists/${event.slug}/csv`,
    form: { locale: "ru", language: "ru", column: "familyRu" },
    answers: reviewOr(200, 404, 303),
  },
  "/api/vetting/[batch]": {
    method: "POST",
    at: ({ vetting }) => `/api/vetting/${vetting.batch}`,
    form: { locale: "ru", passphrase: "0000-1111-2222-3333-4444-5555", reason: "A reason" },
    answers: (who) => (who === "nobody" ? 303 : who === "head" || who === "vetter" ? 200 : 404),
  },
  "/[locale]/desk/sign-out": {
    method: "POST",
    at: () => "/ru/desk/sign-out",
    ofAll: true,
    endsSession: true,
    answers: () => 303,
  },
  "/[locale]/desk/people/[id]/release": {
    method: "POST",
    at: ({ application }) => `/ru/desk/people/${application.id}/release`,
    answers: reviewOr(204, 404),
  },
};

/**
 * An action: of the desk for these roles, on an event unless it says otherwise; or for anybody, who then needs a cookie
 * or link for more.
 */
export type ActionRow =
  | { kind: "desk"; may: readonly StaffRole[]; ofNoEvent?: true }
  | { kind: "public"; formOnly?: true };

const desk = "app/[locale]/desk/(work)";
const open = "app/[locale]/(public)";
const door = "app/[locale]/(sign-in)/actions.ts";
const doorDesk = "app/[locale]/(sign-in)/desk";
const own: ActionRow = { kind: "desk", may: staffRoles, ofNoEvent: true };
const manage: ActionRow = { kind: "desk", may: ["administrator"], ofNoEvent: true };

/** Actions of one file, which the same roles may call. */
const deskOf = (file: string, may: readonly StaffRole[], names: readonly string[]): Record<string, ActionRow> =>
  Object.fromEntries(names.map((name) => [`${file}#${name}`, { kind: "desk", may }]));

export const actions: Readonly<Record<string, ActionRow>> = {
  [`${door}#signIn`]: { kind: "public" },
  [`${door}#confirmCode`]: { kind: "public" },
  [`${door}#confirmPasskey`]: { kind: "public" },
  [`${doorDesk}/link/[token]/actions.ts#openLink`]: { kind: "public", formOnly: true },
  [`${doorDesk}/password/actions.ts#choosePassword`]: { kind: "public" },
  [`${open}/apply/[slug]/actions.ts#saveStep`]: { kind: "public" },
  [`${open}/apply/[slug]/actions.ts#sendApplication`]: { kind: "public" },
  [`${open}/apply/[slug]/actions.ts#addColleague`]: { kind: "public", formOnly: true },
  [`${open}/apply/[slug]/actions.ts#mailLink`]: { kind: "public" },
  [`${open}/link/[token]/actions.ts#openLink`]: { kind: "public", formOnly: true },
  [`${open}/status/actions.ts#withdraw`]: { kind: "public" },
  [`${open}/status/actions.ts#forget`]: { kind: "public", formOnly: true },
  [`${open}/status/[reference]/edit/[section]/actions.ts#correct`]: { kind: "public" },
  [`${open}/status/[reference]/answer/actions.ts#answer`]: { kind: "public" },
  [`${open}/status/find/actions.ts#findApplications`]: { kind: "public" },
  [`${desk}/events/actions.ts#create`]: { kind: "desk", may: ["administrator"] },
  [`${desk}/events/actions.ts#save`]: { kind: "desk", may: review },
  [`${desk}/events/actions.ts#changeState`]: { kind: "desk", may: eventStaff },
  ...entryActions,
  ...letterActions,
  ...deskOf(`${desk}/events/actions.ts`, ["head"], ["writeNotice", "sendNotice", "admitOne", "withdrawAdmission"]),
  ...outletActions,
  [`${desk}/outbox/[id]/actions.ts#retry`]: { kind: "desk", may: review },
  ...deskOf(`${desk}/people/[id]/actions.ts`, review, ["decide", "take", "comment", "pair", "reveal"]),
  ...vettingActions,
  [`${desk}/account/actions.ts#addOwnPasskey`]: own,
  [`${desk}/account/actions.ts#removeOwnPasskey`]: own,
  [`${desk}/account/actions.ts#endOthers`]: own,
  [`${desk}/account/actions.ts#changeOwnPassword`]: own,
  ...deskOf(`${desk}/queue/actions.ts`, review, ["runBulk", "undoBulk", "tagPerson"]),
  [`${desk}/staff/actions.ts#invite`]: manage,
  [`${desk}/staff/actions.ts#saveAccess`]: manage,
  [`${desk}/staff/actions.ts#press`]: manage,
  [`${desk}/people/[id]/answer/actions.ts#enterAnswer`]: { kind: "desk", may: review },
};
