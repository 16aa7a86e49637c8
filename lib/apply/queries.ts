import { fileSteps } from "@/lib/application/schema";
import type { Answers, Locale } from "@/lib/application/types";
import type { Draft, Held, Kept } from "@/lib/apply/types";
import { db, type Tx } from "@/lib/db";
import { admittedUntil } from "@/lib/event/late/rules";
import { findPublicEvent } from "@/lib/event/queries";
import type { Both, PublicEvent } from "@/lib/event/types";
import type { KeptFile } from "@/lib/files/types";
import { hashToken, openAnswers, unwrapDraftKey } from "@/lib/sealing/draft";

/** A token is 43 characters of base64url; anything else is not looked up. */
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** What the token of a cookie opens as of `now`; null for one that is unknown, expired or revoked, or that was mailed. */
export async function openSession(token: string, now: Date): Promise<Held | null> {
  const link = await findLink(db(), token, now);
  if (!link?.session) return null;
  if (link.applicationId !== null)
    return link.application && { kind: "application", applicationId: link.applicationId, ...link.application };
  const held = heldDraft(token, link);
  return held && { ...held, draft: { ...held.draft, ...(await withFiles(db(), held.draft.answers)) } };
}

/** An event as the pages of applying need it: what is public, and its id. */
export type EventOfJourney = PublicEvent & {
  id: string;
  mfaWaived: boolean;
  /** Until when the head admits the draft at hand after the window. */
  admittedUntil?: Date | null;
};

/** The event as it stands to what this cookie opened: late for a draft that the head admits. */
export function eventFor<Event extends EventOfJourney>(event: Event, held: Held | null): Event {
  return { ...event, admittedUntil: held?.kind === "draft" ? admittedUntil(held.draft.permit) : null };
}

/** One event that the public may know, by its slug; null otherwise. */
export async function findJourneyEvent(slug: string): Promise<EventOfJourney | null> {
  // What no slug of ours holds, a NUL above all, is not asked of the database.
  if (!/^[\w-]{1,100}$/.test(slug)) return null;
  const [event, row] = await Promise.all([
    findPublicEvent(slug),
    db().event.findUnique({ where: { slug }, select: { id: true } }),
  ]);
  return event && row && { ...event, id: row.id, mfaWaived: event.mfaWaiver !== null };
}

/** An event as its applicants need it: with the way in, and what to bring, which only somebody accredited is told. */
export type EventOfApplicant = EventOfJourney & { entrance: Both; bring: Both };

/** The event of an application; null once it is archived. */
export async function findEventOfApplication(eventId: string): Promise<EventOfApplicant | null> {
  const row = await db().event.findUnique({
    where: { id: eventId },
    select: { slug: true, entranceRu: true, entranceEn: true, bringRu: true, bringEn: true },
  });
  const event = row && (await findJourneyEvent(row.slug));
  if (!row || !event) return null;
  const entrance = { ru: row.entranceRu, en: row.entranceEn };
  return { ...event, entrance, bring: { ru: row.bringRu, en: row.bringEn } };
}

/** Where a mailed link leads as of `now`; null for one that is unknown, expired or revoked, or that is a cookie's. */
export async function findMailedLink(
  token: string,
  now: Date,
): Promise<{ kind: Held["kind"]; eventId: string; locale: Locale } | null> {
  const link = await findLink(db(), token, now);
  if (!link || link.session) return null;
  const application = link.application ?? link.draft?.application;
  if (application) return { kind: "application", ...application };
  return link.draft && { kind: "draft", eventId: link.draft.eventId, locale: link.draft.locale };
}

/** The row behind a token that still holds, with its draft or application. */
export async function findLink(tx: Tx, token: string, now: Date) {
  if (!tokenShape.test(token)) return null;
  const link = await tx.accessLink.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      draftId: true,
      applicationId: true,
      wrappedKey: true,
      session: true,
      expiresAt: true,
      revokedAt: true,
      draft: {
        select: {
          id: true,
          eventId: true,
          locale: true,
          sealedAnswers: true,
          email: true,
          expiresAt: true,
          applicationId: true,
          application: { select: { eventId: true, locale: true } },
          permit: { select: { until: true, withdrawnAt: true } },
        },
      },
      application: { select: { eventId: true, locale: true } },
    },
  });
  return link && link.expiresAt > now && link.revokedAt === null ? link : null;
}

type LockedDraft = {
  id: string;
  eventId: string;
  sealedAnswers: Uint8Array | null;
  applicationId: string | null;
  expiresAt: Date;
  wrappedKey: Uint8Array;
};

/**
 * Takes the draft of a cookie's token for this transaction alone: nobody else saves or sends it meanwhile. Gives the
 * row as it stands after any wait, with the key to its answers; null where the token opens no draft now.
 */
export async function lockDraft(tx: Tx, token: string) {
  if (!tokenShape.test(token)) return null;
  const [found] = await tx.$queryRaw<LockedDraft[]>`
    SELECT draft.id, draft.event_id AS "eventId", draft.sealed_answers AS "sealedAnswers",
      draft.application_id AS "applicationId", draft.expires_at AS "expiresAt", link.wrapped_key AS "wrappedKey"
    FROM access_link AS link JOIN draft ON draft.id = link.draft_id
    WHERE link.token_hash = ${hashToken(token)} AND link.session AND link.wrapped_key IS NOT NULL
      AND link.revoked_at IS NULL AND link.expires_at > now()
    FOR UPDATE OF draft`;
  if (!found) return null;
  const { wrappedKey, ...row } = found;
  return { row, key: unwrapDraftKey(token, wrappedKey, row.id) };
}

type Link = NonNullable<Awaited<ReturnType<typeof findLink>>>;

/** The draft that a link opens with its token. */
function heldDraft(token: string, link: Link): { kind: "draft"; key: Uint8Array; draft: Omit<Draft, "files"> } | null {
  if (!link.draft || !link.wrappedKey) return null;
  const { sealedAnswers, application: _, ...row } = link.draft;
  const key = unwrapDraftKey(token, link.wrappedKey, row.id);
  return { kind: "draft", key, draft: { ...row, ...openDraftAnswers(key, sealedAnswers, row.id) } };
}

/**
 * The files that answers name, and the answers without those that are gone: a letter that a colleague has replaced
 * meanwhile is asked for again.
 */
export async function withFiles(tx: Tx, answers: Answers): Promise<Pick<Draft, "answers" | "files">> {
  const named = fileSteps.filter((step) => answers[step]);
  if (named.length === 0) return { answers, files: {} };
  const rows = await tx.storedFile.findMany({
    where: { id: { in: named.map((step) => answers[step] ?? "") } },
    select: { id: true, purpose: true, mediaType: true, bytes: true },
  });
  const files = Object.fromEntries(rows.map((row) => [row.purpose, row as KeptFile]));
  const lost = named.filter((step) => files[step]?.id !== answers[step]).map((step) => [step, ""]);
  return { answers: { ...answers, ...Object.fromEntries(lost) }, files };
}

/** What a draft keeps, from under its data key. */
export function openDraftAnswers(key: Uint8Array, sealed: Uint8Array | null, draftId: string): Kept {
  if (!sealed) return { answers: {}, suggested: [], consentAt: null };
  const { suggested = "", consentAt = "", ...answers } = openAnswers(key, sealed, draftId);
  return { answers, suggested: suggested.split(" ").filter(Boolean), consentAt: consentAt || null };
}
