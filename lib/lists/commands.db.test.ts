import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { noBadgeFor } from "@/lib/application/credential/rules";
import { type ApplicationState, applicationStates, type RussianApplication } from "@/lib/application/types";
import { vettingStates } from "@/lib/application/vetting/status";
import { db } from "@/lib/db";
import { findOwnEvent, listOwnEvents } from "@/lib/event/own/queries";
import { exportList, type ListFile } from "@/lib/lists/commands";
import { previewList } from "@/lib/lists/queries";
import type { ExportInput } from "@/lib/lists/schema";
import { keyFolder } from "@/lib/sealing/keys";
import {
  type CreatedEvent,
  createApplication,
  createOpenEvent,
  foreignApplicant,
  russianApplicant,
} from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let event: CreatedEvent;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  event = await createOpenEvent();
});
afterAll(() => database.drop());

function actor(role: Actor["role"] = "officer", eventIds: string[] = []): Actor {
  return { id: `staff-${role}`, name: "М. А. Ладожская", email: "ladozhskaia@credence.example", role, eventIds };
}

const usual: ExportInput = { locale: "ru", language: "ru", columns: ["number", "nameRu"], reason: "" };

function approved(family: string, changes: Partial<RussianApplication> = {}, state: ApplicationState = "approved") {
  const nameRu = { family, given: "Аглая", patronymic: null, mononym: false };
  return createApplication({ event, stated: russianApplicant({ nameRu, ...changes }), state });
}

function take(input: Partial<ExportInput> = {}, by = actor(), format: "csv" | "xlsx" | "pdf" = "csv", of = event) {
  return exportList({ actor: by, slug: of.slug, format, input: { ...usual, ...input } });
}

async function file(input: Partial<ExportInput> = {}, by = actor()): Promise<ListFile> {
  const taken = await take(input, by);
  if (!taken.ok) throw new Error(taken.error.code);
  return taken.value;
}

async function lines({ chunks }: ListFile): Promise<string[]> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString("utf8").slice(1).split("\r\n").slice(1, -1);
}

function entries() {
  return db().auditEntry.findMany({ where: { eventId: event.id, type: "list.exported" } });
}

/** Copies the event's one application so many times, for what only shows in long lists. */
async function copy(count: number): Promise<void> {
  const columns = await db().$queryRaw<{ name: string }[]>`
    SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'application'
      AND column_name NOT IN ('id', 'reference', 'submit_key', 'family_ru')`;
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  await db().$executeRawUnsafe(
    `INSERT INTO application (id, reference, submit_key, family_ru, ${names})
     SELECT gen_random_uuid(), 'copy-' || gen_random_uuid(), gen_random_uuid(), 'Копия ' || n, ${names}
     FROM application, generate_series(1, ${count}) AS n WHERE event_id = $1::uuid`,
    event.id,
  );
}

describe("an attendee list", () => {
  it("holds the approved people of its event, and nobody else", async () => {
    await approved("Одобренная");
    for (const state of ["submitted", "inReview", "refused", "waitlisted", "revoked", "withdrawn"] as const)
      await approved("Другая", {}, state);
    await createApplication({ event: await createOpenEvent(), stated: russianApplicant(), state: "approved" });
    expect(await lines(await file())).toEqual(["1;Одобренная Аглая"]);
  });

  it("can be of those alone who may have a badge, as the rule says, and is on record so", async () => {
    for (const vettingAsked of [true, false]) {
      const own = await createOpenEvent({ vettingAsked });
      const may: string[] = [];
      for (const state of applicationStates)
        for (const vetting of vettingStates) {
          const { id, reference } = await createApplication({ event: own, stated: russianApplicant(), state });
          await db().application.update({ where: { id }, data: { vetting } });
          if (noBadgeFor({ state, vetting }, { vettingAsked }) === null) may.push(reference);
        }
      const taken = await take({ columns: ["reference"], only: "badge" }, actor(), "csv", own);
      expect(taken.ok && (await lines(taken.value)).sort()).toEqual(may.sort());
      expect(await db().auditEntry.findFirst({ where: { eventId: own.id, type: "list.exported" } })).toMatchObject({
        payload: { only: "badge", count: may.length },
      });
    }
  });

  it("is sorted as a gate reads, by the Russian alphabet with ё beside е", async () => {
    for (const family of ["Ящук", "Жаров", "ёлкин", "Елагин", "Ёлкина", "Еремин", "Абаев"]) await approved(family);
    const families = (await lines(await file({ columns: ["familyRu"] }))).map((line) => line.split(";")[0]);
    expect(families).toEqual(["Абаев", "Елагин", "ёлкин", "Ёлкина", "Еремин", "Жаров", "Ящук"]);
  });

  it("sorts namesakes by first name, then by patronymic, those without one first", async () => {
    const named = (given: string, patronymic: string | null) =>
      approved("Юлаев", { nameRu: { family: "Юлаев", given, patronymic, mononym: false } });
    await named("Яков", null);
    await named("Артём", "Юрьевич");
    await named("Артём", "Ильич");
    await named("Артём", null);
    expect(await lines(await file({ columns: ["nameRu"] }))).toEqual([
      "Юлаев Артём",
      "Юлаев Артём Ильич",
      "Юлаев Артём Юрьевич",
      "Юлаев Яков",
    ]);
  });

  it("shows both spellings, outlet, country and entry of foreign media", async () => {
    await createApplication({ event, stated: foreignApplicant(), state: "approved" });
    const [line] = await lines(
      await file({ language: "en", columns: ["nameLat", "nameRu", "outlet", "country", "mfaNumber", "entrySlot"] }),
    );
    expect(line).toMatch(
      /^Vogelsang Jürgen Matthias;Фогельзанг Юрген Маттиас;Nordwind Rundschau;Austria;СК-17;.*\d\d:\d\d–\d\d:\d\d"?$/,
    );
  });

  it("says what the crew brings along, and nothing of it runs", async () => {
    await approved("Северцева", {
      equipment: [
        { name: "=1+1", serial: "77" },
        { name: "Штатив", serial: null },
      ],
      vehicles: [{ plate: "А123ВС77", make: "Ford" }],
    });
    expect(await lines(await file({ columns: ["equipment", "vehicles"] }))).toEqual([
      `"'=1+1 77; Штатив";А123ВС77 Ford`,
    ]);
  });

  it("is on record before its first byte: who, columns, format, count, and never a sealed value", async () => {
    await approved("Северцева");
    const taken = await file({ columns: ["nameRu", "documentNumber", "birthPlace"], reason: "охрана" }, actor("head"));
    const [entry] = await entries();
    expect(entry).toMatchObject({ actorKind: "staff", actorId: "staff-head", subject: "event", subjectId: event.id });
    expect(entry?.payload).toEqual({
      format: "csv",
      language: "ru",
      columns: ["nameRu", "documentNumber", "birthPlace"],
      count: 1,
      reason: "охрана",
    });
    expect(taken.name).toMatch(new RegExp(`^${event.slug}-\\d{8}-\\d{4}\\.csv$`));
    await taken.close();
  });

  it("fills sealed columns for the head, who says why", async () => {
    const document = { documentKind: "internal", documentNumber: "0012003456", birthDate: "1980-05-03" } as const;
    await approved("Северцева", { document: { ...document, birthPlace: "г. Архангельск", citizenship: "RU" } });
    const columns = ["documentKind", "documentNumber", "birthDate", "birthPlace", "citizenship"] as const;
    const sealed = await file({ columns: [...columns], reason: "охрана" }, actor("head"));
    expect(await lines(sealed)).toEqual(["паспорт РФ;0012 № 003456;03.05.1980;г. Архангельск;Россия"]);
    expect(await take({ columns: [...columns] }, actor("head"))).toMatchObject({
      error: { code: "lists.reasonRequired" },
    });
    expect(await take({ columns: [...columns], reason: "я".repeat(501) }, actor("head"))).toMatchObject({
      error: { code: "lists.reasonTooLong" },
    });
  });

  it("gives sealed columns to nobody else, and puts nothing on record then", async () => {
    await approved("Северцева");
    expect(await take({ columns: ["birthDate"], reason: "охрана" })).toMatchObject({
      error: { code: "lists.sealedNotAllowed" },
    });
    for (const role of ["vetter", "gate", "administrator", "auditor"] as const)
      expect(await take({}, actor(role))).toMatchObject({ error: { code: "lists.notFound" } });
    expect(await entries()).toEqual([]);
  });

  it("answers for another's event, a draft and a made-up one alike", async () => {
    const other = await createOpenEvent();
    const draft = await createOpenEvent({ status: "draft" });
    const mine = actor("head", [event.id]);
    const made = { ...event, slug: "no-such-event" };
    for (const which of [other, draft, made])
      expect(await take({}, mine, "csv", which)).toEqual({ ok: false, error: { code: "lists.notFound" } });
    expect(await findOwnEvent(mine, other.slug)).toBeNull();
    expect((await listOwnEvents(mine)).map(({ slug }) => slug)).toEqual([event.slug]);
  });

  it("says so when the event's key is destroyed", async () => {
    await approved("Северцева");
    await unlink(join(keyFolder().dir, `event-${event.id}.key`));
    const taken = await take({ columns: ["birthDate"], reason: "охрана" }, actor("head"));
    expect(taken).toMatchObject({ error: { code: "lists.keyDestroyed" } });
    expect(await lines(await file())).toHaveLength(1);
  });

  it("asks for a column", async () => {
    expect(await take({ columns: [] })).toMatchObject({ error: { code: "lists.noColumns" } });
  });

  it("of more than 5,000 people is to be had as XLSX or CSV, and says so of PDF", async () => {
    await approved("Северцева");
    await copy(5_000);
    expect(await take({}, actor(), "pdf")).toEqual({
      ok: false,
      error: { code: "lists.tooManyForPdf", params: { count: 5_001, max: 5_000 } },
    });
    expect(await entries()).toEqual([]);
    const all = await lines(await file({ columns: ["number"] }));
    expect(all).toEqual(Array.from({ length: 5_001 }, (_, i) => String(i + 1)));
  });

  it("is one moment's: whoever is approved meanwhile is not on it", async () => {
    await approved("Северцева");
    const taken = await file();
    await approved("Абаев");
    expect(await lines(taken)).toEqual(["1;Северцева Аглая"]);
  });

  it("gives its connection back, read to the end, in part or not at all", async () => {
    await approved("Северцева");
    await copy(3_000);
    for (let round = 0; round < 12; round++) {
      const taken = await file();
      if (round % 3 === 0) await lines(taken);
      else if (round % 3 === 1) for await (const _ of taken.chunks) break;
      await taken.close();
    }
    const { rows, count } = await previewOf();
    expect([rows.length, count]).toEqual([10, 3_001]);
  });

  it("is had by four at once; the fifth is told to come again, and pages still open", async () => {
    await approved("Северцева");
    await copy(3_000);
    const first = await Promise.all(Array.from({ length: 4 }, () => file()));
    expect(await take()).toEqual({ ok: false, error: { code: "lists.busy" } });
    expect(await previewOf()).toMatchObject({ count: 3_001 });
    await Promise.all(first.map(({ close }) => close()));
    expect(await lines(await file())).toHaveLength(3_001);
  });

  it("comes as XLSX and PDF too", async () => {
    await approved("Северцева");
    for (const [format, magic] of [
      ["xlsx", "PK\u0003\u0004"],
      ["pdf", "%PDF"],
    ] as const) {
      const taken = await take({}, actor(), format);
      if (!taken.ok) throw new Error(taken.error.code);
      const parts: Uint8Array[] = [];
      for await (const chunk of taken.value.chunks) parts.push(chunk);
      expect(Buffer.concat(parts).subarray(0, 4).toString("latin1")).toBe(magic);
    }
  });

  it("is shown beforehand without opening what is sealed", async () => {
    await approved("Северцева");
    const found = await findOwnEvent(actor("head"), event.slug);
    if (!found) throw new Error("no event");
    const columns = ["nameRu", "birthDate"] as const;
    expect(await previewList({ event: found, language: "ru", columns })).toEqual({
      count: 1,
      rows: [["Северцева Аглая", null]],
    });
    expect(await entries()).toEqual([]);
  });
});

async function previewOf() {
  const found = await findOwnEvent(actor(), event.slug);
  if (!found) throw new Error("no event");
  return previewList({ event: found, language: "ru", columns: ["nameRu"] });
}
