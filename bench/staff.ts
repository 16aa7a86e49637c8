import { ensureDemoStaff } from "@/lib/staff/commands";
import { checkCode, checkPassword } from "@/lib/staff/sign-in/commands";
import { newTotpSecret, totpCode, totpStep } from "@/lib/staff/totp";

/** Signs a head of accreditation in and gives the Cookie header of their session. */
export async function deskCookie(): Promise<string> {
  const account = {
    email: `bench.${Date.now()}@credence.example`,
    name: "Bench",
    role: "head" as const,
    password: "a password of the bench",
    totpSecret: newTotpSecret(),
  };
  await ensureDemoStaff([account]);
  const now = new Date();
  const address = { "x-credence-address": "127.0.0.1" };
  const password = await checkPassword(account, { headers: new Headers(address), now });
  if (!password.ok) throw new Error(password.error.code);
  const challenge = cookieHeader(password.value.cookies);
  const code = totpCode(account.totpSecret, totpStep(now));
  const session = await checkCode({ code }, { headers: new Headers({ ...address, cookie: challenge }), now });
  if (!session.ok) throw new Error(session.error.code);
  return cookieHeader(session.value.cookies);
}

function cookieHeader(cookies: readonly { name: string; value: string }[]): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
