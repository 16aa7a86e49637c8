import autocannon from "autocannon";

/** What one run of load gave: requests a second, the 95th percentile in milliseconds, and how many answers were not as expected. */
export type Load = { perSecond: number; p95: number; wrong: number };

/** A request; where it differs each time, `next` makes it from its number. */
export type Target = {
  url: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
  next?: (count: number) => { headers?: Record<string, string>; body?: string };
  /** The status that counts as an answer. */
  expect?: number;
};

/** Loads one target over `connections` for `seconds`, after nothing: warm it up by an earlier call. */
export async function load(
  target: Target,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Load> {
  const { url, method = "GET", headers, body, next, expect = 200 } = target;
  let count = 0;
  let wrong = 0;
  const options: autocannon.Options = {
    url,
    connections,
    duration: seconds,
    requests: [
      {
        method,
        ...(headers && { headers }),
        ...(body !== undefined && { body }),
        ...(next && {
          setupRequest: (request: autocannon.Request) => {
            const made = next(count++);
            return { ...request, headers: { ...headers, ...made.headers }, body: made.body ?? body };
          },
        }),
        onResponse: (status: number) => {
          if (status !== expect) wrong++;
        },
      },
    ],
  };
  // The library's own summary knows the 90th and the 97.5th percentile alone.
  const times: number[] = [];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(options, (error, done) => (error ? reject(error) : resolve(done)));
    run.on("response", (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  });
  times.sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)] ?? Number.NaN;
  return { perSecond: result.requests.average, p95, wrong: wrong + result.errors };
}

/** The middle of three or more figures. */
export function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}
