import type { AddressInfo } from "node:net";

// Next bundles the pages apart from the server: what both must know stands where both see it.
const holder = globalThis as typeof globalThis & { credenceOrigin?: string };

/** Notes where this process listens. */
export function noteOwnOrigin({ address, family, port }: Pick<AddressInfo, "address" | "family" | "port">): void {
  const host = { "0.0.0.0": "127.0.0.1", "::": "::1" }[address] ?? address;
  holder.credenceOrigin = `http://${family === "IPv6" ? `[${host}]` : host}:${port}`;
}

/** Where this process answers itself, past every proxy; throws before it listens. */
export function ownOrigin(): string {
  if (holder.credenceOrigin === undefined) throw new Error("This process listens nowhere yet");
  return holder.credenceOrigin;
}
