import { Prisma } from "@/generated/prisma/client";
import { type Actor, can } from "@/lib/access";
import { readNarrowing } from "@/lib/application/filter";
import { matching } from "@/lib/application/matching/queries";
import { db, type Tx } from "@/lib/db";
import { type Audience, audiences, type Notice, type NoticeReport } from "@/lib/event/notice/types";
import { type NoticeKind, noticeKinds } from "@/lib/mail/types";
import { staffNames } from "@/lib/staff/queries";

const columns = {
  id: true,
  version: true,
  kind: true,
  textRu: true,
  textEn: true,
  entranceRu: true,
  entranceEn: true,
  audience: true,
  narrowing: true,
  createdAt: true,
  createdById: true,
  sentAt: true,
  sentById: true,
} as const;

type Row = Prisma.EventNoticeGetPayload<{ select: typeof columns }>;

/** A row's kind and audience, which its columns hold as text. */
export function typed(row: { kind: string; audience: string[] }): { kind: NoticeKind; audience: Audience[] } {
  const kind = noticeKinds.find((each) => each === row.kind);
  if (!kind) throw new Error(`There is no notice of kind ${row.kind}`);
  return { kind, audience: audiences.filter((each) => row.audience.includes(each)) };
}

async function toNotices(rows: readonly Row[]): Promise<Notice[]> {
  const names = await staffNames(rows.flatMap(({ createdById, sentById }) => [createdById, sentById ?? createdById]));
  return rows.map(({ createdById, sentById, ...row }) => ({
    ...row,
    ...typed(row),
    createdBy: names.get(createdById) ?? "",
    sentBy: sentById && (names.get(sentById) ?? ""),
  }));
}

/** The notices of an event, newest first. */
export async function listNotices(eventId: string): Promise<Notice[]> {
  return toNotices(
    await db().eventNotice.findMany({ where: { eventId }, orderBy: { id: "desc" }, take: 100, select: columns }),
  );
}

/** One notice of this event; null where there is none, and for whoever may not send any. */
export async function readNotice(
  actor: Actor,
  { eventId, id }: { eventId: string; id: string },
): Promise<Notice | null> {
  if (!can(actor, "event.postpone", { eventId }) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    return null;
  const row = await db().eventNotice.findUnique({ where: { id, eventId }, select: columns });
  return row && ((await toNotices([row]))[0] ?? null);
}

/**
 * How an applicant knows the application to stand now; null for whoever has left. A decision before its announcement
 * is under review, so that who gets a letter says nothing of it.
 */
const standing = Prisma.sql`CASE
  WHEN state IN ('withdrawn', 'revoked') THEN NULL
  WHEN announce_at > now() OR state IN ('submitted', 'inReview', 'clarification', 'recommended') THEN 'underReview'
  ELSE state::text END`;

/** How many applicants of an event stand where, of those whom a filter names. */
export async function countAudiences(eventId: string, narrowing = ""): Promise<Record<Audience, number>> {
  const rows = await db().$queryRaw<{ standing: Audience | null; count: number }[]>`
    SELECT ${standing} AS standing, count(*)::int AS count FROM application
    WHERE ${matching(eventId, readNarrowing(narrowing))} GROUP BY 1`;
  const of = (audience: Audience) => rows.find((row) => row.standing === audience)?.count ?? 0;
  return {
    approved: of("approved"),
    waitlisted: of("waitlisted"),
    underReview: of("underReview"),
    refused: of("refused"),
  };
}

/** Those who are written to, each in their language, held as they stand until the end of the transaction. */
export function recipientsOf(
  tx: Tx,
  { eventId, audience, narrowing }: { eventId: string; audience: readonly Audience[]; narrowing: string },
): Promise<{ id: string; email: string; locale: "ru" | "en" }[]> {
  return tx.$queryRaw`
    SELECT id, email, locale::text AS locale FROM application
    WHERE ${matching(eventId, readNarrowing(narrowing))} AND ${standing} = ANY(${[...audience]}::text[]) ORDER BY id FOR SHARE`;
}

/** How the letters of a notice stand: counts, and the first that have not gone out. */
export async function reportOf(noticeId: string): Promise<NoticeReport> {
  const [counted, open] = await Promise.all([
    db().message.groupBy({ by: ["status"], where: { noticeId }, _count: { _all: true } }),
    db().message.findMany({
      where: { noticeId, status: { in: ["waiting", "failed"] } },
      orderBy: [{ status: "desc" }, { id: "asc" }],
      take: 50,
      select: { id: true, recipient: true, status: true, lastError: true },
    }),
  ]);
  const of = (status: string) => counted.find((row) => row.status === status)?._count._all ?? 0;
  const counts = { sent: of("sent"), waiting: of("waiting"), failed: of("failed"), cancelled: of("cancelled") };
  return {
    ...counts,
    all: Object.values(counts).reduce((sum, count) => sum + count, 0),
    open: open.map((line) => ({ ...line, status: line.status === "failed" ? "failed" : "waiting" })),
  };
}
