// A server process of a test's own. Before anything else is loaded it notes, in the file CONTACTS_FILE, whom this
// process turns to: each connection, datagram and question to the DNS.
import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import net from "node:net";

const file = process.env.CONTACTS_FILE;

function note(kind: string, whom: string): void {
  if (file) appendFileSync(file, `${kind} ${whom}\n`);
}

/** Calls `before` with the arguments of each call of `owner[name]`, then makes the call. */
function listenIn(owner: object, name: string, before: (args: unknown[]) => void): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== "function") return;
  Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
    before(args);
    return Reflect.apply(original, this, args);
  });
}

listenIn(net.Socket.prototype, "connect", (args) => {
  const [first, second]: unknown[] = Array.isArray(args[0]) ? args[0] : args;
  const options = typeof first === "object" && first !== null ? first : { port: first, host: second };
  const { host, port, path } = options as Record<string, unknown>;
  note("tcp", path === undefined ? `${typeof host === "string" ? host : "localhost"}:${port}` : `unix:${path}`);
});
listenIn(dgram.Socket.prototype, "send", (args) =>
  note("udp", args.filter((arg) => typeof arg !== "object").join(" ")),
);
for (const owner of [dns, dns.promises])
  for (const name of ["lookup", "resolve", "resolve4", "resolve6", "resolveAny", "resolveSrv", "resolveTxt"])
    listenIn(owner, name, ([host]) => {
      if (net.isIP(String(host)) === 0) note("dns", String(host));
    });

const { serve } = await import("@/server");
const server = await serve();
process.on("SIGTERM", () => server.stop().then(() => process.exit(0)));
// The test that started it is gone.
process.on("disconnect", () => process.exit(0));
