import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/generated/prisma/client";
import { env } from "@/lib/env";

const holder = globalThis as typeof globalThis & { credenceDb?: PrismaClient };

/** The database client of this process; connects on first use. Only queries, commands and infrastructure ask for it. */
export function db(): PrismaClient {
  holder.credenceDb ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 10, connectionTimeoutMillis: 5_000 }),
    // An error's text may hold row values: it goes to nobody but the thrower.
    log: [],
    // In a rush a transaction waits for its connection; after Prisma's own two seconds the applicant would get an error.
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
    errorFormat: "minimal",
  });
  return holder.credenceDb;
}

/** A transaction in progress, or the client outside one. */
export type Tx = Prisma.TransactionClient;

/** The database's clock as it stands now, inside the transaction: the only clock that decides a deadline. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<[{ now: Date }]>`SELECT clock_timestamp() AS now`;
  return row.now;
}
