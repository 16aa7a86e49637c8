import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDraft } from "@/lib/apply/draft/commands";
import { closeSessions, mailDraftLink, openMailedLink, requestLinks } from "@/lib/apply/link/commands";
import { findMailedLink, openSession } from "@/lib/apply/queries";
import { db } from "@/lib/db";
import { hashToken, newToken, unwrapDraftKey, wrapDraftKey } from "@/lib/sealing/draft";
import { createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const tomorrow = () => new Date(Date.now() + 86_400_000);

async function linkTo(applicationId: string, expiresAt = tomorrow()): Promise<string> {
  const token = newToken();
  await db().accessLink.create({ data: { tokenHash: hashToken(token), applicationId, expiresAt } });
  return token;
}

describe("a mailed link", () => {
  it("changes nothing when it is looked at, and opens again and again until it expires", async () => {
    const event = await createOpenEvent();
    const { id } = await createApplication({ event, stated: russianApplicant() });
    const token = await linkTo(id);
    expect(await findMailedLink(token, new Date())).toMatchObject({ kind: "application" });
    expect(await db().accessLink.count({ where: { applicationId: id } })).toBe(1);
    const [first, second] = [await openMailedLink(token), await openMailedLink(token)];
    if (!first.ok || !second.ok) throw new Error("The link does not open");
    expect(first.value.token).not.toBe(second.value.token);
    expect(await openSession(first.value.token, new Date())).toMatchObject({ kind: "application", applicationId: id });
    expect(await openSession(token, new Date()), "the mailed token is no cookie").toBe(null);
    expect(await findMailedLink(first.value.token, new Date()), "a cookie's token is no link").toBe(null);
  });

  it("opens a draft with its answers, without the cookie that began it", async () => {
    const event = await createOpenEvent();
    const kept = { answers: { regime: "russian", outletName: "«Вестник»" }, suggested: [] };
    const { token: cookie } = await startDraft({ eventId: event.id, locale: "ru", kept });
    const row = await db().accessLink.findUniqueOrThrow({ where: { tokenHash: hashToken(cookie) } });
    const draftId = row.draftId ?? "";
    const key = unwrapDraftKey(cookie, row.wrappedKey ?? new Uint8Array(), draftId);
    const token = newToken();
    const wrappedKey = wrapDraftKey(token, key, draftId);
    await db().accessLink.create({ data: { tokenHash: hashToken(token), draftId, wrappedKey, expiresAt: tomorrow() } });
    const opened = await openMailedLink(token);
    if (!opened.ok) throw new Error("The link does not open");
    expect(opened.value).toMatchObject({ kind: "draft", eventSlug: event.slug });
    expect(await openSession(opened.value.token, new Date())).toMatchObject({
      kind: "draft",
      draft: { answers: kept.answers },
    });
  });

  it("is dead once it is expired, revoked, or never was", async () => {
    const event = await createOpenEvent();
    const { id } = await createApplication({ event, stated: russianApplicant() });
    const expired = await linkTo(id, new Date(Date.now() - 1000));
    const revoked = await linkTo(id);
    await db().accessLink.update({ where: { tokenHash: hashToken(revoked) }, data: { revokedAt: new Date() } });
    for (const token of [expired, revoked, newToken(), "", "../../etc", "\0".repeat(43)])
      expect(await openMailedLink(token), token).toMatchObject({ ok: false, error: { code: "link.dead" } });
  });

  it("opens no session that was closed", async () => {
    const event = await createOpenEvent();
    const { id } = await createApplication({ event, stated: russianApplicant() });
    const opened = await openMailedLink(await linkTo(id));
    if (!opened.ok) throw new Error("The link does not open");
    await closeSessions([opened.value.token]);
    expect(await openSession(opened.value.token, new Date())).toBe(null);
  });
});

describe("asking for a link", () => {
  it("to a draft writes a letter that carries ids and no link", async () => {
    const event = await createOpenEvent();
    const kept = { answers: { regime: "russian" }, suggested: [] };
    const { token } = await startDraft({ eventId: event.id, locale: "ru", kept });
    const mailed = await mailDraftLink({ token, eventId: event.id, email: "a@b.example", locale: "en" });
    expect(mailed.ok).toBe(true);
    const [message] = await db().message.findMany({ where: { eventId: event.id } });
    expect(message).toMatchObject({ kind: "draftLink", recipient: "a@b.example", locale: "en" });
    expect(JSON.stringify(message)).not.toContain(token);
  });

  it("does the same for an address that is known and for one that is not", async () => {
    const event = await createOpenEvent();
    const known = russianApplicant();
    await createApplication({ event, stated: known });
    for (const email of [known.contact.email, "nobody@nowhere.example"]) await requestLinks({ email, locale: "ru" });
    const jobs = await db().$queryRaw<
      { count: bigint }[]
    >`SELECT count(*) FROM pgboss.job WHERE name = 'links.requested'`;
    expect(Number(jobs[0]?.count)).toBe(2);
    expect(await db().message.count({ where: { eventId: event.id } })).toBe(0);
  });
});
