import type { Place } from "./access-world";
import type { Answer } from "./plain-client";

/**
 * An answer without what differs from request to request: nonces, the names that the request itself said, and the order
 * in which the rows of its payload got ready.
 */
export function withoutNames(text: string, place?: Place): string[] {
  let plain = text.replace(/nonce(?:=|\\?":\\?)"?[^"\\ >]+/g, "nonce").replace(/"digest":"[^"]*"/g, "");
  const { application, letter, notice, batch, sheet, event, vetting, entered } = place ?? {};
  const ids = [
    application?.id,
    letter?.id,
    notice?.id,
    batch?.id,
    sheet?.id,
    sheet?.entry,
    entered?.id,
    event?.slug,
    vetting?.batch,
  ];
  for (const name of ids) if (name) plain = plain.replaceAll(name, "NAME");
  return plain.split(/\\n|\n/).toSorted();
}

/** The router's requests are redirected to the same page under an address that names what they ask for: that address. */
export function ownRedirect(answer: Answer, path: string): string | undefined {
  const asked = new URL(path, "http://desk");
  const to = new URL(answer.headers.get("location") ?? "", asked);
  return to.searchParams.has("_rsc") && to.pathname === asked.pathname ? to.pathname + to.search : undefined;
}
