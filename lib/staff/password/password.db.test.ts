import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access";
import { db } from "@/lib/db";
import { sendMessage } from "@/lib/mail/send";
import { changePassword } from "@/lib/staff/password/commands";
import { changePasswordSchema } from "@/lib/staff/password/schema";
import { newBrowser, newStaff, staffPassword } from "@/prisma/staff-factories";
import { createTestDatabase, type TestDatabase } from "@/prisma/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const refusal = (code: string) => ({ ok: false, error: { code: `staff.${code}` } });
const newWords = "four words of my own";

/** A person who is signed in, here and in another browser. */
async function person() {
  const [staff, here, elsewhere] = [await newStaff(), newBrowser(), newBrowser()];
  for (const browser of [here, elsewhere]) {
    await browser.password(staff.email);
    await browser.code(staff.nextCode());
  }
  const actor = (await here.actor()) as Actor;
  const change = (current: string, password = newWords) =>
    changePassword({
      actor,
      input: { locale: "ru", current, password, repeated: password },
      headers: here.request().headers,
    });
  return { ...staff, here, elsewhere, change };
}

describe("one's own password", () => {
  it("is replaced by the present one; this browser stays signed in, all others do not", async () => {
    const { id, email, here, elsewhere, change } = await person();
    expect(await elsewhere.actor()).not.toBe(null);
    expect(await change(staffPassword)).toEqual({ ok: true, value: { next: "/ru/desk/account?done=password" } });
    expect((await here.actor())?.id).toBe(id);
    expect(await elsewhere.actor()).toBe(null);
    expect(await newBrowser().password(email)).toMatchObject(refusal("wrongCredentials"));
    expect((await newBrowser().password(email, newWords)).ok).toBe(true);
    const entry = await db().auditEntry.findFirstOrThrow({ where: { type: "staff.passwordChanged", subjectId: id } });
    expect(entry).toMatchObject({ actorId: id, payload: { sessions: 1 } });
    expect(JSON.stringify(entry)).not.toContain(newWords);
  });

  it("is told of by a letter without a link, which leaves and opens nothing", async () => {
    const { id, email, change } = await person();
    await change(staffPassword);
    const letter = await db().message.findFirstOrThrow({ where: { staffId: id } });
    expect(letter).toMatchObject({ kind: "staffPasswordChanged", recipient: email, status: "waiting" });
    expect(await sendMessage(letter.id, { kind: "outbox" })).toBe("sent");
    const { tryoutText } = await db().message.findUniqueOrThrow({ where: { id: letter.id } });
    expect(tryoutText).not.toContain("/link/");
    expect(await db().staffLink.count({ where: { staffId: id } })).toBe(0);
  });

  it("stays where the present one is mistaken or the new one is the same, and nobody is told", async () => {
    const { id, elsewhere, change } = await person();
    expect(await change("not the password")).toMatchObject(refusal("currentPasswordWrong"));
    expect(await change(staffPassword, staffPassword)).toMatchObject(refusal("passwordSame"));
    expect(await elsewhere.actor()).not.toBe(null);
    expect(await db().message.count({ where: { staffId: id } })).toBe(0);
  });

  it("is not checked any more after ten mistakes, the right one neither", async () => {
    const { change } = await person();
    for (let tries = 0; tries < 10; tries++)
      expect(await change("not the password")).toMatchObject(refusal("currentPasswordWrong"));
    expect(await change(staffPassword)).toMatchObject(refusal("tooManyTries"));
  });

  it("is not replaced by who was signed out meanwhile", async () => {
    const { id, email, change } = await person();
    await db().staffSession.deleteMany({ where: { userId: id } });
    expect(await change(staffPassword)).toMatchObject(refusal("signedOut"));
    expect((await newBrowser().password(email)).ok).toBe(true);
  });

  it("is replaced once by two who press at once", async () => {
    const { change } = await person();
    const results = await Promise.all([change(staffPassword, "one of two phrases"), change(staffPassword)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject(refusal("currentPasswordWrong"));
  });

  it("follows the rules of any new password", () => {
    const read = (password: string, repeated = password) =>
      changePasswordSchema.safeParse({ locale: "ru", current: "x", password, repeated }).error?.issues[0]?.message;
    expect(read("short")).toBe("staff.passwordTooShort");
    expect(read(newWords, "something else")).toBe("staff.passwordsDiffer");
    expect(read(newWords)).toBeUndefined();
    const empty = changePasswordSchema.safeParse({ locale: "ru", current: "", password: newWords, repeated: newWords });
    expect(empty.error?.issues).toMatchObject([{ message: "staff.currentPasswordMissing", path: ["current"] }]);
  });
});
