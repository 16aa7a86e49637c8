import { type Actor, can } from "@/lib/access";
import { record } from "@/lib/audit/record";
import { databaseNow, db, type Tx } from "@/lib/db";
import { matchKey } from "@/lib/names/match";
import { err, ok, type Result } from "@/lib/result";
import { keyedIndex } from "@/lib/sealing/keyed-index";
import { indexKey } from "@/lib/sealing/keys";
import { findMatches } from "@/lib/stop-list/queries";
import type { StopListMatch } from "@/lib/stop-list/types";

/** A call of a desk command: who asks, for what. */
type Call<Input> = { actor: Actor; input: Input };

/** A new entry; `birthDate` and `expiresOn` are YYYY-MM-DD. */
export type NewEntry = {
  family: string;
  given: string;
  birthDate: string | null;
  reason: string;
  source: string;
  expiresOn: string;
};

/**
 * Puts somebody on the stop-list. Of the birth date only its keyed index with the name is kept, the same as of an
 * application. Refuses "stopList.notFound" (not theirs to keep), "stopList.familyRequired" (no letter in it) and
 * "stopList.expiryPast".
 */
export async function addEntry({ actor, input }: Call<NewEntry>): Promise<Result<undefined>> {
  if (!can(actor, "stopList.edit")) return err("stopList.notFound");
  const { family, given, birthDate, reason, source, expiresOn } = input;
  const [familyKey, givenKey] = [matchKey(family), matchKey(given)];
  if (familyKey === "") return err("stopList.familyRequired");
  const personIndex =
    birthDate === null ? null : keyedIndex(await indexKey(), "person", `${birthDate} ${familyKey} ${givenKey}`);
  return db().$transaction(async (tx) => {
    const now = await databaseNow(tx);
    if (expiresOn < now.toISOString().slice(0, 10)) return err("stopList.expiryPast");
    const names = { family, given, familyKey, givenKey, personIndex };
    const entry = await tx.stopListEntry.create({
      data: { ...names, reason, source, expiresOn: new Date(expiresOn), addedById: actor.id, addedAt: now },
      select: { id: true },
    });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "stopList.added",
      subject: "stopListEntry",
      subjectId: entry.id,
      payload: { reason, source, expiresOn, withBirthDate: birthDate !== null },
    });
    return ok(undefined);
  });
}

/** An entry written anew; `birth` is what becomes of the date, which is stored nowhere. */
export type ChangedEntry = Omit<NewEntry, "birthDate"> & {
  id: string;
  version: number;
  birth: "keep" | "forget" | { date: string };
};

/**
 * Writes an entry anew, and its matches with it. Whose names or birth date change is asked about again: what was decided
 * was decided of another identity. Refuses "stopList.notFound", "stopList.changedElsewhere" with who changed it (`by`)
 * and the present `version`, "stopList.familyRequired", "stopList.expiryPast" for a day that it did not have before, and
 * "stopList.birthDateAgain": the index holds the name, so that another name needs the date anew.
 */
export async function changeEntry({ actor, input }: Call<ChangedEntry>): Promise<Result<undefined>> {
  if (!can(actor, "stopList.edit")) return err("stopList.notFound");
  const { id, family, given, reason, source, expiresOn, birth } = input;
  const keys = { familyKey: matchKey(family), givenKey: matchKey(given) };
  if (keys.familyKey === "") return err("stopList.familyRequired");
  const secret = typeof birth === "object" ? await indexKey() : null;
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM stop_list_entry WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await tx.stopListEntry.findUnique({ where: { id, removedAt: null } });
    if (!row) return err("stopList.notFound");
    const renamed = keys.familyKey !== row.familyKey || keys.givenKey !== row.givenKey;
    if (birth === "keep" && renamed && row.personIndex !== null) return err("stopList.birthDateAgain");
    const personIndex =
      birth === "keep"
        ? row.personIndex
        : secret && typeof birth === "object"
          ? keyedIndex(secret, "person", `${birth.date} ${keys.familyKey} ${keys.givenKey}`)
          : null;
    const was = { family: row.family, given: row.given, reason: row.reason, source: row.source };
    const before = { ...was, expiresOn: row.expiresOn.toISOString().slice(0, 10) };
    const after = { family, given, reason, source, expiresOn };
    const names = Object.keys(after).filter((name): name is keyof typeof after => name in after);
    const changed = names.filter((name) => before[name] !== after[name]);
    const reborn = Buffer.compare(row.personIndex ?? new Uint8Array(), personIndex ?? new Uint8Array()) !== 0;
    if (changed.length === 0 && !reborn) return ok(undefined);
    if (row.version !== input.version) return err("stopList.changedElsewhere", await lastChange(tx, row));
    const now = await databaseNow(tx);
    if (changed.includes("expiresOn") && expiresOn < now.toISOString().slice(0, 10)) return err("stopList.expiryPast");
    await tx.stopListEntry.update({
      where: { id },
      data: { ...after, ...keys, personIndex, expiresOn: new Date(expiresOn), version: { increment: 1 } },
      select: { id: true },
    });
    // Of another identity nothing was decided. Who decided then, and why, stays in the audit.
    if (renamed || reborn)
      await tx.stopListDecision.updateMany({ where: { entryId: id }, data: { about: new Uint8Array() } });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "stopList.changed",
      subject: "stopListEntry",
      subjectId: id,
      payload: {
        changed: Object.fromEntries(changed.map((name) => [name, { before: before[name], after: after[name] }])),
        // Of a birth date only that it is another one.
        ...(reborn && { withBirthDate: { before: row.personIndex !== null, after: personIndex !== null } }),
      },
    });
    return ok(undefined);
  });
}

/** Who changed an entry last, and its version now. */
async function lastChange(tx: Tx, { id, version }: { id: string; version: number }) {
  const last = await tx.auditEntry.findFirst({
    where: { subjectId: id, type: "stopList.changed" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { actorId: true },
  });
  const staff = await tx.staff.findUnique({ where: { id: last?.actorId ?? "" }, select: { name: true } });
  return { by: staff?.name ?? "", version };
}

/** Takes an entry off the list: it matches nobody any more. Refuses "stopList.notFound". */
export async function removeEntry({ actor, input }: Call<{ id: string }>): Promise<Result<undefined>> {
  if (!can(actor, "stopList.edit")) return err("stopList.notFound");
  return db().$transaction(async (tx) => {
    const removed = await tx.stopListEntry.updateMany({
      where: { id: input.id, removedAt: null },
      data: { removedAt: await databaseNow(tx) },
    });
    if (removed.count === 0) return err("stopList.notFound");
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "stopList.removed",
      subject: "stopListEntry",
      subjectId: input.id,
    });
    return ok(undefined);
  });
}

/** Shows the entries that an application matches. Who looked is on record with it. Refuses "stopList.notFound". */
export async function lookAtMatches({ actor, input }: Call<{ id: string }>): Promise<Result<StopListMatch[]>> {
  return db().$transaction(async (tx) => {
    const found = await findMatches(tx, actor, input.id);
    if (!found) return err("stopList.notFound");
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "application.stopListSeen",
      eventId: found.eventId,
      subject: "application",
      subjectId: input.id,
      payload: { count: found.matches.length },
    });
    return ok(found.matches);
  });
}

/** What is decided of a match, and why. */
export type MatchDecision = { id: string; entry: string; said: "same" | "different"; note: string };

/**
 * Writes what a human decided of a match. Nothing is refused by it: a decision on the application is another act.
 * Refuses "stopList.notFound", also where the two do not match any more.
 */
export async function decideMatch({ actor, input }: Call<MatchDecision>): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    // Both held, so that what was compared is what is decided on.
    await tx.$queryRaw`SELECT 1 FROM application WHERE id = ${input.id}::uuid FOR UPDATE`;
    await tx.$queryRaw`SELECT 1 FROM stop_list_entry WHERE id = ${input.entry}::uuid FOR SHARE`;
    const found = await findMatches(tx, actor, input.id);
    if (found && !can(actor, "stopList.decide", { eventId: found.eventId })) return err("stopList.notFound");
    const match = found?.matches.find(({ entryId }) => entryId === input.entry);
    if (!found || !match) return err("stopList.notFound");
    const samePerson = input.said === "same";
    const decision = { samePerson, note: input.note, about: found.identity, decidedById: actor.id };
    const write = { ...decision, decidedAt: await databaseNow(tx) };
    const key = { entryId: input.entry, applicationId: input.id };
    await tx.stopListDecision.upsert({
      where: { entryId_applicationId: key },
      create: { ...key, ...write },
      update: write,
      select: { entryId: true },
    });
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "application.stopListDecided",
      eventId: found.eventId,
      subject: "application",
      subjectId: input.id,
      payload: { pair: samePerson ? "same" : "different", reason: input.note, entry: input.entry },
    });
    return ok(undefined);
  });
}
