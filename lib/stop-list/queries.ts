import { createHash } from "node:crypto";
import { type Actor, can } from "@/lib/access";
import { vettableStates } from "@/lib/application/vetting/status";
import { db, type Tx } from "@/lib/db";
import { matchKey } from "@/lib/names/match";
import { matchOf } from "@/lib/stop-list/rules";
import type { Compared, StopListForm, StopListLine, StopListMatch } from "@/lib/stop-list/types";

const day = (date: Date) => date.toISOString().slice(0, 10);

const pageSize = 100;

/** The list, the latest first, 100 to a page; null for a role that does not keep it. */
export async function listStopList(
  actor: Actor,
  after: string | null,
): Promise<{ lines: StopListLine[]; next: string | null } | null> {
  if (!can(actor, "stopList.edit")) return null;
  const today = day(new Date());
  const rows = await db().stopListEntry.findMany({
    where: { removedAt: null, ...(after && /^[0-9a-f-]{36}$/.test(after) && { id: { lt: after } }) },
    orderBy: { id: "desc" },
    take: pageSize + 1,
    select: {
      id: true,
      family: true,
      given: true,
      personIndex: true,
      reason: true,
      source: true,
      expiresOn: true,
      addedAt: true,
      addedBy: { select: { name: true } },
    },
  });
  const lines = rows.slice(0, pageSize).map(({ personIndex, expiresOn, addedBy, ...row }) => ({
    ...row,
    hasBirthDate: personIndex !== null,
    expiresOn: day(expiresOn),
    expired: day(expiresOn) < today,
    addedBy: addedBy.name,
  }));
  return { lines, next: rows.length > pageSize ? (lines.at(-1)?.id ?? null) : null };
}

/** One entry for its form; null for a role that does not keep the list, for one that is removed and for none alike. */
export async function readEntry(actor: Actor, id: string): Promise<StopListForm | null> {
  if (!can(actor, "stopList.edit") || !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const row = await db().stopListEntry.findUnique({
    where: { id, removedAt: null },
    select: {
      id: true,
      family: true,
      given: true,
      personIndex: true,
      reason: true,
      source: true,
      expiresOn: true,
      version: true,
    },
  });
  if (!row) return null;
  const { personIndex, expiresOn, ...entry } = row;
  return { ...entry, hasBirthDate: personIndex !== null, expiresOn: day(expiresOn) };
}

const nameColumns = {
  eventId: true,
  familyRu: true,
  givenRu: true,
  familyLat: true,
  givenLat: true,
  personIndex: true,
} as const;

type NameRow = {
  familyRu: string;
  givenRu: string;
  familyLat: string | null;
  givenLat: string | null;
  personIndex: Uint8Array | null;
};

const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString("hex");

function toCompared(row: NameRow): Compared {
  const keys = (family: string, given: string) => ({ familyKey: matchKey(family), givenKey: matchKey(given) });
  const latin = row.familyLat === null ? [] : [keys(row.familyLat, row.givenLat ?? "")];
  return { spellings: [keys(row.familyRu, row.givenRu), ...latin], personIndex: hex(row.personIndex) };
}

/** A digest of the identity that is compared, so that a decision about another one is told apart. */
function identityOf(person: Compared): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(JSON.stringify(person)).digest());
}

/**
 * The entries that an application matches, with what was decided of them; null for what does not exist and what is
 * another's, or is not in vetting where that is all they may see. Reading them is a look: who asks for more than their
 * number must put it on record.
 */
export async function findMatches(
  tx: Pick<Tx, "application" | "stopListEntry" | "vettingEntry" | "$queryRaw">,
  actor: Actor,
  id: string,
): Promise<{ eventId: string; identity: Uint8Array<ArrayBuffer>; matches: StopListMatch[] } | null> {
  const row = await tx.application.findUnique({ where: { id }, select: nameColumns });
  if (!row || !can(actor, "stopList.match", { eventId: row.eventId })) return null;
  if (!can(actor, "application.read", { eventId: row.eventId }) && !(await isInVetting(tx, id))) return null;
  const person = toCompared(row);
  const identity = identityOf(person);
  const names = person.spellings
    .flatMap(({ familyKey, givenKey }) => [familyKey, givenKey])
    .filter((key) => key !== "");
  const [clock] = await tx.$queryRaw<[{ today: string }]>`SELECT to_char(now(), 'YYYY-MM-DD') AS today`;
  const entries = await tx.stopListEntry.findMany({
    where: {
      removedAt: null,
      OR: [{ familyKey: { in: names } }, ...(row.personIndex ? [{ personIndex: row.personIndex }] : [])],
    },
    orderBy: { id: "asc" },
    take: 200,
    include: {
      decisions: {
        where: { applicationId: id },
        select: { samePerson: true, note: true, about: true, decidedAt: true, decidedBy: { select: { name: true } } },
      },
    },
  });
  const matches = entries.flatMap((entry): StopListMatch[] => {
    const expiresOn = day(entry.expiresOn);
    const { familyKey, givenKey } = entry;
    const listed = { familyKey, givenKey, personIndex: hex(entry.personIndex), expiresOn, removed: false };
    const kind = matchOf(listed, person, clock.today);
    if (!kind) return [];
    const decided = entry.decisions.find(({ about }) => Buffer.compare(about, identity) === 0);
    const { family, given, reason, source } = entry;
    return [
      {
        ...{ entryId: entry.id, kind, family, given, reason, source, expiresOn },
        decision: decided
          ? { samePerson: decided.samePerson, note: decided.note, by: decided.decidedBy.name, at: decided.decidedAt }
          : null,
      },
    ];
  });
  return { eventId: row.eventId, identity, matches };
}

/** Whether the protective service has this person before it now. */
async function isInVetting(tx: Pick<Tx, "vettingEntry">, applicationId: string): Promise<boolean> {
  const live = { applicationId, expiredAt: null, application: { state: { in: [...vettableStates] } } };
  return (await tx.vettingEntry.count({ where: live })) > 0;
}

/** How many entries an application matches, and how many of them nobody has decided; nothing of the entries themselves. */
export async function countMatches(actor: Actor, id: string): Promise<{ all: number; open: number }> {
  const found = await findMatches(db(), actor, id);
  const matches = found?.matches ?? [];
  return { all: matches.length, open: matches.filter(({ decision }) => decision === null).length };
}
