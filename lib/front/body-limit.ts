import type { IncomingMessage, ServerResponse } from "node:http";
import { maxUploadBytes, uploadPath } from "@/lib/files/rules";

/** The largest body of a request: 1 MB, or a file and what is around it where uploads go. */
export const bodyLimit = 1_048_576;

/** The largest body that this address takes; the page behind it checks what it is once more. */
export function bodyLimitOf(url: string): number {
  return url.startsWith(uploadPath) ? maxUploadBytes : bodyLimit;
}

/** How long the rest of a refused body is read and dropped, so that the client gets to see the answer. */
const courtesyMilliseconds = 2_000;

/**
 * Refuses a body above the limit with 413: at once where the length is announced, else as soon as the bytes that came
 * in exceed it. Nothing is kept. True when the request is answered, and nobody else must.
 */
export function limitBody(req: IncomingMessage, res: ServerResponse, limit = bodyLimit): boolean {
  if (Number(req.headers["content-length"] ?? 0) > limit) {
    const finish = refuse(req, res);
    req.once("end", finish);
    req.resume();
    return true;
  }
  let seen = 0;
  let finish: (() => void) | undefined;
  const push = req.push.bind(req);
  req.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk instanceof Uint8Array) seen += chunk.length;
    if (seen <= limit) return push(chunk, encoding);
    finish ??= refuse(req, res);
    // The end is not passed on: a body cut short must never look like a whole one. Its reader sees the connection close.
    if (chunk === null) finish();
    return true;
  };
  return false;
}

/** Answers 413 and silences everybody else; gives the function that closes the connection when the client has finished. */
function refuse(req: IncomingMessage, res: ServerResponse): () => void {
  const text = "The request is too large. Запрос слишком велик.\n";
  const end = res.end.bind(res);
  if (!res.headersSent) {
    res.writeHead(413, {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Length": Buffer.byteLength(text),
      Connection: "close",
    });
    res.write(text);
  }
  res.writeHead = () => res;
  res.write = () => true;
  res.end = () => res;
  const finish = () => {
    clearTimeout(timer);
    end();
    // Its reader, if there is one, learns that no more will come.
    req.destroy();
  };
  const timer = setTimeout(finish, courtesyMilliseconds);
  req.once("close", finish);
  return finish;
}
