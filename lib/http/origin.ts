/** What a request says of where it comes from and whom it asks; headers as they came, absent ones null. */
export type Provenance = {
  method: string;
  origin: string | null;
  host: string | null;
  forwardedHost: string | null;
};

/** Where this installation is served: its configured origin, and whether it is the try-out on a loopback address. */
export type Served = { publicOrigin: string; tryout: boolean };

const reading = new Set(["GET", "HEAD", "OPTIONS"]);
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Whether the method may change something. */
export function isMutation(method: string): boolean {
  return !reading.has(method.toUpperCase());
}

/**
 * Whether a request that may change something comes from our own pages. It does when its Origin is the configured one,
 * or in the try-out the loopback address that was asked, and no X-Forwarded-Host says otherwise. A missing or "null"
 * Origin is foreign. Cookies alone prove nothing: the browser sends them for any site that asks (CSRF).
 */
export function isOwnOrigin({ origin, host, forwardedHost }: Omit<Provenance, "method">, served: Served): boolean {
  if (origin === null || !URL.canParse(origin)) return false;
  const from = new URL(origin);
  // "http://host/" or "http://user@host" is no origin that a browser sends.
  if (from.origin !== origin) return false;
  const own = origin === served.publicOrigin || (served.tryout && loopback.test(from.hostname) && from.host === host);
  return own && (forwardedHost === null || forwardedHost === from.host);
}
