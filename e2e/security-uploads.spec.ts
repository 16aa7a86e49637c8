import { readFileSync } from "node:fs";
import sharp from "sharp";
import { db } from "@/lib/db";
import { pdf } from "@/lib/files/examples";
import files from "@/messages/ru/files.json" with { type: "json" };
import { createOpenEvent } from "@/prisma/factories";
import { holderOf, readyDraft, staffClient, submit } from "./own-arrange";
import { expect, test } from "./own-server";
import { pathOf } from "./plain-client";
import { asFile, asking, errorOf, photo, type Sent, sealedFiles, upload } from "./upload-arrange";

test("a file is what its content says, whatever its name and type claim; what is none of ours is refused in words", async ({
  own,
}) => {
  const event = await createOpenEvent(asking);
  const client = holderOf(own, event, await readyDraft(event));
  const jpeg = await sharp({ create: { width: 320, height: 320, channels: 3, background: "#888" } })
    .jpeg()
    .toBuffer();
  const good: ["photo" | "letter", Sent][] = [
    ["photo", { bytes: jpeg, name: "evil.svg", type: "image/svg+xml" }],
    ["photo", { bytes: photo(), name: "../../etc/passwd", type: "text/html" }],
    ["letter", { bytes: pdf(), name: "photo.jpg", type: "image/jpeg" }],
    ["letter", { bytes: photo(), name: "письмо.pdf", type: "application/pdf" }],
  ];
  for (const [step, sent] of good) {
    const answer = await upload(client, event, step, sent);
    expect([answer.status, errorOf(answer)], sent.name).toEqual([303, undefined]);
  }
  const kept = await db().storedFile.findMany({
    where: { eventId: event.id },
    orderBy: { purpose: "asc" },
    select: { purpose: true, mediaType: true },
  });
  expect(kept).toEqual([
    { purpose: "photo", mediaType: "image/jpeg" },
    { purpose: "letter", mediaType: "image/jpeg" },
  ]);
  const strange: Record<string, Uint8Array> = {
    "an SVG": Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    "a GIF": Buffer.from("GIF89a\x01\x00\x01\x00\x00\x00\x00;", "latin1"),
    "an AVIF": Buffer.from("\0\0\0\x20ftypavif\0\0\0\0avifmif1", "latin1"),
    "a WebP": Buffer.from("RIFF\x24\0\0\0WEBPVP8 ", "latin1"),
    "a page": Buffer.from("<!doctype html><script>alert(1)</script>"),
    "an archive": Buffer.from("PK\x03\x04\x14\0", "latin1"),
    "a program": Buffer.from("MZ\x90\0", "latin1"),
    "a PDF behind something else": Buffer.concat([Buffer.from("GIF89a"), pdf()]),
  };
  for (const [what, bytes] of Object.entries(strange))
    for (const step of ["photo", "letter"] as const) {
      const answer = await upload(client, event, step, { bytes, name: "photo.jpg", type: "image/jpeg" });
      const code = step === "photo" ? "photoKind" : "kind";
      expect([answer.status, errorOf(answer)], `${what} as ${step}`).toEqual([303, code]);
      expect((await client.get(pathOf(answer, own))).text, what).toContain(files.errors[code].replaceAll(/\s/g, " "));
    }
  const broken: [Uint8Array, string][] = [
    [jpeg.subarray(0, 200), "broken"],
    [photo().subarray(0, 60), "broken"],
    [photo(100), "photoSmall"],
    [new Uint8Array(), "empty"],
  ];
  for (const [bytes, code] of broken) expect(errorOf(await upload(client, event, "photo", { bytes }))).toBe(code);
  expect(errorOf(await upload(client, event, "letter", { bytes: pdf().subarray(0, 100) }))).toBe("broken");
  expect(await db().storedFile.count({ where: { eventId: event.id } })).toBe(2);
});

test("what was sent lies under seal, and only the desk gets it: drawn anew, as an attachment that nobody keeps", async ({
  own,
}) => {
  const event = await createOpenEvent(asking);
  const client = holderOf(own, event, await readyDraft(event));
  const [place, tail, mark] = ["Верхнетулукымск 68N", "<script>tail()</script>", "Zapolyarye letterhead 5512"];
  const shot = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#345" } })
    .withExif({ IFD0: { ImageDescription: place, Artist: "Somebody" } })
    .jpeg()
    .toBuffer();
  expect(shot.includes("Exif")).toBe(true);
  const sent = Buffer.concat([shot, Buffer.from(tail)]);
  await upload(client, event, "photo", { bytes: sent, name: "yzhmaryanzorova-home.jpg", type: "image/jpeg" });
  await upload(client, event, "letter", { bytes: pdf(mark), name: "yzhmaryanzorova-letter.pdf" });
  expect((await submit(client, event)).path).toMatch(/\/done$/);
  const { id } = await db().application.findFirstOrThrow({ where: { eventId: event.id }, select: { id: true } });

  const officer = await staffClient(own, "officer", [event.id]);
  const taken = await officer.get(`/api/files/${id}/photo`);
  expect(taken.status).toBe(200);
  expect(taken.headers.get("content-type")).toBe("image/jpeg");
  expect(taken.body.subarray(0, 3).toString("hex")).toBe("ffd8ff");
  expect(await sharp(taken.body).metadata()).toMatchObject({ format: "jpeg", width: 640, height: 480 });
  for (const trace of ["Exif", "Somebody", "tail()", "68N"]) expect(taken.body.includes(trace), trace).toBe(false);
  const letter = await officer.get(`/api/files/${id}/letter`);
  expect(letter.body.equals(pdf(mark))).toBe(true);
  expect(letter.headers.get("content-type")).toBe("application/pdf");
  for (const { headers } of [taken, letter]) {
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="[\w.-]+"$/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toContain("no-store");
  }

  // The optimiser of images keeps copies: it gets nothing.
  for (const inner of [`/api/files/${id}/photo`, `${own.publicUrl}/api/files/${id}/photo`]) {
    const answer = await officer.get(`/_next/image?url=${encodeURIComponent(inner)}&w=640&q=75`);
    expect(answer.status, inner).toBeGreaterThanOrEqual(400);
    expect(answer.status, inner).toBeLessThan(500);
  }
  // Sealed is sealed for the applicant, too.
  for (const purpose of ["photo", "letter", "scan", "__proto__"])
    expect((await client.get(`/api/files/${id}/${purpose}`)).status).toBe(404);

  // In plain they stand nowhere: not on disk, not in the database, not in the log; nor do the names of the files.
  const traces = [mark, tail, place, "JFIF", "%PDF", "yzhmaryanzorova"];
  expect(sealedFiles().length).toBeGreaterThan(0);
  for (const path of sealedFiles())
    for (const trace of traces) expect(readFileSync(path).includes(trace), `${path}: ${trace}`).toBe(false);
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`;
  for (const { name } of tables)
    for (const trace of [mark, tail, "yzhmaryanzorova-"]) {
      const hex = Buffer.from(trace).toString("hex");
      const [row] = await db().$queryRawUnsafe<[{ found: bigint }]>(
        `SELECT count(*) AS found FROM "${name}" AS row WHERE row::text LIKE '%${trace}%' OR row::text LIKE '%${hex}%'`,
      );
      expect(Number(row.found), `${name}: ${trace}`).toBe(0);
    }
  for (const trace of traces) expect(own.log(), trace).not.toContain(trace);
});

test("nobody reaches another's draft or application, and nothing comes from elsewhere", async ({ own }) => {
  const event = await createOpenEvent(asking);
  const mine = await readyDraft(event);
  const [holder, other] = [holderOf(own, event, mine), holderOf(own, event, await readyDraft(event))];
  const path = `/api/uploads/apply/${event.slug}/photo`;
  await upload(holder, event, "photo", { bytes: photo() });
  const kept = () => db().storedFile.findMany({ where: { eventId: event.id }, select: { id: true, draftId: true } });
  const before = await kept();
  expect(before).toHaveLength(1);
  const removing = [
    ["locale", "ru"],
    ["remove", "yes"],
  ] as const;
  expect((await other.post(path, removing)).status).toBe(303);
  expect((await holderOf(own, event, { ...mine, token: "a".repeat(43) }).post(path, removing)).status).toBe(303);
  for (const origin of [null, "null", "https://evil.example"]) {
    expect((await holder.post(path, removing, { origin })).status, `${origin}`).toBe(403);
    expect(
      (
        await holder.post(
          path,
          [
            ["locale", "ru"],
            ["file", asFile({ bytes: photo() })],
          ],
          { origin },
        )
      ).status,
    ).toBe(403);
  }
  expect(await kept()).toEqual(before);
  expect((await other.get(`/ru/apply/${event.slug}/photo`)).text).not.toContain(files.have.photo);
  expect((await holder.get(`/ru/apply/${event.slug}/photo`)).text).toContain(files.have.photo);

  await submit(holder, event);
  const { reference } = await db().application.findFirstOrThrow({ where: { eventId: event.id } });
  const replacing = [
    ["locale", "ru"],
    ["version", "1"],
    ["file", asFile({ bytes: photo(500) })],
  ] as const;
  for (const client of [other, await staffClient(own, "head")])
    expect((await client.post(`/api/uploads/status/${reference}/photo`, replacing)).status).toBe(404);
  expect(await kept()).toEqual(before);
});
