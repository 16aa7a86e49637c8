import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import { mintLink } from "@/lib/mail/links";
import { listOutbox, openLetter } from "@/lib/mail/queries";
import { sendMessage } from "@/lib/mail/send";
import { openStaffLink, setPassword } from "@/lib/staff/link/commands";
import { findMailedStaffLink, heldLink } from "@/lib/staff/link/queries";
import { inviteStaff } from "@/lib/staff/manage/commands";
import { readStaff } from "@/lib/staff/manage/queries";
import {
  access,
  actorOf,
  administrator,
  dead,
  entriesOf,
  invited,
  newAdministrator,
  press,
  refusal,
  tokenMailedTo,
  wish,
} from "@/lib/staff/manage/test-accounts";
import { pendingSignIn } from "@/lib/staff/sign-in/queries";
import { totpCode, totpStep } from "@/lib/staff/totp";
import { type CreatedEvent, createOpenEvent } from "@/prisma/factories";
import { newBrowser } from "@/prisma/staff-factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
let event: CreatedEvent;

beforeAll(async () => {
  database = await createTestDatabase();
  event = await createOpenEvent();
});
afterAll(() => database.drop());
beforeEach(newAdministrator);

describe("an invitation", () => {
  it("is an account without a password, a letter without a link and an entry; its link sets a password, once", async () => {
    const { id, email } = await invited({ eventIds: [event.id] });
    expect(await readStaff(administrator, id)).toMatchObject({ state: "invited", email, role: "head" });
    expect(await entriesOf(id)).toEqual([
      { type: "staff.invited", payload: { after: { role: "head", events: [event.slug] } } },
    ]);
    expect((await newBrowser().password(email, "")).ok).toBe(false);
    const mailed = await tokenMailedTo(id);
    expect(await findMailedStaffLink(mailed, new Date())).toBe("password");
    const { token } = await browserWithLinkOf(mailed);
    expect((await setPassword({ token, password: "a password of her own" })).ok).toBe(true);
    expect(await setPassword({ token, password: "and another, later" })).toEqual(dead);
    expect(await openStaffLink(mailed)).toEqual(dead);
    const browser = newBrowser();
    expect((await browser.password(email, "a password of her own")).ok).toBe(true);
    const secret = (await pendingSignIn(browser.request()))?.enrolment?.secret ?? "";
    expect((await browser.code(totpCode(secret, totpStep(new Date())))).ok).toBe(true);
    expect(await browser.actor()).toMatchObject({ id, role: "head", eventIds: [event.id] });
  });

  async function browserWithLinkOf(mailed: string) {
    // Mail scanners open links, and people twice: until it is used, it opens.
    expect((await openStaffLink(mailed)).ok).toBe(true);
    const opened = await openStaffLink(mailed);
    if (!opened.ok) throw new Error("The link does not open");
    return opened.value;
  }

  it("opens nothing after three days, nor does the browser that opened it after an hour", async () => {
    const { id } = await invited();
    const mailed = await tokenMailedTo(id);
    const { token } = await browserWithLinkOf(mailed);
    const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    expect(await findMailedStaffLink(mailed, later(71.9))).toBe("password");
    expect(await findMailedStaffLink(mailed, later(72.1))).toBeNull();
    expect(await heldLink(token, { purpose: "password", now: later(0.9) })).toMatchObject({ staffId: id });
    expect(await heldLink(token, { purpose: "password", now: later(1.1) })).toBeNull();
    expect(await heldLink(token, { purpose: "secondFactor", now: new Date() })).toBeNull();
    expect(await heldLink(mailed, { purpose: "password", now: new Date() })).toBeNull();
  });

  it("sent again voids the link before it, opened or not, and a letter that still waits", async () => {
    const { id } = await invited();
    const first = await tokenMailedTo(id);
    const { token } = await browserWithLinkOf(first);
    expect((await press(id, "sendLink")).ok).toBe(true);
    expect(await openStaffLink(first)).toEqual(dead);
    expect(await setPassword({ token, password: "a password of her own" })).toEqual(dead);
    const waiting = await db().message.findFirstOrThrow({ where: { staffId: id, status: "waiting" } });
    expect((await press(id, "sendLink")).ok).toBe(true);
    expect(await sendMessage(waiting.id, { kind: "outbox" })).toBe("busy");
    // A sender that had it in hand mints nothing any more.
    expect(await mintLink(waiting, new Date(Date.now() + 1000))).toBeNull();
    expect((await openStaffLink(await tokenMailedTo(id))).ok).toBe(true);
  });

  it("is void once its account is closed, and stays void when that is opened again", async () => {
    const { id } = await invited();
    const mailed = await tokenMailedTo(id);
    const { token } = await browserWithLinkOf(mailed);
    expect((await press(id, "deactivate")).ok).toBe(true);
    expect(await openStaffLink(mailed)).toEqual(dead);
    expect((await press(id, "activate")).ok).toBe(true);
    expect(await openStaffLink(mailed)).toEqual(dead);
    expect(await setPassword({ token, password: "a password of her own" })).toEqual(dead);
  });

  it("is refused for an address that is taken, events that do not exist, and by who is administrator no more", async () => {
    const { email } = await invited();
    const input = { ...wish, email, eventIds: [] as string[] };
    expect(await inviteStaff({ actor: administrator, input })).toMatchObject(refusal("exists"));
    const other = { ...input, email: `${randomUUID()}@press.example` };
    const nowhere = { ...other, eventIds: [randomUUID()] };
    expect(await inviteStaff({ actor: administrator, input: nowhere })).toMatchObject({
      error: { code: "form.unexpected" },
    });
    const another = await actorOf("administrator");
    await access(another.id, "officer");
    expect(await inviteStaff({ actor: another, input: other })).toEqual(refusal("notAllowed"));
    expect(await db().staff.count({ where: { email: other.email } })).toBe(0);
  });

  it("shows administrators its state, nobody of an event anything, and its text only in the try-out", async () => {
    const { id, email } = await invited();
    const message = await db().message.findFirstOrThrow({ where: { staffId: id } });
    const opened = (actor: Actor) => openLetter(actor, { id: message.id, hiddenLink: "HIDDEN", now: new Date() });
    const lineOf = async (actor: Actor) => (await listOutbox(actor))?.lines.find((line) => line.id === message.id);
    expect(await lineOf(administrator)).toMatchObject({ kind: "staffInvitation", recipient: null, mayOpen: false });
    expect(await opened(administrator)).toBeNull();
    const head = await actorOf("head");
    expect([await lineOf(head), await opened(head)]).toEqual([undefined, null]);
    await tokenMailedTo(id);
    expect(await opened(administrator)).toMatchObject({ recipient: email, real: true });
    expect(await opened(head)).toBeNull();
  });
});
