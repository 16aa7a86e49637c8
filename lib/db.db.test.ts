import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseNow, db } from "@/lib/db";
import { createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("asks a transaction's connection one query at a time, also for several relations and where one of them fails", async () => {
  const warnings: string[] = [];
  process.on("warning", ({ message }) => warnings.push(message));
  const { id } = await createApplication({ event: await createOpenEvent(), stated: russianApplicant() });
  await db().$transaction(async (tx) => {
    const row = await tx.application.findUniqueOrThrow({
      where: { id },
      select: { event: { select: { slug: true } }, submission: { select: { id: true } }, questions: true },
    });
    expect(row.questions.version).toBe(1);
    await Promise.all([databaseNow(tx), databaseNow(tx), databaseNow(tx)]);
  });
  const failing = db().$transaction((tx) => Promise.all([tx.$queryRaw`SELECT 1 / 0`, databaseNow(tx)]));
  await expect(failing).rejects.toThrow();
  await setImmediate();
  expect(warnings).toEqual([]);
});
