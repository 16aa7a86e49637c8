import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import { actorOf } from "@/lib/session";
import { ensureDemoStaff } from "@/lib/staff/commands";
import { checkCode, checkPassword, endSession } from "@/lib/staff/sign-in/commands";
import type { BrowserCookie } from "@/lib/staff/sign-in/cookies";
import { newTotpSecret, totpCode, totpStep } from "@/lib/staff/totp";
import type { StaffRole } from "@/lib/staff/types";

/** The password of every account made here. */
export const staffPassword = "a password of the tests";

/** A browser: it keeps cookies as one does, and comes from an address of its own. */
export function newBrowser(address = `2001:db8:${randomHextet()}:${randomHextet()}::1`) {
  const jar = new Map<string, string>();
  const request = (now = new Date()) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
    return { headers: new Headers({ "x-credence-address": address, ...(cookie ? { cookie } : {}) }), now };
  };
  const keep = (cookies: BrowserCookie[]) => {
    for (const { name, value, options } of cookies)
      if (options.maxAge === 0) jar.delete(name);
      else jar.set(name, value);
  };
  const step = async <T extends { ok: true; value: { cookies: BrowserCookie[] } } | { ok: false }>(
    answer: Promise<T>,
  ) => {
    const result = await answer;
    if (result.ok) keep(result.value.cookies);
    return result;
  };
  return {
    jar,
    request,
    step,
    password: (email: string, typed = staffPassword) => step(checkPassword({ email, password: typed }, request())),
    code: (code: string, now = new Date()) => step(checkCode({ code }, request(now))),
    leave: async () => keep((await endSession(request())).cookies),
    actor: (now = new Date()) => actorOf(request(now).headers, now),
  };
}

/** A part of an IPv6 address. */
export function randomHextet() {
  return Math.floor(Math.random() * 0xffff).toString(16);
}

/** An account with its second factor set up, and a source of codes that were not used yet. */
export async function newStaff(role: StaffRole = "officer") {
  const email = `${randomUUID()}@staff.example`;
  const totpSecret = newTotpSecret();
  await ensureDemoStaff([{ email, name: "Test", role, password: staffPassword, totpSecret }]);
  const { id } = await db().staff.findUniqueOrThrow({ where: { email }, select: { id: true } });
  const unused = [0, 1, -1].map((away) => totpCode(totpSecret, totpStep(new Date()) + away));
  const nextCode = () => unused.shift() ?? "no code left";
  return { id, email, totpSecret, nextCode };
}
