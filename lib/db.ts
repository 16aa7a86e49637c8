import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Transaction } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { type Prisma, PrismaClient } from "@/generated/prisma/client";
import { env } from "@/lib/env";

const holder = globalThis as typeof globalThis & { credenceDb?: PrismaClient; credencePool?: pg.Pool };

/** The connections of this process, which the client and `read` share; they end with the client's $disconnect. */
function pool(): pg.Pool {
  if (holder.credencePool && !holder.credencePool.ended) return holder.credencePool;
  const opened = new pg.Pool({ connectionString: env().DATABASE_URL, max: 10, connectionTimeoutMillis: 5_000 });
  // A connection that breaks while nobody uses it is replaced by the next question.
  opened.on("error", () => undefined);
  holder.credencePool = opened;
  return opened;
}

/** The database client of this process; connects on first use. Only queries, commands and infrastructure ask for it. */
export function db(): PrismaClient {
  holder.credenceDb ??= new PrismaClient({
    adapter: new OneAtATime(pool(), {
      disposeExternalPool: true,
      // A statement without a name is parsed and planned anew each time: a third of what the database does for a submission.
      statementNameGenerator: ({ sql }) => nameOf(sql) ?? "",
    }),
    // An error's text may hold row values: it goes to nobody but the thrower.
    log: [],
    // In a rush a transaction waits for its connection; after Prisma's own two seconds the applicant would get an error.
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
    errorFormat: "minimal",
  });
  return holder.credenceDb;
}

/**
 * The rows of one statement that only reads, straight from the driver: for what every page of the desk asks. The
 * client's own part was 0.9 ms of a page of the queue. Instants come as Date; enums in arrays do not come apart.
 */
export async function read<Row extends object>({ text, values }: Prisma.Sql): Promise<Row[]> {
  const { rows } = await pool().query<Row>({ name: nameOf(text), text, values });
  return rows;
}

const names = new Map<string, string>();
const mostNames = 200;

/** A name under which each connection keeps the statement prepared; none beyond what a connection should keep. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= mostNames) return known;
  const name = createHash("sha256").update(text).digest("base64url").slice(0, 22);
  names.set(text, name);
  return name;
}

/** A transaction in progress, or the client outside one. */
export type Tx = Prisma.TransactionClient;

/** The database's clock as it stands now, inside the transaction: the only clock that decides a deadline. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<[{ now: Date }]>`SELECT clock_timestamp() AS now`;
  return row.now;
}

/**
 * In a transaction, one query after another. Prisma asks for the relations of a row all at once, and a connection that is
 * still busy answers that with a warning now, and in the driver's next version with a refusal.
 */
class OneAtATime extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => inTurn(await start(level));
    return adapter;
  }
}

function inTurn(tx: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  const wait =
    <Asked, Answer>(ask: (asked: Asked) => Promise<Answer>) =>
    (asked: Asked): Promise<Answer> => {
      const answer = last.then(() => ask(asked));
      last = answer.catch(() => undefined);
      return answer;
    };
  tx.queryRaw = wait(tx.queryRaw.bind(tx));
  tx.executeRaw = wait(tx.executeRaw.bind(tx));
  return tx;
}
