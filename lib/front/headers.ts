import type { IncomingHttpHeaders } from "node:http";
import { BlockList, isIP } from "node:net";

/** Tells whether an address belongs to a configured proxy. */
export type TrustedProxies = (address: string) => boolean;

/** What only we and our proxies may say: where a request came from, and what Next tells itself between its parts. */
const internalHeaders =
  /^(x-forwarded-.*|forwarded|x-real-ip|x-credence-.*|x-middleware-.*|x-invoke-.*|x-matched-path|x-nextjs-matched-path|x-now-route-matches|x-prerender-.*|x-next-revalidate.*|x-next-resume.*|next-resume)$/;

/** Reads TRUSTED_PROXIES: addresses, or ranges such as 10.0.0.0/8. */
export function trustedProxies(list: readonly string[]): TrustedProxies {
  const known = new BlockList();
  for (const entry of list) {
    const [address = "", bits] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) known.addAddress(address, family);
    else known.addSubnet(address, Number(bits), family);
  }
  return (address) => known.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/**
 * Takes out of a request's headers what a client may not say, and writes who asks into `x-credence-address`: the peer, or
 * behind trusted proxies the last address that none of them is. The public origin is told to Next only from there.
 */
export function cleanHeaders(
  headers: IncomingHttpHeaders,
  { peer, isTrusted, publicUrl }: { peer: string; isTrusted: TrustedProxies; publicUrl: string },
): void {
  const forwarded = String(headers["x-forwarded-for"] ?? "").split(",");
  for (const name of Object.keys(headers)) if (internalHeaders.test(name)) delete headers[name];
  let address = plain(peer);
  if (isTrusted(address)) {
    const { host, protocol } = new URL(publicUrl);
    headers["x-forwarded-host"] = host;
    headers["x-forwarded-proto"] = protocol.slice(0, -1);
    while (isTrusted(address)) {
      const before = plain(forwarded.pop()?.trim() ?? "");
      if (isIP(before) === 0) break;
      address = before;
    }
  }
  headers["x-credence-address"] = address;
}

/** An IPv4 address as itself where the socket gives it as IPv6 (::ffff:192.0.2.1). */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
