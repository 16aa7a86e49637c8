/**
 * A request's path as it may be logged: without its query, and without tokens (what follows /link/, and any segment of
 * forty letters or more: 256 bits in base64url are 43).
 */
export function redactPath(url: string): string {
  const [path = ""] = url.split("?");
  return path
    .replace(/\/link\/[^/]+/g, "/link/[token]")
    .split("/")
    .map((segment) => (segment.length >= 40 ? "[token]" : segment))
    .join("/");
}
