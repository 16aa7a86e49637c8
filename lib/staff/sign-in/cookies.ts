import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { staffCookie } from "@/lib/session";

/** A cookie for the browser to keep: `maxAge` in seconds, 0 deletes it. */
export type BrowserCookie = {
  name: string;
  value: string;
  options: {
    httpOnly?: boolean;
    sameSite?: "lax" | "strict" | "none";
    secure?: boolean;
    path?: string;
    maxAge?: number;
  };
};

/** The cookies that the sign-in library set on its answer. */
export function cookiesOf(answer: Headers): BrowserCookie[] {
  return answer.getSetCookie().flatMap((line) =>
    [...parseSetCookieHeader(line)].map(([name, attributes]) => {
      const { httpOnly, sameSite, secure, path, maxAge } = toCookieOptions(attributes);
      return { name, value: attributes.value, options: { httpOnly, sameSite, secure, path, maxAge } };
    }),
  );
}

/** A staff cookie of our own; `maxAge` in seconds, 0 deletes it. */
export function ownCookie(name: string, value: string, maxAge: number): BrowserCookie {
  const { name: fullName, attributes } = staffCookie(name);
  return { name: fullName, value, options: { ...attributes, maxAge } };
}

/** The value of one cookie of a request, or undefined. */
export function cookieIn(requestHeaders: Headers, name: string): string | undefined {
  const { name: fullName } = staffCookie(name);
  for (const part of (requestHeaders.get("cookie") ?? "").split(";")) {
    const [key, ...value] = part.split("=");
    if (key?.trim() === fullName) return value.join("=").trim();
  }
}
