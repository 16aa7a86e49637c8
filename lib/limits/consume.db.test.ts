import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db";
import { clientNetwork, createLimits } from "@/lib/limits/consume";
import { limits } from "@/lib/limits/rules";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

const { tries, seconds } = limits.signIn;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("limits", () => {
  it("allow ten tries in fifteen minutes over all processes, and say when the next may be made", async () => {
    const [one, other] = [createLimits(), createLimits()];
    const key = randomUUID();
    for (let i = 0; i < tries; i++) expect(await (i % 2 ? one : other).consume("signIn", key)).toEqual({ ok: true });
    for (const limiter of [one, other]) {
      const refused = await limiter.consume("signIn", key);
      expect(refused.ok || refused.retryAfterSeconds).toBeGreaterThan(seconds - 60);
      expect(refused.ok || refused.retryAfterSeconds).toBeLessThanOrEqual(seconds);
    }
  });

  it("let no more than ten of many simultaneous tries through", async () => {
    const [one, other] = [createLimits(), createLimits()];
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => (i % 2 ? one : other).consume("signIn", key)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(tries);
  });

  it("begin anew after their time", async () => {
    const limiter = createLimits();
    const key = randomUUID();
    for (let i = 0; i <= tries; i++) await limiter.consume("signIn", key);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1000 + 1 });
    expect(await limiter.consume("signIn", key)).toEqual({ ok: true });
  });

  it("count only failures when a success is given back", async () => {
    const limiter = createLimits();
    const key = randomUUID();
    for (let i = 0; i < tries * 2; i++) {
      expect(await limiter.consume("signIn", key)).toEqual({ ok: true });
      await limiter.giveBack("signIn", key);
    }
  });

  it("keep one limit's keys apart from another's, and store none of them in clear", async () => {
    const limiter = createLimits();
    const key = `${randomUUID()}@example.org`;
    for (let i = 0; i <= tries; i++) await limiter.consume("signIn", key);
    expect(await limiter.consume("draft", key)).toEqual({ ok: true });
    expect(await db().rateLimit.count({ where: { key: { contains: key } } })).toBe(0);
  });

  it("take the address from our front alone", () => {
    expect(clientNetwork(new Headers({ "x-credence-address": "192.0.2.1", "x-forwarded-for": "203.0.113.9" }))).toBe(
      "192.0.2.1",
    );
    expect(clientNetwork(new Headers({ "x-forwarded-for": "203.0.113.9" }))).toBe("unknown");
  });
});
