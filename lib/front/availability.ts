import type { ServerResponse } from "node:http";
import pg from "pg";

/** Knows whether the database answers, from a connection of its own. */
export type Availability = {
  /** Whether it answered within the last second; asks when nobody has. */
  isUp(): Promise<boolean>;
  /** Whether a failure just now may have been the database's: it is away, or was within the last seconds. */
  wasLost(): Promise<boolean>;
  close(): Promise<void>;
};

const answerHolds = 1_000;
// Other connections notice a restart a little later than ours.
const lossHolds = 10_000;

/** Watches the database of this connection string; opens its connection on the first question. */
export function watchDatabase(connectionString: string): Availability {
  const pool = new pg.Pool({
    connectionString,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
    keepAlive: true,
  });
  let lostAt = Number.NEGATIVE_INFINITY;
  let last = { up: false, at: Number.NEGATIVE_INFINITY };
  let asking: Promise<boolean> | undefined;
  const lost = () => {
    lostAt = performance.now();
    return false;
  };
  // The open connection broke: the server went away, be it for a moment.
  pool.on("error", lost);
  const ask = async () => {
    const up = await pool.query("SELECT 1").then(() => true, lost);
    last = { up, at: performance.now() };
    asking = undefined;
    return up;
  };
  const askOnce = () => {
    asking ??= ask();
    return asking;
  };
  return {
    isUp: async () => (last.up && performance.now() - last.at < answerHolds ? true : askOnce()),
    wasLost: async () => !(await askOnce()) || performance.now() - lostAt < lossHolds,
    close: () => pool.end(),
  };
}

/** The answer while the database is away: 503 with Retry-After (RFC 9110, 10.2.3), a page in both languages. */
export function answerUnavailable(res: ServerResponse): void {
  for (const name of res.getHeaderNames()) res.removeHeader(name);
  res.writeHead(503, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": Buffer.byteLength(page),
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Cache-Control": "no-store",
    "Retry-After": "5",
  });
  res.end(page);
}

const page = `<!doctype html>
<html lang="ru">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Сервис временно недоступен · The service is unavailable</title>
<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:38rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}</style>
<main>
<h1>Сервис временно недоступен</h1>
<p>Мы\u00a0уже восстанавливаем его\u00a0работу. Отправленное раньше сохранено. Обновите страницу через\u00a0минуту: то, что\u00a0вы\u00a0ввели только что, нужно будет отправить ещё\u00a0раз.</p>
<div lang="en">
<h2>The service is temporarily unavailable</h2>
<p>We are bringing it back. What you sent before is safe. Reload the page in a minute: what you have just entered must be sent again.</p>
</div>
</main>
</html>
`;

/**
 * Holds back an answer of 500 until it is known whether the database was the reason; if so the answer becomes 503.
 * Everything else passes as it comes.
 */
export function explainFailures(res: ServerResponse, availability: Availability): void {
  const original = { writeHead: res.writeHead.bind(res), write: res.write.bind(res), end: res.end.bind(res) };
  let held: { chunks: Buffer[] } | undefined;
  const holds = (status: number) => {
    if (!held && status >= 500 && !res.headersSent) held = { chunks: [] };
    return held;
  };
  const keep = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === "string")
      held?.chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
    else if (chunk instanceof Uint8Array) held?.chunks.push(Buffer.from(chunk));
  };
  const callback = (args: unknown[]) => args.find((arg): arg is () => void => typeof arg === "function");

  res.writeHead = ((status: number, ...rest: unknown[]) => {
    if (!holds(status)) return Reflect.apply(original.writeHead, res, [status, ...rest]);
    res.statusCode = status;
    for (const [name, value] of Object.entries(rest.find((arg) => typeof arg === "object") ?? {}))
      res.setHeader(name, value);
    return res;
  }) as typeof res.writeHead;

  res.write = ((chunk: unknown, ...rest: unknown[]) => {
    if (!holds(res.statusCode)) return Reflect.apply(original.write, res, [chunk, ...rest]);
    keep(chunk, rest[0]);
    const done = callback(rest);
    if (done) process.nextTick(done);
    return true;
  }) as typeof res.write;

  res.end = ((...args: unknown[]) => {
    if (!holds(res.statusCode)) return Reflect.apply(original.end, res, args);
    keep(args[0], args[1]);
    const body = Buffer.concat(held?.chunks ?? []);
    res.writeHead = original.writeHead;
    res.write = original.write;
    res.end = original.end;
    const release = (lost: boolean) => {
      if (lost) return answerUnavailable(res);
      res.end(body, callback(args));
    };
    availability.wasLost().then(release, () => release(true));
    return res;
  }) as typeof res.end;
}
