import { createHash, randomBytes, randomUUID } from "node:crypto";
import { newReference } from "@/lib/application/reference";
import { heldUntilReleased } from "@/lib/application/status";
import { db } from "@/lib/db";
import { matchKey } from "@/lib/names/match";
import { transliterate } from "@/lib/names/transliterate";
import { nameHeld } from "@/lib/review/release/rules";
import { createStaff, ensureDemoStaff } from "@/lib/staff/commands";
import { newTotpSecret, totpCode, totpStep } from "@/lib/staff/totp";
import { type StaffRole, staffRoles } from "@/lib/staff/types";
import {
  type CreatedEvent,
  createApplication,
  createOpenEvent,
  createOutlet,
  createPhoto,
  createSheet,
  russianApplicant,
  sendToVetting,
} from "@/prisma/factories";
import { formWith, PlainClient, withValues } from "./plain-client";

/** Who asks: a role, or nobody. */
export type Who = StaffRole | "nobody";

export const everybody: readonly Who[] = ["nobody", ...staffRoles];

/** An event with one application and one letter, and a colleague, each with a text that is found nowhere else. */
export type Place = {
  event: { id: string; slug: string; title: string };
  application: { id: string; reference: string; family: string };
  /** Another application, whose applicant was asked about their position. */
  asked: { id: string };
  /** Somebody whom the desk has entered from the sheet. */
  entered: { id: string };
  letter: { id: string; recipient: string };
  /** A notice to applicants that is written and not sent. */
  notice: { id: string; text: string };
  /** Somebody whom the head has admitted after the window. */
  permit: { id: string };
  /** An application whose approval is held: its outlet is named nowhere else, and `digest` names the decision. */
  held: { outlet: string; digest: string };
  /** The batch in which `application` was sent to vetting, and its entry there. */
  vetting: { batch: string; entry: string };
  /** An entry of the stop-list that `application` matches, under the Latin spelling. */
  listed: { id: string; name: string };
  colleague: { id: string; name: string; mailbox: string };
  /** The application chosen for a bulk decision, and a view that the colleague shares. */
  batch: { id: string };
  view: { id: string };
  /** A sheet of the desk, with the id of an unfinished entry. */
  sheet: { id: string; entry: string; outlet: string };
  /** Two outlets of the register, and a name that waits to be matched; `mark` stands in all three. */
  outlet: { id: string; other: string; name: string; typed: string; mark: string };
  sealed: { number: string; birthPlace: string };
};

/** One person of each role, signed in, who may work on the event `mine` and not on `theirs`. */
export type World = { mine: Place; theirs: Place; cookies: ReadonlyMap<Who, ReadonlyMap<string, string>> };

export async function createWorld(url: string): Promise<World> {
  const [mine, theirs] = [await createPlace(), await createPlace()];
  const cookies = new Map<Who, ReadonlyMap<string, string>>([["nobody", new Map()]]);
  for (const role of staffRoles) cookies.set(role, await signedIn(url, role, [mine.event.id]));
  return { mine, theirs, cookies };
}

async function createPlace(): Promise<Place> {
  const mark = [...randomBytes(8)].map((byte) => "абвгдежзиклмнопр"[byte % 16]).join("");
  const family = `Фамилия${mark}`;
  const sealed = {
    number: randomBytes(6).readUIntBE(0, 6).toString().padStart(10, "7").slice(-10),
    birthPlace: `город${mark}`,
  };
  const title = `Событие${mark}`;
  const event = await createOpenEvent({
    ...{ titleRu: title, titleEn: title, vettingAsked: true },
    ...{ latePolicy: "override", photoAsked: "optional" },
  });
  const stated = russianApplicant();
  const application = await createApplication({
    event,
    stated: {
      ...stated,
      photo: await createPhoto(event),
      nameRu: { ...stated.nameRu, family },
      document: { ...stated.document, documentNumber: sealed.number, birthPlace: sealed.birthPlace },
    },
  });
  const recipient = `reader.${randomBytes(6).toString("hex")}@media.example`;
  const { id } = await db().message.create({
    data: {
      eventId: event.id,
      applicationId: application.id,
      kind: "receipt",
      locale: "ru",
      recipient,
      // Nothing sends it while the table is gone through.
      status: "failed",
      attempts: 1,
      messageId: `<${randomUUID()}@credence.example>`,
      notBefore: new Date(),
    },
    select: { id: true },
  });
  const mailbox = `colleague.${randomBytes(6).toString("hex")}`;
  const name = `Коллега${mark}`;
  const account = await createStaff({ email: `${mailbox}@credence.example`, name, role: "officer" });
  if (!account.ok) throw new Error("No colleague was made");
  const vetting = await sendToVetting({ eventId: event.id, staffId: account.value.id, applicationId: application.id });
  const batch = await db().queueBatch.create({
    data: {
      eventId: event.id,
      staffId: account.value.id,
      rows: { create: { applicationId: application.id, position: 1, version: 1 } },
    },
    select: { id: true },
  });
  const view = await db().savedView.create({
    data: { eventId: event.id, staffId: account.value.id, name: `Вид${mark}`, query: "regime=russian", shared: true },
    select: { id: true },
  });
  const outlet = `Редакция${mark}`;
  const text = `Уведомление${mark}`;
  const written = { kind: "eventMessage", textRu: text, textEn: text, audience: ["approved"], createdById: "nobody" };
  const notice = await db().eventNotice.create({ data: { eventId: event.id, ...written }, select: { id: true } });
  const admitted = {
    email: recipient,
    reason: "A reason",
    until: new Date(Date.now() + 3_600_000),
    givenAt: new Date(),
  };
  const permit = await db().latePermit.create({
    data: { eventId: event.id, givenById: account.value.id, ...admitted },
    select: { id: true },
  });
  const asked = await createApplication({ event, stated: russianApplicant(), state: "clarification" });
  await db().clarification.create({
    data: {
      applicationId: asked.id,
      askedById: account.value.id,
      askedAt: new Date(),
      questions: [{ section: "position", text: "Which one?" }],
    },
    select: { id: true },
  });
  const sheet = { outlet, ...(await createSheet({ event, enteredById: account.value.id, outletName: outlet })) };
  const entered = await createApplication({
    event,
    stated: russianApplicant(),
    sheet: { id: sheet.id, enteredById: account.value.id },
  });
  const listed = { name: transliterate(family) };
  const { id: listedId } = await db().stopListEntry.create({
    data: {
      ...{ family: listed.name, given: "", familyKey: matchKey(listed.name), givenKey: "" },
      ...{ reason: "A reason", source: "A letter", expiresOn: new Date("2090-12-31"), addedAt: new Date() },
      addedById: account.value.id,
    },
    select: { id: true },
  });
  // Born on one day under one name: something to compare.
  const personIndex = new Uint8Array(randomBytes(32));
  await db().application.updateMany({
    where: { id: { in: [application.id, asked.id] } },
    data: { personIndex, indexedAt: new Date() },
  });
  return {
    batch,
    view,
    outlet: await createOutlets(asked.id, mark),
    asked,
    vetting,
    held: await createHeld(event, mark),
    listed: { id: listedId, ...listed },
    colleague: { id: account.value.id, name, mailbox },
    sheet,
    entered,
    event: { id: event.id, slug: event.slug, title },
    application: { ...application, family },
    letter: { id, recipient },
    notice: { ...notice, text },
    permit,
    sealed,
  };
}

async function createHeld(event: CreatedEvent, mark: string): Promise<Place["held"]> {
  const outlet = `Ждёт${mark}`;
  const stated = russianApplicant({ outlet: { name: outlet, country: "RU" } });
  const { id } = await createApplication({ event, stated, state: "approved" });
  const held = await db().application.update({
    where: { id },
    data: { announceAt: heldUntilReleased },
    select: { id: true, decisionNo: true },
  });
  return {
    outlet,
    digest: createHash("sha256")
      .update(nameHeld([held]))
      .digest("hex"),
  };
}

async function createOutlets(applicationId: string, mark: string): Promise<Place["outlet"]> {
  const name = `Редакция${mark}`;
  const create = async (nameRu: string) => (await createOutlet({ nameRu })).id;
  const [id, other] = [await create(name), await create(`Другая${mark}`)];
  const typed = `указано${mark}`;
  await db().application.update({
    where: { id: applicationId },
    data: { outletName: typed, outletKey: typed, outletCountry: "RU" },
    select: { id: true },
  });
  return { id, other, name, typed, mark };
}

/** The cookies of a new member of staff who has signed in by password and code, as a browser without script does. */
async function signedIn(url: string, role: StaffRole, eventIds: string[]): Promise<ReadonlyMap<string, string>> {
  const email = `${role}.${randomBytes(6).toString("hex")}@credence.example`;
  const [password, totpSecret] = [randomBytes(12).toString("base64url"), newTotpSecret()];
  await ensureDemoStaff([{ email, name: `Access ${role}`, role, password, totpSecret }]);
  await db().staff.update({ where: { email }, data: { eventIds }, select: { id: true } });
  const client = new PlainClient({ url, publicUrl: url });
  const form = formWith(await client.fill("/ru/desk/sign-in", { email, password }), ["code"]);
  const code = totpCode(totpSecret, totpStep(new Date()));
  const done = await client.post(form.action, withValues(form, { code }));
  if (done.status !== 303) throw new Error(`${role} was not signed in: ${done.status}`);
  return client.cookies;
}

/** Everything about a place that only who works on its event may read. Titles are public. */
export function secretsOf({ application, letter, sheet }: Place): string[] {
  return [application.family, letter.recipient, sheet.outlet];
}

/** A place that does not exist, and would be asked for as this one is. */
export function nowhereLike(place: Place): Place {
  return {
    ...place,
    event: { ...place.event, id: randomUUID(), slug: `event-${"0".repeat(10)}` },
    application: { ...place.application, id: randomUUID(), reference: newReference() },
    asked: { id: randomUUID() },
    entered: { id: randomUUID() },
    letter: { ...place.letter, id: randomUUID() },
    vetting: { batch: randomUUID(), entry: randomUUID() },
    listed: { ...place.listed, id: randomUUID() },
    batch: { id: randomUUID() },
    view: { id: randomUUID() },
    sheet: { ...place.sheet, id: randomUUID(), entry: randomUUID() },
    notice: { ...place.notice, id: randomUUID() },
  };
}
