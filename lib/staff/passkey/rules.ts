import { err, ok, type Result } from "@/lib/result";

/** For whom a passkey is made: a domain, and the one origin that may ask for it. */
export type RelyingParty = { id: string; origin: string };

/** The relying party of this public address; null where browsers make none: for an IP address, and without HTTPS. */
export function relyingParty(publicUrl: string): RelyingParty | null {
  const { hostname, origin, protocol } = new URL(publicUrl);
  if (hostname === "localhost") return { id: hostname, origin };
  const isAddress = hostname.startsWith("[") || /^[\d.]+$/.test(hostname);
  return protocol === "https:" && !isAddress ? { id: hostname, origin } : null;
}

/** Whether a passkey may go: refuses "staff.lastFactor" where nothing would be left to sign in with. */
export function mayRemovePasskey({ app, passkeys }: { app: boolean; passkeys: number }): Result<undefined> {
  return app || passkeys > 1 ? ok(undefined) : err("staff.lastFactor");
}

/** More than anybody needs, and few enough to be asked about at every sign-in. */
export const mostPasskeys = 10;
