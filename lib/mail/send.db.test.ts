import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db";
import { queueMessage } from "@/lib/mail/commands";
import { answerLinkRequest } from "@/lib/mail/requested";
import { sendMessage } from "@/lib/mail/send";
import { startTestServer, type TestServer } from "@/lib/mail/test-server";
import { serverTransport, type Transport } from "@/lib/mail/transport";
import type { NewMessage } from "@/lib/mail/types";
import {
  hashToken,
  newDraftKey,
  newToken,
  openAnswers,
  sealAnswers,
  sealDraftKey,
  unwrapDraftKey,
  wrapDraftKey,
} from "@/lib/sealing/draft";
import { type CreatedEvent, createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let event: CreatedEvent;
let server: TestServer;
let transport: Transport;

beforeAll(async () => {
  database = await createTestDatabase();
  event = await createOpenEvent();
});
afterAll(() => database.drop());
beforeEach(async () => {
  server = await startTestServer({ refuse: { code: 550, recipient: /^nobody@/ } });
  transport = serverTransport({ url: server.url, from: "no-reply@press.example" });
});
afterEach(async () => {
  if (transport.kind === "server") transport.close();
  await server.stop();
  await db().message.deleteMany();
});

const minutes = (count: number) => new Date(Date.now() + count * 60_000);

async function queued(message: NewMessage): Promise<string> {
  await db().$transaction((tx) => queueMessage(tx, message));
  const { id } = await db().message.findFirstOrThrow({ orderBy: { id: "desc" }, select: { id: true } });
  return id;
}

async function applied(state: "submitted" | "approved" | "refused" | "withdrawn" = "submitted") {
  return createApplication({ event, stated: russianApplicant(), state, submittedAt: minutes(-1440) });
}

const about = { locale: "ru" as const, recipient: "aglaia@telegraf.example" };
const receipt = async (changes: Partial<typeof about> = {}) =>
  queued({ kind: "receipt", eventId: event.id, applicationId: (await applied()).id, ...about, ...changes });
const approval = async ({ decisionNo = 1, notBefore = minutes(-1) } = {}) => {
  const { id } = await applied("approved");
  const applicationId = id;
  const kind = "approved" as const;
  return {
    id: await queued({ kind, eventId: event.id, applicationId, decisionNo, notBefore, ...about }),
    applicationId,
  };
};
const rowOf = (id: string) => db().message.findUniqueOrThrow({ where: { id } });
const tokenIn = (text: string | undefined) => /\/link\/([A-Za-z0-9_-]{43})/.exec(text ?? "")?.[1] ?? "";

describe("a letter that is sent", () => {
  it("arrives once, under its Message-ID, with a link whose hash alone is kept", async () => {
    const id = await receipt();
    expect(await sendMessage(id, transport)).toBe("sent");
    const [one] = server.received;
    expect(server.received.map(({ to }) => to)).toEqual([["aglaia@telegraf.example"]]);
    const row = await rowOf(id);
    expect(one?.mail.messageId).toBe(row.messageId);
    expect(row).toMatchObject({ status: "sent", attempts: 1, lastError: null, tryoutText: null });
    const token = tokenIn(one?.mail.text);
    const link = await db().accessLink.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } });
    expect(link).toMatchObject({ applicationId: row.applicationId, session: false, draftId: null });
    expect(await db().auditEntry.count({ where: { type: "message.sent", subjectId: id } })).toBe(1);
  });

  it("arrives once, however many workers take it at the same time or later", async () => {
    const id = await receipt();
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => sendMessage(id, transport)));
    expect(outcomes.sort()).toEqual(["busy", "busy", "busy", "sent"]);
    expect(await sendMessage(id, transport)).toBe("busy");
    expect(server.received).toHaveLength(1);
  });

  it("waits for a dead server and arrives once it is back, under one Message-ID, leaving no dead links", async () => {
    const id = await receipt();
    const { port } = server;
    await server.stop();
    expect(await sendMessage(id, transport)).toBe("retry");
    const waiting = await rowOf(id);
    expect(waiting).toMatchObject({ status: "waiting", attempts: 1, lastError: expect.stringMatching(/^E[A-Z]+$/) });
    expect(waiting.notBefore.getTime()).toBeGreaterThan(Date.now());
    expect(await db().accessLink.count({ where: { applicationId: waiting.applicationId } })).toBe(0);
    // Not before its time, though another worker should ask.
    expect(await sendMessage(id, transport)).toBe("early");
    server = await startTestServer({ port });
    await db().message.update({ where: { id }, data: { notBefore: minutes(-1) } });
    expect(await sendMessage(id, transport)).toBe("sent");
    expect(server.received.map(({ mail }) => mail.messageId)).toEqual([waiting.messageId]);
    expect(await rowOf(id)).toMatchObject({ status: "sent", attempts: 2, lastError: null });
  });

  it("arrives twice only if its sender dies between the server's answer and the commit: one Message-ID, two live links", async () => {
    const id = await receipt();
    const dying: Transport = {
      kind: "server",
      async post(outgoing) {
        if (transport.kind === "server") await transport.post(outgoing);
        await db().$queryRaw`
          SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)
          WHERE locktype = 'advisory' AND datname = current_database()`;
      },
      close() {},
    };
    await expect(sendMessage(id, dying)).rejects.toThrow();
    expect(await rowOf(id)).toMatchObject({ status: "waiting", attempts: 0 });
    expect(await sendMessage(id, transport)).toBe("sent");
    const { messageId } = await rowOf(id);
    expect(server.received.map(({ mail }) => mail.messageId)).toEqual([messageId, messageId]);
    const tokens = server.received.map(({ mail }) => hashToken(tokenIn(mail.text)));
    expect(await db().accessLink.count({ where: { tokenHash: { in: tokens } } })).toBe(2);
  });

  it("is given up only where the server refuses its recipient for good, and says so in codes", async () => {
    const id = await receipt({ recipient: "nobody@telegraf.example" });
    expect(await sendMessage(id, transport)).toBe("failed");
    expect(await rowOf(id)).toMatchObject({ status: "failed", lastError: "EENVELOPE 550" });
  });

  it("never goes to a recipient that may be more than one", async () => {
    const id = await receipt({ recipient: "a@b.example, c@evil.example" });
    expect(await sendMessage(id, transport)).toBe("failed");
    expect(server.received).toEqual([]);
  });

  it("is kept with its real link in the try-out, where nothing leaves the machine", async () => {
    const id = await receipt();
    expect(await sendMessage(id, { kind: "outbox" })).toBe("sent");
    const { tryoutText } = await rowOf(id);
    const tokenHash = hashToken(tokenIn(tryoutText ?? ""));
    expect(await db().accessLink.count({ where: { tokenHash } })).toBe(1);
    expect(server.received).toEqual([]);
  });
});

describe("a decision's letter", () => {
  it("says where, when and whom to call, and goes out once the decision is announced", async () => {
    const { id } = await approval();
    expect(await sendMessage(id, transport)).toBe("sent");
    expect(server.received[0]?.mail.subject).toContain("Решение по\u00A0вашей заявке");
    expect(server.received[0]?.mail.text).toContain("Время входа:");
  });

  it("is not sent before announceAt, whatever the job's clock says", async () => {
    const { id, applicationId } = await approval();
    const announceAt = minutes(10);
    await db().application.update({ where: { id: applicationId }, data: { announceAt } });
    expect(await sendMessage(id, transport)).toBe("early");
    expect((await rowOf(id)).notBefore).toEqual(announceAt);
    expect(server.received).toEqual([]);
  });

  it.each([
    ["undone", { state: "inReview", announceAt: null, decidedAt: null }],
    ["replaced by another decision", { decisionNo: 2 }],
    ["turned into its opposite", { state: "refused" }],
  ] as const)("is never sent for a decision that was %s", async (_how, data) => {
    const { id, applicationId } = await approval();
    await db().application.update({ where: { id: applicationId }, data });
    expect(await sendMessage(id, transport)).toBe("cancelled");
    expect(await rowOf(id)).toMatchObject({ status: "cancelled", attempts: 0 });
    expect(server.received).toEqual([]);
    expect(await db().accessLink.count({ where: { applicationId } })).toBe(0);
  });

  it("waits for whoever is just undoing it, and then sends nothing", async () => {
    const { id, applicationId } = await approval();
    let sending: Promise<unknown> | undefined;
    await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM application WHERE id = ${applicationId}::uuid FOR UPDATE`;
      await tx.application.update({ where: { id: applicationId }, data: { state: "inReview", announceAt: null } });
      sending = sendMessage(id, transport);
      await vi.waitFor(async () => {
        const waits = await db().$queryRaw<unknown[]>`
          SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()`;
        expect(waits.length).toBeGreaterThan(0);
      });
    });
    expect(await sending).toBe("cancelled");
    expect(server.received).toEqual([]);
  });
});

describe("a receipt", () => {
  it("tells of the same document, though its application was not indexed before", async () => {
    const person = russianApplicant();
    const [one, two] = await Promise.all([1, 2].map(() => createApplication({ event, stated: person })));
    for (const application of [one, two]) {
      const applicationId = application?.id ?? "";
      await sendMessage(await queued({ kind: "receipt", eventId: event.id, applicationId, ...about }), transport);
    }
    expect(server.received.map(({ mail }) => mail.text?.includes("с\u00A0тем же документом"))).toEqual([false, true]);
  });
});

describe("a draft's link", () => {
  async function draft(email = "aglaia@telegraf.example") {
    const id = crypto.randomUUID();
    const dek = newDraftKey();
    const cookie = newToken();
    const answers = { familyRu: "Северцева", documentNumber: "45 12 34" };
    await db().draft.create({
      data: {
        id,
        eventId: event.id,
        locale: "ru",
        email,
        sealedAnswers: sealAnswers(dek, answers, id),
        sealedKey: sealDraftKey(event.publicKey, dek, id),
        expiresAt: minutes(60),
        links: {
          create: {
            tokenHash: hashToken(cookie),
            wrappedKey: wrapDraftKey(cookie, dek, id),
            session: true,
            expiresAt: minutes(60),
          },
        },
      },
    });
    return { id, answers };
  }

  it("opens the draft on a device that never had its cookie", async () => {
    const { id, answers } = await draft();
    const message = await queued({ kind: "draftLink", eventId: event.id, draftId: id, ...about });
    expect(await sendMessage(message, transport)).toBe("sent");
    const token = tokenIn(server.received[0]?.mail.text);
    const link = await db().accessLink.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } });
    const row = await db().draft.findUniqueOrThrow({ where: { id } });
    const key = unwrapDraftKey(token, link.wrappedKey ?? new Uint8Array(), id);
    expect(openAnswers(key, row.sealedAnswers ?? new Uint8Array(), id)).toEqual(answers);
  });

  it("is not sent once the draft is over", async () => {
    const { id } = await draft();
    const message = await queued({ kind: "draftLink", eventId: event.id, draftId: id, ...about });
    await db().draft.update({ where: { id }, data: { expiresAt: minutes(-1) } });
    expect(await sendMessage(message, transport)).toBe("cancelled");
  });

  it("and every application's link comes to who asks for them by address, each once, and to nobody else", async () => {
    const email = "a_b@telegraf.example";
    const contact = { ...russianApplicant().contact, email };
    const { id: applicationId } = await createApplication({ event, stated: russianApplicant({ contact }) });
    const { id: draftId } = await draft(email);
    // In LIKE, "_" would stand for this letter too.
    const other = { ...contact, email: "axb@telegraf.example" };
    await createApplication({ event, stated: russianApplicant({ contact: other }) });
    for (const typed of ["A_B@TELEGRAF.example", email]) await answerLinkRequest({ email: typed, locale: "en" });
    await answerLinkRequest({ email: "stranger@telegraf.example", locale: "en" });
    const rows = await db().message.findMany({ orderBy: { kind: "asc" } });
    expect(rows).toMatchObject([
      { kind: "draftLink", draftId, recipient: email, locale: "en" },
      { kind: "statusLink", applicationId, recipient: email, locale: "en" },
    ]);
    expect(rows).toHaveLength(2);
  });
});
