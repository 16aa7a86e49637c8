import { Prisma } from "@/generated/prisma/client";
import { type ApplicationFilter, statesOf } from "@/lib/application/filter";
import { readReference } from "@/lib/application/reference";
import { openStates } from "@/lib/application/status";
import { isWord } from "@/lib/application/tags/rules";
import { type ApplicationState, applicationStates, type Channel } from "@/lib/application/types";
import { searchQuery } from "@/lib/names/match";

/**
 * The condition on rows of `application` that a filter of an event's applications is. State and regime stand as
 * literals, so that the partial indexes serve.
 */
export function matching(eventId: string, filter: ApplicationFilter): Prisma.Sql {
  const conditions = [
    Prisma.sql`event_id = ${eventId}::uuid`,
    ...stateCondition(statesOf(filter.state)),
    ...(filter.regime ? [Prisma.raw(filter.regime === "foreign" ? "regime = 'foreign'" : "regime = 'russian'")] : []),
    ...(filter.channel ? [channelCondition(eventId, filter.channel)] : []),
    ...(filter.late ? [Prisma.sql`late`] : []),
    ...(filter.q === "" ? [] : [textCondition(filter.q)]),
    ...outletCondition(filter.outlet),
    ...tagCondition(filter.tag),
  ];
  return Prisma.join(conditions, " AND ");
}

/** The way in which it came stands with what came together. */
function channelCondition(eventId: string, channel: Channel): Prisma.Sql {
  return Prisma.sql`submission_id IN (
    SELECT id FROM submission WHERE event_id = ${eventId}::uuid AND channel = ${channel}::"Channel")`;
}

/** Every word in one of its spellings, or the reference. What holds no letter and no digit finds nothing. */
function textCondition(q: string): Prisma.Sql {
  const words = searchQuery(q).map((forms) => anyOf(forms.map((form) => Prisma.sql`search LIKE ${`%${form}%`}`)));
  const spelled = words.length > 0 ? [Prisma.sql`(${Prisma.join(words, " AND ")})`] : [];
  // Sixteen letters may be a reference and a name alike.
  const reference = readReference(q);
  return anyOf(reference ? [Prisma.sql`reference = ${reference}`, ...spelled] : spelled);
}

function anyOf(conditions: Prisma.Sql[]): Prisma.Sql {
  return conditions.length > 0 ? Prisma.sql`(${Prisma.join(conditions, " OR ")})` : Prisma.sql`false`;
}

const isOpen = (state: ApplicationState) => openStates.some((each) => each === state);

function stateCondition(states: readonly ApplicationState[]): Prisma.Sql[] {
  if (states.length === applicationStates.length) return [];
  const named = Prisma.raw(`state IN (${states.map((state) => `'${state}'`).join(", ")})`);
  // What was set aside for the same person's other application waits for nobody.
  return states.every((state) => isOpen(state)) ? [named, Prisma.sql`merged_into_id IS NULL`] : [named];
}

/** Each word stands in the outlet's name; it stands in the search column too, which has the index. */
function outletCondition(outlet: string): Prisma.Sql[] {
  const words = searchQuery(outlet).flatMap(([written]) => (written === undefined ? [] : [`%${written}%`]));
  if (outlet !== "" && words.length === 0) return [Prisma.sql`false`];
  return words.map((word) => Prisma.sql`search LIKE ${word} AND replace(lower(outlet_name), 'ё', 'е') LIKE ${word}`);
}

function tagCondition(tag: string): Prisma.Sql[] {
  if (tag === "") return [];
  return [isWord(tag) ? Prisma.sql`tags @> ARRAY[${tag}]::text[]` : Prisma.sql`false`];
}
