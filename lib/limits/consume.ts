import { createHmac } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { type LimitName, limits, networkOf } from "@/lib/limits/rules";

/** Whether a try may go ahead; where not, in how many seconds the next one may. */
export type Allowance = { ok: true } | { ok: false; retryAfterSeconds: number };

/** Counters of tries in PostgreSQL, shared by all processes. */
export type Limits = {
  /** Takes one try of this key. The key (an address, an account) is stored only as a keyed hash. */
  consume(limit: LimitName, key: string): Promise<Allowance>;
  /** Gives a try back, so that only failed ones count. */
  giveBack(limit: LimitName, key: string): Promise<void>;
};

/** A set of counters on this process's database; all such sets count together. */
export function createLimits(): Limits {
  const limiters = new Map(
    Object.entries(limits).map(([name, { tries, seconds }]) => [
      name,
      new RateLimiterPostgres({
        storeClient: { query },
        storeType: "client",
        tableName: "rate_limit",
        tableCreated: true,
        // One process sweeps for all keys, whatever their limit.
        clearExpiredByTimeout: name === "signIn",
        keyPrefix: name,
        points: tries,
        duration: seconds,
      }),
    ]),
  );
  const limiterOf = (limit: LimitName) => {
    const limiter = limiters.get(limit);
    if (!limiter) throw new Error(`No limit ${limit}`);
    return limiter;
  };
  return {
    async consume(limit, key) {
      try {
        await limiterOf(limit).consume(stored(key));
        return { ok: true };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
      }
    },
    async giveBack(limit, key) {
      await limiterOf(limit).reward(stored(key));
    },
  };
}

const shared = createLimits();

/** Takes one try of this key from the limit: `await consume("draft", clientNetwork(headers))`. */
export const consume: Limits["consume"] = shared.consume;

/** Gives back a try that succeeded. */
export const giveBack: Limits["giveBack"] = shared.giveBack;

/** The network that a request came from, as our own front wrote it; what a client claims never gets this far. */
export function clientNetwork(requestHeaders: Headers): string {
  return networkOf(requestHeaders.get("x-credence-address") ?? "unknown");
}

// Addresses and mail addresses are personal data: nobody needs to read them back from a counter.
function stored(key: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`limit:${key}`).digest("base64url");
}

/** The limiter's statements over the one client of this process, so that they share its pool and its failures. */
async function query({ text, values = [] }: { text: string; values?: unknown[] }) {
  const rows = await db().$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values);
  return { rows: rows.map((row) => ({ ...row, expire: Number(row.expire) })), rowCount: rows.length };
}
