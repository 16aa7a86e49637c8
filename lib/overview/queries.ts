import { claimMinutes, decidedStates, openStates } from "@/lib/application/status";
import type { Regime } from "@/lib/application/types";
import { db, type Tx } from "@/lib/db";
import type { OwnEvent } from "@/lib/event/own/queries";
import { withoutGaps } from "@/lib/overview/rules";
import type { CountryCount, DayCount, KindCount, Overview, Standing, Waiting } from "@/lib/overview/types";

const topCountries = 10;

/** All figures of an event as of one moment: one snapshot of the database, by its clock. */
export function readOverview(event: OwnEvent): Promise<Overview> {
  return db().$transaction(
    async (tx) => {
      const [{ at, today, opening, deadline }] = await tx.$queryRaw<[Moments]>`
        SELECT now() AS at, to_char(now() AT TIME ZONE ${event.timeZone}, 'YYYY-MM-DD') AS today,
          to_char(${event.opensAt}::timestamptz AT TIME ZONE ${event.timeZone}, 'YYYY-MM-DD') AS opening,
          to_char((${event.closesAt}::timestamptz - interval '1 millisecond') AT TIME ZONE ${event.timeZone}, 'YYYY-MM-DD')
            AS deadline`;
      const states = await tx.$queryRaw<{ regime: Regime; state: Standing; count: number }[]>`
        SELECT regime, CASE WHEN merged_into_id IS NOT NULL AND state::text = ANY (${[...openStates]}) THEN 'setAside'
            ELSE state::text END AS state, count(*)::int AS count
        FROM application WHERE event_id = ${event.id}::uuid GROUP BY 1, 2`;
      return {
        at,
        today,
        deadline,
        states,
        days: await daysOf(tx, event, { today, opening }),
        ...(await countriesOf(tx, event)),
        kinds: await kindsOf(tx, event),
        ...(await slotsOf(tx, event)),
        waiting: await waitingOf(tx, event),
        letters: await lettersOf(tx, event),
        ...(await timesOf(tx, event)),
      };
    },
    { isolationLevel: "RepeatableRead" },
  );
}

type Moments = { at: Date; today: string; opening: string; deadline: string };

async function daysOf(tx: Tx, event: OwnEvent, { today, opening }: { today: string; opening: string }) {
  const days = await tx.$queryRaw<DayCount[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, count FROM (
      SELECT (submitted_at AT TIME ZONE ${event.timeZone})::date AS day, count(*)::int AS count
      FROM application WHERE event_id = ${event.id}::uuid GROUP BY 1) AS days ORDER BY days.day`;
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (first === undefined || last === undefined) return [];
  // Long after the last application, the days without one say nothing.
  const end = event.closesAt.getTime() > Date.now() && last < today ? today : last;
  return withoutGaps(days, { first: opening < first ? opening : first, last: end });
}

async function countriesOf(tx: Tx, event: OwnEvent): Promise<Pick<Overview, "countries" | "others">> {
  const all = await tx.$queryRaw<CountryCount[]>`
    SELECT outlet_country AS country, count(*)::int AS applied, (count(*) FILTER (WHERE state = 'approved'))::int AS approved
    FROM application WHERE event_id = ${event.id}::uuid GROUP BY 1 ORDER BY 2 DESC, 1`;
  const rest = all.slice(topCountries);
  const sum = (of: "applied" | "approved") => rest.reduce((total, country) => total + country[of], 0);
  return {
    countries: all.slice(0, topCountries),
    others: { countries: rest.length, applied: sum("applied"), approved: sum("approved") },
  };
}

async function kindsOf(tx: Tx, event: OwnEvent): Promise<KindCount[]> {
  return tx.$queryRaw<KindCount[]>`
    SELECT outlet.kind::text AS kind, count(*)::int AS applied,
      (count(*) FILTER (WHERE application.state = 'approved'))::int AS approved
    FROM application LEFT JOIN outlet ON outlet.id = outlet_id
    WHERE event_id = ${event.id}::uuid GROUP BY outlet.kind
    ORDER BY outlet.kind IS NULL, 2 DESC, 1`;
}

async function slotsOf(tx: Tx, event: OwnEvent): Promise<Pick<Overview, "slots" | "withoutSlot">> {
  const rows = await tx.$queryRaw<{ slot: number | null; count: number }[]>`
    SELECT entry_slot AS slot, count(*)::int AS count FROM application
    WHERE event_id = ${event.id}::uuid AND state = 'approved' GROUP BY 1`;
  return {
    slots: new Map(rows.flatMap(({ slot, count }) => (slot === null ? [] : [[slot, count] as const]))),
    withoutSlot: rows.find(({ slot }) => slot === null)?.count ?? 0,
  };
}

async function waitingOf(tx: Tx, event: OwnEvent): Promise<Waiting> {
  const inHand = await tx.$queryRaw<{ name: string; count: number }[]>`
    SELECT staff.name, count(*)::int AS count FROM application JOIN staff ON staff.id = claimed_by_id
    WHERE event_id = ${event.id}::uuid AND state IN ('submitted', 'inReview')
      AND claimed_at > now() - make_interval(mins => ${claimMinutes}::int)
    GROUP BY staff.id, staff.name ORDER BY 2 DESC, 1`;
  const [counts] = await tx.$queryRaw<[Omit<Waiting, "inHand" | "letGo"> & { inReview: number }]>`
    SELECT (count(*) FILTER (WHERE state = 'submitted' AND NOT held))::int AS free,
      (count(*) FILTER (WHERE state = 'inReview' AND NOT held))::int AS "inReview",
      (count(*) FILTER (WHERE state = 'recommended'))::int AS second,
      (count(*) FILTER (WHERE state = 'clarification'))::int AS applicant,
      (count(*) FILTER (WHERE announce_at > now() AND state::text = ANY (${[...decidedStates]})))::int AS unannounced
    FROM (SELECT state, announce_at, claimed_by_id IS NOT NULL
        AND claimed_at > now() - make_interval(mins => ${claimMinutes}::int) AS held
      FROM application WHERE event_id = ${event.id}::uuid AND merged_into_id IS NULL) AS all_of_event`;
  const { free, inReview, second, applicant, unannounced } = counts;
  return { free, inHand, letGo: inReview, second, applicant, unannounced };
}

async function lettersOf(tx: Tx, event: OwnEvent): Promise<Overview["letters"]> {
  const [letters] = await tx.$queryRaw<[Overview["letters"]]>`
    SELECT (count(*) FILTER (WHERE status = 'waiting' AND not_before <= now()))::int AS due,
      (count(*) FILTER (WHERE status = 'waiting' AND not_before > now()))::int AS later,
      (count(*) FILTER (WHERE status = 'sent'))::int AS sent, (count(*) FILTER (WHERE status = 'failed'))::int AS failed
    FROM message WHERE event_id = ${event.id}::uuid`;
  return letters;
}

async function timesOf(tx: Tx, event: OwnEvent): Promise<Pick<Overview, "decision" | "oldestWaiting">> {
  const [times] = await tx.$queryRaw<[{ shares: number[] | null; oldest: Date | null }]>`
    SELECT percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - submitted_at))
        FILTER (WHERE decided_at IS NOT NULL) AS shares,
      min(submitted_at) FILTER (WHERE state::text = ANY (${[...openStates]}) AND merged_into_id IS NULL) AS oldest
    FROM application WHERE event_id = ${event.id}::uuid`;
  const [median, ninetieth] = times.shares ?? [];
  const known = median !== undefined && ninetieth !== undefined;
  return { decision: known ? { median, ninetieth } : null, oldestWaiting: times.oldest };
}
