import { v7 as uuidv7 } from "uuid";
import type { Locale } from "@/lib/application/types";
import { findLink, lockDraft } from "@/lib/apply/queries";
import { linkSessionHours } from "@/lib/apply/rules";
import { databaseNow, db } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { queueMessage } from "@/lib/mail/commands";
import { err, ok, type Result } from "@/lib/result";
import { hashToken, newToken, unwrapDraftKey, wrapDraftKey } from "@/lib/sealing/draft";

/** What an opened link gives: the token of a cookie, valid until `expiresAt`, for a draft or an application. */
export type OpenedLink = {
  token: string;
  expiresAt: Date;
  eventSlug: string;
  kind: "draft" | "application";
};

/**
 * Opens a mailed link: a new session token beside it, under which a draft's key is wrapped again. The link itself
 * stays as it is and opens again until it expires. Refuses "link.dead" where it is unknown, expired or revoked.
 */
export async function openMailedLink(token: string): Promise<Result<OpenedLink>> {
  return db().$transaction(async (tx) => {
    const now = await databaseNow(tx);
    const link = await findLink(tx, token, now);
    if (!link || link.session) return err("link.dead");
    const applicationId = link.applicationId ?? link.draft?.applicationId ?? null;
    const eventId = link.application?.eventId ?? link.draft?.eventId;
    if (!eventId) return err("link.dead");
    const session = newToken();
    const hours = new Date(now.getTime() + linkSessionHours * 3_600_000);
    const draft = applicationId === null ? link.draft : null;
    // A draft is not kept open beyond its own last day.
    const expiresAt = draft && draft.expiresAt < hours ? draft.expiresAt : hours;
    const key = draft && link.wrappedKey ? unwrapDraftKey(token, link.wrappedKey, draft.id) : null;
    if (applicationId === null && !(draft && key)) return err("link.dead");
    await tx.accessLink.create({
      data: {
        id: uuidv7(),
        tokenHash: hashToken(session),
        session: true,
        expiresAt,
        applicationId,
        draftId: draft?.id ?? null,
        wrappedKey: draft && key ? wrapDraftKey(session, key, draft.id) : null,
      },
      select: { id: true },
    });
    const event = await tx.event.findUniqueOrThrow({ where: { id: eventId }, select: { slug: true } });
    return ok({ token: session, expiresAt, eventSlug: event.slug, kind: draft ? "draft" : "application" });
  });
}

/** Sends a link to this draft to an address, which it keeps. Refuses "apply.noDraft" and "apply.alreadySent". */
export async function mailDraftLink(mail: {
  token: string;
  eventId: string;
  email: string;
  locale: Locale;
}): Promise<Result<{ expiresAt: Date }>> {
  return db().$transaction(async (tx) => {
    const draft = await lockDraft(tx, mail.token);
    if (draft?.row.eventId !== mail.eventId) return err("apply.noDraft");
    if (draft.row.applicationId !== null) return err("apply.alreadySent");
    const { id, eventId, expiresAt } = draft.row;
    await tx.draft.update({ where: { id }, data: { email: mail.email, locale: mail.locale }, select: { id: true } });
    const admitted = await tx.latePermit.count({ where: { draftId: id, withdrawnAt: null } });
    const kind = admitted > 0 ? "lateAdmitted" : "draftLink";
    await queueMessage(tx, { kind, eventId, draftId: id, locale: mail.locale, recipient: mail.email });
    return ok({ expiresAt });
  });
}

/**
 * Asks for links to whatever this address has applied for or begun. Does the same work whether it is known or not: a
 * job looks it up later and writes to it, or does nothing.
 */
export async function requestLinks(request: { email: string; locale: Locale }): Promise<void> {
  await db().$transaction((tx) => enqueue(tx, { name: "links.requested", data: request }));
}

/** Closes these sessions, so that their tokens open nothing any more. */
export async function closeSessions(tokens: readonly string[]): Promise<void> {
  await db().accessLink.updateMany({
    where: { tokenHash: { in: tokens.map(hashToken) }, session: true, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}
