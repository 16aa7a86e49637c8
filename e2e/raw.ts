import { connect, type Socket } from "node:net";

/** What came back over a connection: the status of the first answer (0 where there was none), and everything as text. */
export type RawAnswer = { status: number; text: string };

/**
 * Writes these bytes to a port of this machine, one part after another, and reads until the server closes or
 * `patience` milliseconds have passed without a byte.
 */
export async function sendRaw(
  port: number,
  parts: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  { patience = 10_000 }: { patience?: number } = {},
): Promise<RawAnswer> {
  const socket = connect({ port, host: "127.0.0.1" });
  const chunks: Buffer[] = [];
  const closed = new Promise<void>((resolve) => {
    socket.setTimeout(patience, () => socket.destroy());
    socket.on("data", (chunk) => chunks.push(chunk));
    // Cut off in the middle of our writing: what it said before counts.
    socket.on("error", () => undefined);
    socket.on("close", () => resolve());
  });
  for await (const part of parts) if (!(await write(socket, part))) break;
  await closed;
  const text = Buffer.concat(chunks).toString("latin1");
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text };
}

/** False once nobody reads any more. */
async function write(socket: Socket, part: string | Uint8Array): Promise<boolean> {
  if (socket.destroyed || !socket.writable) return false;
  if (socket.write(part)) return true;
  return new Promise((resolve) => {
    const settle = () => {
      socket.off("drain", settle).off("close", settle);
      resolve(!socket.destroyed);
    };
    socket.on("drain", settle).on("close", settle);
  });
}

/** A request as text, with a Host and "Connection: close". */
export function request(
  line: string,
  headers: Record<string, string> = {},
  body: string | Uint8Array = "",
): Uint8Array {
  const all = { host: "localhost", connection: "close", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const bytes = Buffer.from(body);
  const length = bytes.length > 0 && !("content-length" in all) ? `content-length: ${bytes.length}\r\n` : "";
  return Buffer.concat([Buffer.from(`${line} HTTP/1.1\r\n${lines.join("")}${length}\r\n`, "latin1"), bytes]);
}
