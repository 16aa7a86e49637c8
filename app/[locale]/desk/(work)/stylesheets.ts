import type { Locale } from "@/i18n/routing";
import { env } from "@/lib/env";
import { ownOrigin } from "@/lib/http/own-origin";

let known: Promise<readonly string[]> | undefined;

/**
 * The addresses of the desk's stylesheets. Next alone knows how it names them, so it is asked for a page in the desk's
 * frame: once, since a build does not change; in development each time.
 */
export function stylesheets(locale: Locale): Promise<readonly string[]> {
  if (env().NODE_ENV === "development") return ask(locale);
  known ??= ask(locale).catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

async function ask(locale: Locale): Promise<readonly string[]> {
  const page = await fetch(`${ownOrigin()}/${locale}/desk/styles`, { cache: "no-store" });
  const found = [...(await page.text()).matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
  if (found.length === 0) throw new Error("The desk's frame names no stylesheet");
  return found;
}
