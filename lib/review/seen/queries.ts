import { Prisma } from "@/generated/prisma/client";
import type { Actor } from "@/lib/access";
import { namesOf } from "@/lib/application/queries";
import type { ApplicationState } from "@/lib/application/types";
import { db } from "@/lib/db";
import { againstMerging, type Mergeable } from "@/lib/review/seen/rules";
import type { PairVerdict, SeenBefore } from "@/lib/review/seen/types";

type Row = {
  id: string;
  reference: string;
  state: ApplicationState;
  submittedAt: Date;
  familyRu: string;
  givenRu: string;
  patronymicRu: string | null;
  familyLat: string | null;
  givenLat: string | null;
  patronymicLat: string | null;
  mononym: boolean;
  outletName: string;
  position: string;
  documentHint: string;
  byDocument: boolean;
  byPerson: boolean;
  sameEvent: boolean;
  titleRu: string;
  titleEn: string;
  timeZone: string;
  eventId: string;
  mergedIntoId: string | null;
  holds: boolean;
  mine: Mergeable;
  said: PairVerdict | null;
  setAt: Date | null;
  setBy: string | null;
};

/**
 * Other applications, of this event and of the person's others, with the same document or the same birth date and name,
 * or that somebody linked; what nobody has judged first. The indexes that find them never leave the database.
 */
export async function listSeenBefore(actor: Actor, id: string): Promise<SeenBefore[]> {
  const own =
    actor.eventIds.length > 0 ? Prisma.sql`AND other.event_id = ANY(${[...actor.eventIds]}::uuid[])` : Prisma.empty;
  const rows = await db().$queryRaw<Row[]>`
    WITH this AS (SELECT id, event_id, document_index, person_index, state, merged_into_id FROM application WHERE id = ${id}::uuid),
    alike AS (
      SELECT other.id FROM this JOIN application AS other ON other.document_index = this.document_index
      UNION SELECT other.id FROM this JOIN application AS other ON other.person_index = this.person_index
      UNION SELECT second_id FROM application_pair WHERE first_id = ${id}::uuid AND verdict = 'same'
      UNION SELECT first_id FROM application_pair WHERE second_id = ${id}::uuid AND verdict = 'same'
    )
    SELECT other.id, other.reference, other.state, other.submitted_at AS "submittedAt", other.family_ru AS "familyRu",
      other.given_ru AS "givenRu", other.patronymic_ru AS "patronymicRu", other.family_lat AS "familyLat",
      other.given_lat AS "givenLat", other.patronymic_lat AS "patronymicLat", other.mononym,
      other.outlet_name AS "outletName", other.position, other.document_hint AS "documentHint",
      coalesce(other.document_index = this.document_index, false) AS "byDocument",
      coalesce(other.person_index = this.person_index, false) AS "byPerson",
      other.event_id = this.event_id AS "sameEvent", event.title_ru AS "titleRu", event.title_en AS "titleEn",
      event.time_zone AS "timeZone", other.event_id AS "eventId", other.merged_into_id AS "mergedIntoId",
      EXISTS (SELECT 1 FROM application AS aside WHERE aside.merged_into_id = other.id) AS holds,
      json_build_object('eventId', this.event_id, 'state', this.state, 'mergedIntoId', this.merged_into_id,
        'holds', EXISTS (SELECT 1 FROM application AS aside WHERE aside.merged_into_id = this.id)) AS mine, pair.verdict AS said, pair.set_at AS "setAt", staff.name AS "setBy"
    FROM this, alike JOIN application AS other ON other.id = alike.id JOIN event ON event.id = other.event_id
      LEFT JOIN application_pair AS pair
        ON (pair.first_id, pair.second_id) = (least(other.id, ${id}::uuid), greatest(other.id, ${id}::uuid))
      LEFT JOIN staff ON staff.id = pair.set_by_id
    WHERE other.id <> this.id ${own}
    ORDER BY pair.verdict IS NOT NULL, other.submitted_at DESC, other.id LIMIT 20`;
  return rows.map((row) => toSeen(row, id.toLowerCase()));
}

function toSeen(row: Row, mineId: string): SeenBefore {
  const { id, reference, state, submittedAt, outletName, position, documentHint, byDocument, byPerson } = row;
  return {
    ...{ id, reference, state, submittedAt, outletName, position, documentHint, byDocument, byPerson },
    ...namesOf(row),
    event: row.sameEvent ? null : { title: { ru: row.titleRu, en: row.titleEn }, timeZone: row.timeZone },
    aside: row.mergedIntoId === mineId ? "other" : row.mine.mergedIntoId === row.id ? "this" : null,
    mayKeep: {
      this: againstMerging({ kept: row.mine, aside: row }) === null,
      other: againstMerging({ kept: row, aside: row.mine }) === null,
    },
    verdict: row.said && row.setAt ? { said: row.said, by: row.setBy ?? "", at: row.setAt } : null,
  };
}
