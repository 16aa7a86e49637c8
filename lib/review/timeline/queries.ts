import { applicationStates } from "@/lib/application/types";
import { db } from "@/lib/db";
import { changedFields, type FieldChange, type Person, type TimelineEntry } from "@/lib/review/person/types";

/**
 * What happened to an application, newest first; and, where its last decision no longer holds since something was
 * changed, what was changed since that decision.
 */
export async function listTimeline(id: string): Promise<{ timeline: TimelineEntry[]; returned: Person["returned"] }> {
  const [entries, comments, letters] = await Promise.all([
    db().auditEntry.findMany({
      // A photo is looked at whenever its page is: that is for the audit's own page.
      where: { subjectId: id, subject: "application", type: { not: "application.fileOpened" } },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: 200,
      select: { id: true, at: true, actorKind: true, actorId: true, type: true, payload: true },
    }),
    db().comment.findMany({ where: { applicationId: id }, select: { id: true, text: true } }),
    db().message.findMany({
      where: { applicationId: id, status: "sent" },
      select: { id: true, kind: true, sentAt: true },
      take: 50,
    }),
  ]);
  const ids = entries.flatMap(({ actorId }) => (actorId ? [actorId] : []));
  const staff = await db().staff.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const texts = new Map(comments.map(({ id, text }) => [id, text]));
  const happened = entries.map((entry): TimelineEntry => {
    const payload = asObject(entry.payload);
    const commentId = asText(payload.commentId);
    return {
      id: entry.id,
      at: entry.at,
      by: entry.actorId ? (names.get(entry.actorId) ?? null) : null,
      actor: entry.actorKind === "staff" ? "staff" : entry.actorKind === "applicant" ? "applicant" : "system",
      kind: entry.type.replace(/^application\./, ""),
      text: commentId
        ? (texts.get(commentId) ?? null)
        : (asText(payload.override) ?? asText(payload.internalNote) ?? asText(payload.reason) ?? asText(payload.note)),
      publicReason: asText(payload.publicReason),
      to: asText(payload.recommendation) ?? asText(payload.tag) ?? asText(payload.channel),
      receivedAt: asText(payload.receivedAt),
    };
  });
  const posted = {
    by: null,
    actor: "system",
    kind: "mailSent",
    text: null,
    publicReason: null,
    receivedAt: null,
  } as const;
  const sent = letters.flatMap(({ id, kind, sentAt }): TimelineEntry[] =>
    sentAt ? [{ id, at: sentAt, to: kind, ...posted }] : [],
  );
  const timeline = [...happened, ...sent].sort((a, b) => b.at.getTime() - a.at.getTime());
  return { timeline, returned: returnedBy(entries) };
}

type Entry = { at: Date; type: string; payload: unknown };

const decisions = ["approved", "refused", "waitlisted"].map((done) => `application.${done}`);

/** What was changed behind the last decision, if by that it no longer holds; entries come newest first. */
function returnedBy(entries: readonly Entry[]): Person["returned"] {
  const decided = entries.findIndex(({ type }) => decisions.includes(type));
  const since = (decided < 0 ? entries : entries.slice(0, decided)).map((entry) => ({
    at: entry.at,
    payload: asObject(entry.payload),
  }));
  const first = since.findLast(({ payload }) => payload.returnedFrom !== undefined);
  const from = applicationStates.find((state) => state === first?.payload.returnedFrom);
  if (!first || !from) return null;
  const changes = new Map<string, FieldChange>();
  for (const { payload } of since.toReversed())
    for (const field of changedFields) {
      const change = asObject(payload.changed)[field];
      if (change === undefined) continue;
      const { before, after } = asObject(change);
      const earlier = changes.get(field);
      changes.set(field, {
        field,
        before: earlier ? earlier.before : asWritten(before),
        after: asWritten(after),
      });
    }
  return { from, at: first.at, changes: changedFields.flatMap((field) => changes.get(field) ?? []) };
}

function asWritten(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function asText(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
