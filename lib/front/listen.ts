import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { uploadPath } from "@/lib/files/rules";
import { answering } from "@/lib/front/answer-status";
import { type Availability, answerUnavailable, explainFailures } from "@/lib/front/availability";
import { bodyLimitOf, limitBody } from "@/lib/front/body-limit";
import { cleanHeaders, trustedProxies } from "@/lib/front/headers";
import { redactPath } from "@/lib/front/redact";
import { uploadTurns } from "@/lib/front/upload-turns";
import { networkOf } from "@/lib/limits/rules";
import { log } from "@/lib/log";

/** What stands behind the front and renders. */
export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** What the front needs to know; `times` in milliseconds. */
export type Front = {
  handler: Handler;
  availability: Availability;
  publicUrl: string;
  proxies: readonly string[];
  times?: { headers: number; request: number; check: number };
};

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

// Six of ten megabytes are read in some 200 MB; three of one newsroom leave room for others.
const turns = uploadTurns({ total: 6, ofOne: 3 });

/**
 * The HTTP server that every request passes before Next sees it: refuses malformed URLs (400), unknown methods (405),
 * bodies above the limit (413) and slow clients (408), cleans headers, answers 503 while the database is away, logs.
 */
export function createFront({ handler, availability, publicUrl, proxies, times }: Front): Server {
  const isTrusted = trustedProxies(proxies);
  const secure = publicUrl.startsWith("https:");
  // Three minutes: 10 MB by a slow telephone.
  const { headers, request, check } = times ?? { headers: 15_000, request: 180_000, check: 2_000 };
  const limits = { headersTimeout: headers, requestTimeout: request, connectionsCheckingInterval: check };
  return createServer({ ...limits, keepAliveTimeout: 10_000 }, (req, res) => {
    noteWhenDone(req, res);
    // RFC 6797: only said over HTTPS.
    if (secure) res.setHeader("Strict-Transport-Security", "max-age=31536000");
    if (!methods.has(req.method ?? "")) return refuse(res, 405, "This method is not allowed. Метод не поддерживается.");
    const url = req.url ?? "";
    if (!isWellFormed(url)) return refuse(res, 400, "This address is malformed. Адрес записан с ошибкой.");
    if (limitBody(req, res, bodyLimitOf(url))) return;
    cleanHeaders(req.headers, { peer: req.socket.remoteAddress ?? "", isTrusted, publicUrl });
    explainFailures(res, availability);
    serve(url, req, res).catch((err: unknown) => {
      log().error({ err, path: redactPath(url) }, "request failed");
      if (!res.headersSent) refuse(res, 500, "Something went wrong. Произошла ошибка.");
      else res.destroy();
    });
  });

  async function serve(url: string, req: IncomingMessage, res: ServerResponse) {
    if (url.startsWith(uploadPath) && !(await hasTurn(req, res))) return;
    if (needsDatabase(url) && !(await availability.isUp())) return answerUnavailable(res);
    await answering(res, () => handler(req, res));
  }
}

/** Waits for this upload's turn, which ends with its answer; false where its sender has gone. */
async function hasTurn(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const gone = new AbortController();
  res.once("close", () => gone.abort());
  const leave = await turns.enter(networkOf(String(req.headers["x-credence-address"])), gone.signal).catch(() => null);
  if (gone.signal.aborted) leave?.();
  else if (leave) res.once("close", leave);
  return leave !== null && !gone.signal.aborted;
}

function needsDatabase(url: string): boolean {
  return !url.startsWith("/_next/") && !url.startsWith("/api/health/");
}

/** An origin-form target whose path and query decode as UTF-8 and hold no NUL, which PostgreSQL's text cannot. */
function isWellFormed(url: string): boolean {
  if (!url.startsWith("/")) return false;
  try {
    return !decodeURIComponent(url).includes("\0") && URL.canParse(url, "http://localhost");
  } catch {
    return false;
  }
}

function refuse(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    Connection: "close",
  });
  res.end(`${text}\n`);
}

function noteWhenDone(req: IncomingMessage, res: ServerResponse): void {
  const { method, url = "" } = req;
  if (!needsDatabase(url)) return;
  const started = performance.now();
  res.once("close", () => {
    const ms = Math.round(performance.now() - started);
    log().info({ method, path: redactPath(url), status: res.statusCode, ms }, "request");
  });
}
