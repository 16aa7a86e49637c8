import { connect, createServer } from "node:net";

import { afterAll, beforeAll, expect, it } from "vitest";
import { env } from "@/lib/env";
import { BootRefused, checkBoot } from "@/lib/front/boot";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";
import { freePort } from "@/scripts/ports";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function settingsAt(port: number) {
  const url = new URL(database.url);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return { ...env(), NODE_ENV: "development" as const, DATABASE_URL: url.href };
}

it("waits for a database that comes up later than the server", async () => {
  const { port } = new URL(database.url);
  let callers = 0;
  const starting = createServer((socket) => {
    callers += 1;
    if (callers === 1) socket.destroy();
    else socket.pipe(connect(Number(port), "127.0.0.1")).pipe(socket);
  });
  const place = await freePort();
  starting.listen(place, "127.0.0.1");
  await expect(checkBoot(settingsAt(place))).resolves.toBeUndefined();
  expect(callers).toBe(2);
  starting.close();
});

it("gives up on a database that stays away, with a sentence", async () => {
  const boot = checkBoot(settingsAt(await freePort()), { patienceMs: 0 });
  await expect(boot).rejects.toThrow(BootRefused);
  await expect(boot).rejects.toThrow("cannot be used (ECONNREFUSED)");
});
