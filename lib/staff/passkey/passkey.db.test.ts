import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import type { Answer } from "@/lib/staff/passkey/ceremony";
import { addPasskey, endOtherSessions, removePasskey } from "@/lib/staff/passkey/commands";
import { readOwnAccount } from "@/lib/staff/passkey/queries";
import { addPasskeySchema } from "@/lib/staff/passkey/schema";
import { newAuthenticator } from "@/lib/staff/passkey/test-authenticator";
import { checkPasskey } from "@/lib/staff/sign-in/commands";
import { pendingSignIn } from "@/lib/staff/sign-in/queries";
import { newBrowser, newStaff } from "@/prisma/staff-factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const refusal = (code: string) => ({ ok: false, error: { code: `staff.${code}` } });

/** A person who is signed in by a code, and their authenticator without a passkey yet. */
async function person() {
  const [staff, browser, authenticator] = [await newStaff(), newBrowser(), newAuthenticator()];
  await browser.password(staff.email);
  await browser.code(staff.nextCode());
  const actor = (await browser.actor()) as Actor;
  const add = (answer: Answer, from = browser) =>
    addPasskey({ actor, input: { locale: "ru", name: "Ключ", answer }, headers: from.request().headers });
  const challenge = async (from = browser) =>
    (await readOwnAccount(actor, from.request()))?.creation?.challenge ?? "none is offered";
  return { ...staff, browser, authenticator, actor, add, challenge };
}

/** The same, with a passkey. */
async function passkeyOwner() {
  const owner = await person();
  const added = await owner.add(owner.authenticator.create({ challenge: await owner.challenge() }));
  expect(added.ok).toBe(true);
  return owner;
}

/** A browser that waits for the second factor, and what it asks of a passkey. */
async function waiting(email: string) {
  const browser = newBrowser();
  expect((await browser.password(email)).ok).toBe(true);
  const options = (await pendingSignIn(browser.request()))?.passkeys;
  const pass = (answer: Answer) => browser.step(checkPasskey({ answer }, browser.request()));
  return { browser, options, challenge: options?.challenge ?? "", pass };
}

describe("a passkey", () => {
  it("is added on record, listed, and lets its owner in after the password in place of a code", async () => {
    const { id, email, authenticator, actor, browser } = await passkeyOwner();
    const { browser: next, options, challenge, pass } = await waiting(email);
    expect(options?.allowCredentials).toEqual([expect.objectContaining({ id: authenticator.id })]);
    expect((await pass(authenticator.sign({ challenge }))).ok).toBe(true);
    expect((await next.actor())?.id).toBe(id);
    const own = await readOwnAccount(actor, browser.request());
    expect(own?.passkeys).toEqual([expect.objectContaining({ name: "Ключ", lastUsedAt: expect.any(Date) })]);
    const entries = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
    expect(entries.map(({ type, payload }) => [type, payload]).slice(1)).toEqual([
      ["staff.passkeyAdded", { passkey: "Ключ" }],
      ["staff.signedIn", { factor: "passkey" }],
    ]);
  });

  it("is not added for another challenge, origin or domain, in another session, nor twice", async () => {
    const owner = await person();
    const { authenticator, add } = owner;
    const challenge = await owner.challenge();
    const refused = [
      authenticator.create({ challenge: "A".repeat(43) }),
      authenticator.create({ challenge, origin: "https://evil.example" }),
      authenticator.create({ challenge, origin: "http://localhost:3001" }),
      authenticator.create({ challenge, rpId: "evil.example" }),
      authenticator.sign({ challenge }),
    ];
    for (const answer of refused) expect(await add(answer)).toEqual(refusal("passkeyRefused"));
    const elsewhere = newBrowser();
    await elsewhere.password(owner.email);
    await elsewhere.code(owner.nextCode());
    expect(await owner.challenge(elsewhere)).not.toBe(challenge);
    expect(await add(authenticator.create({ challenge }), elsewhere)).toEqual(refusal("passkeyRefused"));
    const good = authenticator.create({ challenge });
    expect((await add(good)).ok).toBe(true);
    expect(await add(good)).toEqual(refusal("passkeyRefused"));
    const thief = await person();
    const stolen = authenticator.create({ challenge: await thief.challenge() });
    expect(await thief.add(stolen)).toEqual(refusal("passkeyRefused"));
    expect(await db().staffPasskey.count({ where: { staffId: { in: [owner.id, thief.id] } } })).toBe(1);
  });

  it("lets nobody in by an answer to another sign-in or origin, by another's passkey, nor twice", async () => {
    const owner = await passkeyOwner();
    const { email, authenticator } = owner;
    const [one, other] = [await waiting(email), await waiting(email)];
    expect(one.challenge).not.toBe(other.challenge);
    const stranger = await passkeyOwner();
    const refused = [
      authenticator.sign({ challenge: other.challenge }),
      authenticator.sign({ challenge: one.challenge, origin: "https://evil.example" }),
      authenticator.sign({ challenge: one.challenge, rpId: "evil.example" }),
      stranger.authenticator.sign({ challenge: one.challenge }),
      newAuthenticator().sign({ challenge: one.challenge }),
    ];
    for (const answer of refused) expect(await one.pass(answer)).toEqual(refusal("passkeyRefused"));
    expect(await one.browser.actor()).toBeNull();
    const good = authenticator.sign({ challenge: one.challenge });
    const cookies = new Map(one.browser.jar);
    expect((await one.pass(good)).ok).toBe(true);
    const again = newBrowser();
    for (const [name, value] of cookies) again.jar.set(name, value);
    expect(await again.step(checkPasskey({ answer: good }, again.request()))).toEqual(refusal("signInAgain"));
    expect(await other.pass(good)).toEqual(refusal("passkeyRefused"));
  });

  it("lets only one of many simultaneous uses of one answer in", async () => {
    const { id, email, authenticator } = await passkeyOwner();
    const { browser, challenge } = await waiting(email);
    const answer = authenticator.sign({ challenge });
    const before = await db().staffSession.count({ where: { userId: id } });
    const answers = await Promise.all(Array.from({ length: 5 }, () => checkPasskey({ answer }, browser.request())));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().staffSession.count({ where: { userId: id } })).toBe(before + 1);
  });

  it("whose counter went back is a copy, and refused", async () => {
    const { email, authenticator } = await passkeyOwner();
    for (let use = 0; use < 3; use++) {
      const { challenge, pass } = await waiting(email);
      expect((await pass(authenticator.sign({ challenge }))).ok).toBe(true);
    }
    authenticator.rewind();
    const { challenge, pass } = await waiting(email);
    expect(await pass(authenticator.sign({ challenge }))).toEqual(refusal("passkeyRefused"));
  });

  it("counts with codes against the ten tries", async () => {
    const { email } = await passkeyOwner();
    const { challenge, pass } = await waiting(email);
    for (let tries = 0; tries < 10; tries++)
      expect(await pass(newAuthenticator().sign({ challenge }))).toEqual(refusal("passkeyRefused"));
    expect(await pass(newAuthenticator().sign({ challenge }))).toMatchObject(refusal("tooManyTries"));
  });

  it("is not offered, nor taken, before the account has its second factor", async () => {
    const { id, email, authenticator } = await passkeyOwner();
    const { challenge, pass } = await waiting(email);
    await db().staff.update({ where: { id }, data: { deactivatedAt: new Date() } });
    expect(await pass(authenticator.sign({ challenge }))).toEqual(refusal("passkeyRefused"));
    await db().staff.update({ where: { id }, data: { deactivatedAt: null, factorByLink: true } });
    expect(await pass(authenticator.sign({ challenge }))).toEqual(refusal("passkeyRefused"));
  });
});

describe("removing a passkey", () => {
  const remove = (actor: Actor, id: string) => removePasskey({ actor, input: { id, locale: "ru" } });

  it("is on record, holds at once, and is for its owner alone", async () => {
    const [owner, stranger] = [await passkeyOwner(), await passkeyOwner()];
    const { id } = await db().staffPasskey.findFirstOrThrow({ where: { staffId: owner.id } });
    const { challenge, pass } = await waiting(owner.email);
    expect(await remove(stranger.actor, id)).toEqual(refusal("passkeyGone"));
    expect((await remove(owner.actor, id)).ok).toBe(true);
    expect(await pass(owner.authenticator.sign({ challenge }))).toEqual(refusal("passkeyRefused"));
    expect((await waiting(owner.email)).options).toBeUndefined();
    expect(await db().auditEntry.count({ where: { subjectId: owner.id, type: "staff.passkeyRemoved" } })).toBe(1);
    expect(await remove(owner.actor, id)).toEqual(refusal("passkeyGone"));
  });

  it("tells its owner by a letter that it was added, and that it was removed", async () => {
    const { id, actor } = await passkeyOwner();
    const { id: passkey } = await db().staffPasskey.findFirstOrThrow({ where: { staffId: id } });
    expect((await removePasskey({ actor, input: { id: passkey, locale: "ru" } })).ok).toBe(true);
    const letters = await db().message.findMany({ where: { staffId: id }, orderBy: { id: "asc" } });
    expect(letters.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ["staffPasskeyAdded", actor.email],
      ["staffPasskeyRemoved", actor.email],
    ]);
  });

  it("never takes the last factor, even when two are removed at once", async () => {
    const owner = await passkeyOwner();
    const second = newAuthenticator();
    expect((await owner.add(second.create({ challenge: await owner.challenge() }))).ok).toBe(true);
    await db().staffTwoFactor.deleteMany({ where: { userId: owner.id } });
    const keys = await db().staffPasskey.findMany({ where: { staffId: owner.id } });
    const answers = await Promise.all(keys.map(({ id }) => remove(owner.actor, id)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual(refusal("lastFactor"));
  });
});

describe("signing out everywhere else", () => {
  it("ends all other sessions and half-done sign-ins, not this one nor anybody else's", async () => {
    const [owner, bystander] = [await passkeyOwner(), await person()];
    const { browser: other, challenge, pass } = await waiting(owner.email);
    expect((await pass(owner.authenticator.sign({ challenge }))).ok).toBe(true);
    const half = await waiting(owner.email);
    expect((await readOwnAccount(owner.actor, owner.browser.request()))?.otherSessions).toBe(1);
    const headers = owner.browser.request().headers;
    expect((await endOtherSessions({ actor: owner.actor, input: { locale: "ru" }, headers })).ok).toBe(true);
    expect(await other.actor()).toBeNull();
    expect(await half.pass(owner.authenticator.sign({ challenge: half.challenge }))).toEqual(refusal("signInAgain"));
    expect(await owner.browser.actor()).not.toBeNull();
    expect(await bystander.browser.actor()).not.toBeNull();
    expect((await readOwnAccount(owner.actor, owner.browser.request()))?.otherSessions).toBe(0);
  });
});

describe("an authenticator's answer", () => {
  const form = { locale: "ru", name: "Ключ" };

  it("is read as JSON of the right shape, and nothing else", () => {
    const answer = newAuthenticator().create({ challenge: "x" });
    expect(addPasskeySchema.parse({ ...form, answer: JSON.stringify(answer) }).answer).toMatchObject(answer);
    for (const wrong of ["", "{", "null", "[]", '{"id":1}', '{"id":"x","response":null}', `"${"x".repeat(20_000)}"`])
      expect(addPasskeySchema.safeParse({ ...form, answer: wrong }).success, wrong.slice(0, 30)).toBe(false);
  });
});
