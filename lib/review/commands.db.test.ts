import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import type { Result } from "@/lib/result";
import { decideApplication } from "@/lib/review/commands";
import { readPerson } from "@/lib/review/person/queries";
import { revealDocument } from "@/lib/review/sealed/commands";
import type { Verdict } from "@/lib/review/types";
import { claimApplication, commentOn, releaseApplication } from "@/lib/review/work/commands";
import type { StaffRole } from "@/lib/staff/types";
import { type CreatedEvent, createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let event: CreatedEvent;
let twoPeople: CreatedEvent;
beforeAll(async () => {
  database = await createTestDatabase();
  event = await createOpenEvent();
  twoPeople = await createOpenEvent({ twoPeople: true });
});
afterAll(() => database.drop());

async function colleague(role: StaffRole, fields: { email?: string; eventIds?: string[] } = {}): Promise<Actor> {
  const email = fields.email ?? `${role}.${randomBytes(6).toString("hex")}@desk.example`;
  return db().staff.create({
    data: { name: `${role} ${email.slice(-20)}`, email, role, eventIds: fields.eventIds ?? [] },
    select: { id: true, name: true, email: true, role: true, eventIds: true },
  });
}

const approve: Verdict = { kind: "approve", entrySlot: 0, zones: [], pool: null, override: null };
const refuse: Verdict = {
  kind: "refuse",
  publicReason: "Места закончились.",
  internalNote: "Дубль редакции.",
  override: null,
};
const recommend: Verdict = { kind: "recommend", for: "approved", internalNote: null };
const nowhere = "01890000-0000-7000-8000-000000000000";

const decide = (actor: Actor, id: string, verdict: Verdict, version = 1) =>
  decideApplication({ actor, input: { id, version, verdict } });
const row = (id: string) => db().application.findUniqueOrThrow({ where: { id } });
const entries = (subjectId: string) => db().auditEntry.findMany({ where: { subjectId }, orderBy: { id: "asc" } });
const outcome = (result: Result<unknown>) => (result.ok ? "ok" : result.error.code);

describe("a decision", () => {
  it("is state, audit entry and waiting mail at once, announced by the database's clock and the event's delay", async () => {
    const actor = await colleague("officer");
    const { id } = await createApplication({ event, stated: russianApplicant() });
    expect(await decide(actor, id, approve)).toMatchObject({ ok: true });
    const decided = await row(id);
    expect(decided).toMatchObject({
      state: "approved",
      version: 2,
      decisionNo: 1,
      entrySlot: 0,
      decidedById: actor.id,
    });
    expect(Number(decided.announceAt) - Number(decided.decidedAt)).toBe(10 * 60_000);
    expect((await entries(id)).at(-1)).toMatchObject({ type: "application.approved", actorId: actor.id });
    const [mail] = await db().message.findMany({ where: { applicationId: id } });
    expect(mail).toMatchObject({ kind: "approved", decisionNo: 1, status: "waiting", notBefore: decided.announceAt });
  });

  it("that is undone in time cancels its mail, and the next one has a number of its own", async () => {
    const actor = await colleague("officer");
    const { id } = await createApplication({ event, stated: russianApplicant() });
    await decide(actor, id, approve);
    expect(outcome(await decide(actor, id, { kind: "undo" }, 2))).toBe("ok");
    expect(await row(id)).toMatchObject({ state: "inReview", announceAt: null, decidedById: null, entrySlot: null });
    expect(outcome(await decide(actor, id, refuse, 3))).toBe("ok");
    const mails = await db().message.findMany({ where: { applicationId: id }, orderBy: { id: "asc" } });
    expect(mails.map(({ kind, status }) => [kind, status])).toEqual([
      ["approved", "cancelled"],
      ["refused", "waiting"],
    ]);
    expect(mails[1]?.decisionNo).toBe((await row(id)).decisionNo);
  });

  it("that was announced cannot be undone", async () => {
    const actor = await colleague("head");
    const { id } = await createApplication({
      event,
      stated: russianApplicant(),
      state: "approved",
      submittedAt: new Date(0),
    });
    expect(outcome(await decide(actor, id, { kind: "undo" }))).toBe("review.announced");
  });

  it("after one that the applicant was told of says that it changed", async () => {
    const actor = await colleague("officer");
    const { id } = await createApplication({ event, stated: russianApplicant() });
    await decide(actor, id, approve);
    await db().message.updateMany({ where: { applicationId: id }, data: { status: "sent", sentAt: new Date() } });
    // An identity field changed: the application went back into review by itself.
    await db().application.update({ where: { id }, data: { state: "inReview", version: 5 } });
    await decide(actor, id, refuse, 5);
    const mail = await db().message.findFirst({ where: { applicationId: id, status: "waiting" } });
    expect(mail?.kind).toBe("decisionChanged");
  });

  it("pressed twice is one decision and one letter", async () => {
    const actor = await colleague("officer");
    const { id } = await createApplication({ event, stated: russianApplicant() });
    const pressed = await Promise.all([decide(actor, id, approve), decide(actor, id, approve)]);
    expect(pressed.map(outcome)).toEqual(["ok", "ok"]);
    expect(await db().message.count({ where: { applicationId: id } })).toBe(1);
  });

  it("of another event is refused exactly like one on nothing, and changes nothing", async () => {
    const elsewhere = await createOpenEvent();
    const actor = await colleague("head", { eventIds: [elsewhere.id] });
    const { id } = await createApplication({ event, stated: russianApplicant() });
    for (const verdict of [approve, refuse, recommend, { kind: "undo" } as const, { kind: "sendBack" } as const])
      expect(await decide(actor, id, verdict)).toEqual(await decide(actor, nowhere, verdict));
    const input = { id, text: "x", reason: "для списка" };
    const missing = { ...input, id: nowhere };
    for (const command of [claimApplication, releaseApplication, commentOn, revealDocument])
      expect(await command({ actor, input })).toEqual(await command({ actor, input: missing }));
    expect(await readPerson(actor, id)).toBeNull();
    expect(await row(id)).toMatchObject({ version: 1, state: "submitted", claimedById: null });
    expect(await entries(id)).toHaveLength(1);
  });
});

describe("of many decisions at once", () => {
  it("exactly one wins, and each of the others learns who won, when and to what", async () => {
    for (let round = 0; round < 5; round++) {
      const actors = await Promise.all(Array.from({ length: 8 }, () => colleague("officer")));
      const { id } = await createApplication({ event, stated: russianApplicant() });
      const results = await Promise.all(actors.map((actor, n) => decide(actor, id, n % 2 ? approve : refuse)));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const after = await row(id);
      const winner = actors.find(({ id }) => id === after.decidedById);
      for (const result of results)
        if (!result.ok)
          expect(result.error).toMatchObject({
            code: "review.conflict",
            params: { by: winner?.name, state: after.state, version: 2 },
          });
      expect(after).toMatchObject({ version: 2, decisionNo: 1 });
      expect(await db().message.count({ where: { applicationId: id } })).toBe(1);
      expect((await entries(id)).filter(({ type }) => type !== "application.submitted")).toHaveLength(1);
    }
  });

  it("two halves of a decision for two people are never made by one", async () => {
    for (let round = 0; round < 5; round++) {
      const heads = await Promise.all([colleague("head"), colleague("head"), colleague("officer")]);
      const { id } = await createApplication({ event: twoPeople, stated: russianApplicant(), state: "inReview" });
      // Everybody recommends and, without waiting, decides on what that recommendation will have made of it.
      const verdicts: [Verdict, number][] = [
        [recommend, 1],
        [approve, 2],
        [refuse, 2],
        [approve, 1],
      ];
      await Promise.all(
        heads.flatMap((actor) => verdicts.map(([verdict, version]) => decide(actor, id, verdict, version))),
      );
      const after = await row(id);
      expect(after.recommendedById).not.toBeNull();
      if (after.state !== "recommended") {
        expect(after.decidedById).not.toBe(after.recommendedById);
        expect(heads.find((head) => head.id === after.decidedById)?.role).toBe("head");
      }
      const second = heads.find((actor) => actor.role === "head" && actor.id !== after.recommendedById);
      if (second && after.state === "recommended") expect(outcome(await decide(second, id, approve, 2))).toBe("ok");
    }
  });

  it("none is the applicant's own", async () => {
    const actor = await colleague("head");
    const contact = { email: actor.email.toUpperCase(), phone: "+74950001240" };
    const { id } = await createApplication({ event, stated: russianApplicant({ contact }) });
    const results = await Promise.all([approve, refuse, approve, refuse].map((verdict) => decide(actor, id, verdict)));
    expect(new Set(results.map(outcome))).toEqual(new Set(["review.ownApplication"]));
    expect(await row(id)).toMatchObject({ state: "submitted", version: 1 });
  });

  it("a claim does not cost anybody their decision", async () => {
    const [maria, boris] = await Promise.all([colleague("officer"), colleague("officer")]);
    const { id } = await createApplication({ event, stated: russianApplicant() });
    expect(outcome(await claimApplication({ actor: maria, input: { id } }))).toBe("ok");
    expect(await row(id)).toMatchObject({ state: "inReview", claimedById: maria.id });
    expect(await claimApplication({ actor: boris, input: { id } })).toMatchObject({
      error: { code: "review.claimed", params: { by: maria.name } },
    });
    expect(outcome(await decide(boris, id, approve))).toBe("ok");
    expect(await row(id)).toMatchObject({ claimedById: null });
  });

  it("a claim is let go of by its holder alone", async () => {
    const [maria, boris] = await Promise.all([colleague("officer"), colleague("officer")]);
    const { id } = await createApplication({ event, stated: russianApplicant() });
    await claimApplication({ actor: maria, input: { id } });
    await releaseApplication({ actor: boris, input: { id } });
    expect(await row(id)).toMatchObject({ claimedById: maria.id });
    await releaseApplication({ actor: maria, input: { id } });
    expect(await row(id)).toMatchObject({ claimedById: null, state: "inReview" });
  });
});

describe("sealed data", () => {
  it("is opened with a reason that is on record first, and stands in nothing else that the desk reads", async () => {
    const actor = await colleague("officer");
    const stated = russianApplicant();
    const { id } = await createApplication({ event, stated });
    const reason = "Сверить с письмом редакции";
    expect(await revealDocument({ actor, input: { id, reason } })).toEqual({ ok: true, value: stated.document });
    const [, look] = await entries(id);
    expect(look).toMatchObject({ type: "application.revealed", actorId: actor.id, payload: { reason } });
    await decide(actor, id, approve);
    await commentOn({ actor, input: { id, text: "Проверено" } });
    const read = JSON.stringify([await readPerson(actor, id), await entries(id), await db().message.findMany()]);
    const { documentNumber, birthDate, birthPlace } = stated.document;
    for (const secret of [documentNumber, birthDate, birthPlace]) expect(read).not.toContain(secret);
    expect(read).toContain(documentNumber.slice(-2));
  });

  it("shows nothing when the look cannot be recorded", async () => {
    const actor = await colleague("officer");
    const { id } = await createApplication({ event, stated: russianApplicant() });
    const unrecordable = { id, reason: "нельзя\u0000записать" };
    await expect(revealDocument({ actor, input: unrecordable })).rejects.toThrow();
    expect(await entries(id)).toHaveLength(1);
  });

  it("is opened for nobody but officers and heads", async () => {
    const { id } = await createApplication({ event, stated: russianApplicant() });
    for (const role of ["vetter", "gate", "administrator", "auditor"] as const) {
      const actor = await colleague(role);
      expect(outcome(await revealDocument({ actor, input: { id, reason: "хочу" } }))).toBe("review.notFound");
      expect(await readPerson(actor, id)).toBeNull();
    }
    expect(await entries(id)).toHaveLength(1);
  });
});

describe("a person's page", () => {
  it("tells what happened in order", async () => {
    const actor = await colleague("officer");
    const { id } = await createApplication({ event, stated: russianApplicant() });
    await commentOn({ actor, input: { id, text: "Позвонить в редакцию" } });
    await decide(actor, id, refuse);
    const person = await readPerson(actor, id);
    expect(person?.timeline.map(({ kind }) => kind)).toEqual(["refused", "commented", "submitted"]);
    expect(person?.timeline[0]).toMatchObject({
      by: actor.name,
      text: "Дубль редакции.",
      publicReason: "Места закончились.",
    });
    expect(person?.timeline[1]).toMatchObject({ text: "Позвонить в редакцию" });
    expect(person?.decision).toMatchObject({ by: actor.name, undoable: true });
  });
});
