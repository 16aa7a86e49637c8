import { inflateRawSync } from "node:zlib";
import { db } from "@/lib/db";
import { type CreatedEvent, createOpenEvent } from "@/prisma/factories";
import { staffClient } from "./own-arrange";
import { expect, type OwnServer } from "./own-server";
import { type Answer, formWith, PlainClient, pathOf, withValues } from "./plain-client";
import { statement } from "./statement";

/** A whole application, from the event's page to the attendee list, with every address that was asked on the way. */
export type WholeJourney = {
  event: CreatedEvent;
  applicationId: string;
  reference: string;
  applicant: PlainClient;
  addresses: string[];
};

/**
 * Applies page by page without script, corrects the document on the status page, has a link mailed and opens it
 * elsewhere; an officer searches, comments, looks at the sealed record and approves; a head takes the lists.
 */
export async function travel(own: OwnServer): Promise<WholeJourney> {
  const event = await createOpenEvent({ announceDelay: 0 });
  const addresses: string[] = [];
  const watched = (client: PlainClient) => {
    const send = client.send.bind(client);
    client.send = async (...args) => {
      const answer = await send(...args);
      addresses.push(answer.path);
      if (answer.headers.has("location")) addresses.push(pathOf(answer, own));
      return answer;
    };
    return client;
  };
  const applicant = watched(new PlainClient(own));
  await apply(applicant, event);
  const application = await db().application.findFirstOrThrow({
    where: { eventId: event.id },
    select: { id: true, reference: true },
  });
  await correctDocument(applicant, application.reference);
  await comeBack(own, watched(new PlainClient(own)));
  await review(own, { event, id: application.id, watched });
  return { event, applicationId: application.id, reference: application.reference, applicant, addresses };
}

async function apply(client: PlainClient, event: CreatedEvent): Promise<void> {
  await client.get("/ru");
  await client.get(`/ru/events/${event.slug}`);
  const pages = {
    outlet: ["regime", "outletName"],
    person: ["familyRu", "givenRu", "patronymicRu", "position", "birthDay", "birthMonth", "birthYear", "birthPlace"],
    document: ["documentKind", "documentNumber"],
    contact: ["email", "phone", "editorEmail", "editorPhone"],
    consent: ["consent"],
  } as const;
  // Once wrong, so that errors are shown as well.
  await client.fill(`/ru/apply/${event.slug}/outlet`, { regime: "russian", outletName: "" });
  for (const [page, fields] of Object.entries(pages)) {
    const values = Object.fromEntries(fields.map((field) => [field, statement[field]]));
    const answer = await client.fill(`/ru/apply/${event.slug}/${page}`, values);
    expect(answer.path, page).not.toContain(`/${page}`);
  }
  const check = await client.get(`/ru/apply/${event.slug}/check`);
  const form = formWith(check, ["digest"]);
  const done = await client.follow(await client.post(form.action, withValues(form, {})));
  expect(done.path).toMatch(/\/done$/);
}

async function correctDocument(client: PlainClient, reference: string): Promise<void> {
  const { documentKind, documentNumber, birthDay, birthMonth, birthYear, birthPlace } = statement;
  const values = { documentKind, documentNumber, birthDay, birthMonth, birthYear, birthPlace };
  // Once wrong here, too.
  await client.fill(`/ru/status/${reference}/edit/document`, { ...values, documentNumber: "77 19 26485" });
  const saved = await client.fill(`/ru/status/${reference}/edit/document`, values);
  expect(saved.path).toContain("saved=identity");
}

/** Has a link mailed and opens it in another browser. */
async function comeBack(own: OwnServer, elsewhere: PlainClient): Promise<void> {
  const before = own.mail.received().length;
  await elsewhere.fill("/ru/status/find", { email: statement.email });
  const link = () =>
    own.mail
      .received()
      .slice(before)
      .map(({ mail }) => /\/ru\/link\/[\w-]{43}/.exec(mail.text ?? "")?.[0]);
  await expect.poll(() => link().find(Boolean), { timeout: 20_000 }).toBeDefined();
  const opened = await elsewhere.fill(link().find(Boolean) ?? "", { locale: "ru" });
  expect(opened.path).toMatch(/\/ru\/status/);
}

async function review(
  own: OwnServer,
  { event, id, watched }: { event: CreatedEvent; id: string; watched: (client: PlainClient) => PlainClient },
): Promise<void> {
  const officer = await staffClient(own, "officer", [], watched);
  const person = `/ru/desk/people/${id}`;
  await officer.get(`/ru/desk/queue?event=${event.slug}`);
  await officer.fill(person, { text: "Проверить удостоверение." });
  const revealed = await officer.fill(person, { reason: "Проверка на въезде" });
  expect(revealed.text).toContain(statement.birthPlace);
  const form = formWith(await officer.get(person), ["verdict", "entrySlot"]);
  await officer.follow(await officer.post(form.action, withValues(form, { verdict: "approve" })));
  expect(await db().application.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "approved" });
  const head = await staffClient(own, "head", [], watched);
  const file = await exportList(head, event, "csv", ["familyRu", "documentNumber"], "Список для охраны");
  expect(file.status).toBe(200);
}

/** Takes an event's list as a file, as its page's form does. */
export function exportList(
  client: PlainClient,
  event: Pick<CreatedEvent, "slug">,
  format: "csv" | "xlsx" | "pdf",
  columns: readonly string[],
  reason = "",
): Promise<Answer> {
  const fields = [
    ["locale", "ru"],
    ["language", "ru"],
    ["reason", reason],
  ] as const;
  const chosen = columns.map((column) => ["column", column] as const);
  return client.post(`/api/lists/${event.slug}/${format}`, [...fields, ...chosen]);
}

/** The texts of a ZIP archive's entries, as XLSX has them (APPNOTE.TXT 4.3: central directory, deflate). */
export function unzipped(archive: Buffer): string {
  const texts: string[] = [];
  const end = archive.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, start] = [
      archive.readUInt16LE(at + 10),
      archive.readUInt32LE(at + 20),
      archive.readUInt32LE(at + 42),
    ];
    const data = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const bytes = archive.subarray(data, data + size);
    texts.push((method === 8 ? inflateRawSync(bytes) : bytes).toString("utf8"));
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return texts.join("\n");
}
