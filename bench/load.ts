import autocannon from "autocannon";

/** What one run of load gave: requests a second, the 97.5th percentile in milliseconds, and how many answers were not as expected. */
export type Load = { perSecond: number; p97_5: number; wrong: number };

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
  const run = autocannon({
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
  });
  const result = await run;
  return { perSecond: result.requests.average, p97_5: result.latency.p97_5, wrong: wrong + result.errors };
}

/** The middle of three or more figures. */
export function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}
