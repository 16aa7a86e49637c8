import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { env } from "@/lib/env";

// The sign-in library reads a stored secret as base 32 only behind this mark.
const mark = "base32:";

/** A TOTP secret (base 32) as the sign-in library stores it: encrypted under AUTH_SECRET. */
export async function encryptTotpSecret(secret: string): Promise<string> {
  return symmetricEncrypt({ key: env().AUTH_SECRET, data: `${mark}${secret}` });
}

/** The TOTP secret (base 32) from its stored form; throws when AUTH_SECRET is another one. */
export async function decryptTotpSecret(stored: string): Promise<string> {
  const secret = await symmetricDecrypt({ key: env().AUTH_SECRET, data: stored });
  if (!secret.startsWith(mark)) throw new Error("A second factor was stored by other means");
  return secret.slice(mark.length);
}

/** Whether this is what was stored; false, too, when it was stored under another AUTH_SECRET. */
export async function hasTotpSecret(stored: string, secret: string): Promise<boolean> {
  try {
    return (await decryptTotpSecret(stored)) === secret;
  } catch {
    return false;
  }
}
