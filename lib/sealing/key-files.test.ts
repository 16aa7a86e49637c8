import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { open, seal } from "@/lib/sealing/hpke";
import { masterKey, readKey, readOrMakeKey } from "@/lib/sealing/key-files";
import { createEventKey, eventPrivateKey, indexKey } from "@/lib/sealing/keys";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "credence-keys-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe("an event's key", () => {
  it("opens what was sealed to the public half, and is the same when asked again", async () => {
    const eventId = randomUUID();
    const { publicKey } = await createEventKey(eventId, { dir });
    expect((await createEventKey(eventId, { dir })).publicKey).toEqual(publicKey);
    const key = await eventPrivateKey(eventId, { dir });
    const context = { table: "application", id: randomUUID() };
    expect(key && open(key, seal(publicKey, { a: 1 }, context), context)).toEqual({ a: 1 });
  });

  it("is one key, however many processes make it at once", async () => {
    const eventId = randomUUID();
    const made = await Promise.all(Array.from({ length: 20 }, () => createEventKey(eventId, { dir })));
    expect(new Set(made.map(({ publicKey }) => Buffer.from(publicKey).toString("hex"))).size).toBe(1);
  });

  it("is null once its file is gone", async () => {
    expect(await eventPrivateKey(randomUUID(), { dir })).toBeNull();
  });

  it("opens neither under another event's name nor under another master key", async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    await createEventKey(one, { dir });
    await writeFile(join(dir, `event-${other}.key`), await readFile(join(dir, `event-${one}.key`)));
    await expect(readKey({ dir }, `event-${other}`)).rejects.toThrow("do not open");
    await writeFile(join(dir, "master.key"), randomBytes(32));
    await expect(readKey({ dir }, `event-${one}`)).rejects.toThrow("do not open");
  });
});

describe("the key folder", () => {
  it("holds whole files that only their owner may read, and no leftovers", async () => {
    const eventId = randomUUID();
    await Promise.all([createEventKey(eventId, { dir }), indexKey({ dir }), indexKey({ dir })]);
    const names = await readdir(dir);
    expect(names.sort()).toEqual([`event-${eventId}.key`, "index.key", "master.key"]);
    if (process.platform === "win32") return;
    for (const name of names) expect((await stat(join(dir, name))).mode & 0o777, name).toBe(0o600);
  });

  it("holds no key in the clear but the try-out's master key", async () => {
    const raw = await readOrMakeKey({ dir }, "index", () => randomBytes(32));
    expect((await readFile(join(dir, "index.key"))).includes(Buffer.from(raw))).toBe(false);
  });

  it("takes no name that could leave the folder", async () => {
    for (const name of ["../master", "event-../../x", "a/b", "", "event-0"]) {
      await expect(readKey({ dir }, name), name).rejects.toThrow("Not the name of a key");
    }
  });
});

describe("the master key", () => {
  it("is read from its file as raw bytes or as hexadecimal digits, and is then never made", async () => {
    const key = randomBytes(32);
    for (const content of [key, `${key.toString("hex")}\n`]) {
      const masterKeyFile = join(dir, "elsewhere");
      await writeFile(masterKeyFile, content);
      expect(Buffer.from(await masterKey({ dir, masterKeyFile })).equals(key)).toBe(true);
    }
    expect(await readdir(dir)).toEqual(["elsewhere"]);
  });

  it("is refused when it is short, empty or missing", async () => {
    const masterKeyFile = join(dir, "elsewhere");
    await expect(masterKey({ dir, masterKeyFile })).rejects.toThrow("ENOENT");
    for (const content of ["", randomBytes(31), "0".repeat(63)]) {
      await writeFile(masterKeyFile, content);
      await expect(masterKey({ dir, masterKeyFile })).rejects.toThrow("MASTER_KEY_FILE");
    }
  });
});
