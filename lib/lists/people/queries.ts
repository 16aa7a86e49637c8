import pg from "pg";
import { env } from "@/lib/env";
import { type PersonField, personColumns } from "@/lib/lists/columns";

// Prisma makes an object of every row and gives all of them at once: four times the time and seven times the memory.
const holder = globalThis as typeof globalThis & { credenceListPool?: pg.Pool };

/** Connections for lists alone, so that long ones take none from the pages; opened on first use. */
function pool(): pg.Pool {
  if (!holder.credenceListPool) {
    const made = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: connections,
      idleTimeoutMillis: 10_000,
      connectionTimeoutMillis: 30_000,
      allowExitOnIdle: true,
    });
    // An idle connection that breaks is dropped from the pool; the next list opens another.
    made.on("error", () => undefined);
    holder.credenceListPool = made;
  }
  return holder.credenceListPool;
}

// Half of them are for files, which hold theirs as long as somebody downloads; pages are done with theirs at once.
const connections = 8;

/** Whether one more file may be read now; a slow reader must not take the last connection from the others. */
export function hasRoom(): boolean {
  return pool().totalCount - pool().idleCount < connections / 2;
}

/** The approved people of one event as they are now, however long reading takes. `close` it, read or not. */
export type PeopleCursor = {
  count: number;
  /** The next rows, each the chosen fields in their order; empty after the last. */
  next: (most: number) => Promise<unknown[][]>;
  close: () => Promise<void>;
};

/** The approved; `only` "badge" leaves those of them who may have a badge, as `noBadgeFor` says. */
export type Whom = { eventId: string; only?: "badge" | undefined };

const listed = `event_id = $1 AND state = 'approved'
  AND (NOT $2 OR vetting = 'cleared' OR NOT (SELECT vetting_asked FROM event WHERE id = $1))`;

/**
 * Opens a cursor over an event's approved people, in the order in which a gate reads: surname, first name and
 * patronymic by the Russian alphabet, ё beside е. `sealed` adds the row's id and its sealed record to the fields.
 */
export async function openPeople(
  of: Whom & { fields: readonly PersonField[]; sealed: boolean },
): Promise<PeopleCursor> {
  const values = [of.eventId, of.only === "badge"];
  const client = await pool().connect();
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    // A connection in doubt is not used again.
    await client.query("ROLLBACK").then(
      () => client.release(),
      () => client.release(true),
    );
  };
  try {
    // One snapshot for the count and for every batch.
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // A reader who stopped reading must not hold the snapshot for ever. The whole sort fits into this memory.
    await client.query(
      "SELECT set_config('idle_in_transaction_session_timeout', '5min', true), set_config('work_mem', '64MB', true)",
    );
    const counted = await client.query<[number]>({
      text: `SELECT count(*)::int FROM application WHERE ${listed}`,
      values,
      rowMode: "array",
    });
    const selected = [...of.fields.map((field) => personColumns[field]), ...(of.sealed ? ["id", "sealed"] : [])];
    await client.query(
      `DECLARE people NO SCROLL CURSOR FOR
       SELECT ${selected.join(", ")} FROM application WHERE ${listed}
       ORDER BY family_ru COLLATE "ru-x-icu", given_ru COLLATE "ru-x-icu",
         patronymic_ru COLLATE "ru-x-icu" NULLS FIRST, id`,
      values,
    );
    return {
      count: counted.rows[0]?.[0] ?? 0,
      next: async (most) => {
        const fetched = await client.query<unknown[]>({ text: `FETCH ${most} FROM people`, rowMode: "array" });
        return fetched.rows;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
