import { db } from "@/lib/db";
import { pdf, pixelBomb } from "@/lib/files/examples";
import { maxFileBytes } from "@/lib/files/rules";
import { createOpenEvent } from "@/prisma/factories";
import { holderOf, readyDraft, submit } from "./own-arrange";
import { expect, test } from "./own-server";
import { request, sendRaw } from "./raw";
import { residentMegabytes } from "./resident";
import { asFile, asking, errorOf, photo, upload } from "./upload-arrange";

test("a picture of a few bytes that says to be enormous is refused before a pixel of it is decoded", async ({
  own,
}) => {
  const event = await createOpenEvent(asking);
  const client = holderOf(own, event, await readyDraft(event));
  // Once before, so that what is loaded on the way does not count.
  await upload(client, event, "photo", { bytes: photo() });
  const before = residentMegabytes(own);
  let most = before;
  for (const side of [13_000, 30_000, 60_000, 100_000]) {
    const bytes = pixelBomb(side);
    const answers = await Promise.all([1, 2, 3, 4].map(() => upload(client, event, "letter", { bytes })));
    expect(answers.map(errorOf), `${side}`).toEqual(["pixels", "pixels", "pixels", "pixels"]);
    most = Math.max(most, residentMegabytes(own));
  }
  // 13,000 pixels on a side are 169 MB of grey, 100,000 ten thousand.
  expect(most - before, "megabytes of growth").toBeLessThan(60);
});

test("a body above the limit answers 413, announced or in chunks, and is kept nowhere; a file at it is taken", async ({
  own,
}) => {
  test.setTimeout(120_000);
  const event = await createOpenEvent(asking);
  const client = holderOf(own, event, await readyDraft(event));
  const path = `/api/uploads/apply/${event.slug}/letter`;
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const head = { origin: own.publicUrl, cookie, "content-type": "multipart/form-data; boundary=b" };
  const megabyte = Buffer.alloc(1024 * 1024, "a");
  const start = `--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-`;
  const announced = () =>
    sendRaw(own.port, [
      request(`POST ${path}`, { ...head, "content-length": String(start.length + 11 * megabyte.length) }),
      ...[start, ...Array(11).fill(megabyte)],
    ]);
  const chunk = (bytes: Uint8Array | string) =>
    Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), Buffer.from(bytes), Buffer.from("\r\n")]);
  const chunked = () =>
    sendRaw(own.port, [
      request(`POST ${path}`, { ...head, "transfer-encoding": "chunked" }),
      ...[chunk(start), ...Array(11).fill(chunk(megabyte)), "0\r\n\r\n"],
    ]);
  const most = async (): Promise<number> => {
    const answers = await Promise.all([announced(), announced(), chunked(), chunked()]);
    expect(answers.map(({ status }) => status)).toEqual([413, 413, 413, 413]);
    return residentMegabytes(own);
  };
  const before = await most();
  const after = [await most(), await most(), await most(), await most(), await most()];
  expect(Math.max(...after) - before, "megabytes of growth").toBeLessThan(100);
  expect(await db().storedFile.count({ where: { eventId: event.id } })).toBe(0);

  const largest = pdf("a".repeat(maxFileBytes - pdf().length));
  expect(largest.length).toBe(maxFileBytes);
  expect(errorOf(await upload(client, event, "letter", { bytes: largest }))).toBeUndefined();
  expect(await db().storedFile.findMany({ where: { eventId: event.id }, select: { bytes: true } })).toEqual([
    { bytes: maxFileBytes },
  ]);
  const larger = await upload(client, event, "letter", { bytes: Buffer.concat([largest, Buffer.from("%%EOF")]) });
  expect(errorOf(larger)).toBe("tooLarge");
});

test("two files, a field twice, unknown fields and what is no form answer 400, and nothing is kept", async ({
  own,
}) => {
  const event = await createOpenEvent(asking);
  const client = holderOf(own, event, await readyDraft(event));
  await submit(holderOf(own, event, await readyDraft(event)), event);
  const path = `/api/uploads/apply/${event.slug}/photo`;
  const file = asFile({ bytes: photo() });
  const bodies: Record<string, [string, string | Blob][]> = {
    "two files": [
      ["file", file],
      ["file", file],
    ],
    "a field twice": [
      ["locale", "ru"],
      ["locale", "ru"],
      ["file", file],
    ],
    "an unknown field": [
      ["locale", "ru"],
      ["photo", "01890a5d-ac96-774b-bcce-b302099a8057"],
      ["file", file],
    ],
    "a key of a prototype": [
      ["locale", "ru"],
      ["__proto__", "x"],
      ["file", file],
    ],
    "a file under another name": [
      ["locale", "ru"],
      ["photo", file],
    ],
    "text for the file": [
      ["locale", "ru"],
      ["file", "x"],
    ],
    "a file for text": [["locale", file]],
    "no language": [["file", file]],
    "a language of no pages": [
      ["locale", "de"],
      ["file", file],
    ],
    "a long field": [
      ["locale", "r".repeat(3_000)],
      ["file", file],
    ],
  };
  for (const [what, body] of Object.entries(bodies)) expect((await client.post(path, body)).status, what).toBe(400);
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const raw: [string, string, string][] = [
    [
      "cut short",
      "multipart/form-data; boundary=b",
      `--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nx`,
    ],
    ["without its boundary", "multipart/form-data", "x"],
    ["no fields", "multipart/form-data; boundary=b", "--b--\r\n"],
    ["JSON", "application/json", '{"locale":"ru"}'],
    ["nothing", "", ""],
  ];
  for (const [what, type, body] of raw) {
    const sent = request(`POST ${path}`, { origin: own.publicUrl, cookie, "content-type": type }, body);
    expect((await sendRaw(own.port, [sent])).status, what).toBe(400);
  }
  for (const odd of ["scan", "__proto__", "check"])
    expect((await client.post(`/api/uploads/apply/${event.slug}/${odd}`, [["file", file]])).status, odd).toBe(404);
  for (const odd of ["status/X/photo", "entry/x", "people/x/photo", "people/x/scan", "nothing", ""])
    expect((await client.post(`/api/uploads/${odd}`, [["file", file]])).status, odd).toBeLessThan(500);
  // What an event does not ask for it does not take.
  const plain = await createOpenEvent();
  const draft = holderOf(own, plain, await readyDraft(plain));
  for (const step of ["photo", "letter"] as const)
    expect((await upload(draft, plain, step, { bytes: photo() })).status, step).toBe(404);
  expect(await db().storedFile.count({ where: { eventId: { in: [event.id, plain.id] } } })).toBe(0);
});
