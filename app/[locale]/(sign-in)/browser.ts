import { cookies, headers } from "next/headers";
import type { BrowserCookie } from "@/lib/staff/sign-in/cookies";

/** The browser behind the current request, as signing in asks about it. */
export async function browserRequest() {
  return { headers: new Headers(await headers()), now: new Date() };
}

/** Gives the browser cookies to keep, or takes them away. Only an action or a route can. */
export async function keep(list: readonly BrowserCookie[]): Promise<void> {
  const jar = await cookies();
  for (const { name, value, options } of list) jar.set(name, value, options);
}
