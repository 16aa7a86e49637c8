import { expect, test } from "./own-server";
import { PlainClient } from "./plain-client";
import { request, sendRaw } from "./raw";
import { routesOfBuild } from "./routes";
import { seeded } from "./seeded";

const paths = [
  "/",
  "//",
  "/ru",
  "/en/..",
  "/%",
  "/%c0%af",
  "/%ff%fe",
  "/%00",
  "/ru/%00",
  "/ru/%2e%2e/%2e%2e/etc/passwd",
  "/ru/..;/desk",
  "/ru/\\..\\",
  "/ru//evil.example",
  "/%2f%2fevil.example",
  "//evil.example/ru",
  "/ru/events/%E2%80%AE",
  "/_next/data/x/ru.json",
  "/_next/image?url=%2Fx&w=64&q=75",
  "/_next/static/../../package.json",
  "/_next/static/%2e%2e/%2e%2e/package.json",
  "/.env",
  "/api",
  "/api/lists",
  "http://evil.example/ru",
  "*",
  "ru",
  "/ru?%",
  "/ru?a[b]=c&a=1&a=2&__proto__=x",
  `/ru/${"a".repeat(4_000)}`,
  `/ru?q=${"%F0%9F%98%80".repeat(300)}`,
  `/${"a/".repeat(2_000)}`,
  `/ru/${"a".repeat(40_000)}`,
  "/ru/events/a b",
  "/ru#x",
  "/\u00ff",
];
const fillers = [
  "x",
  "%00",
  "%ff",
  "..",
  "%2e%2e%2f",
  "'",
  "%27%20OR%201=1",
  "[object Object]",
  "__proto__",
  "constructor",
  "-1",
  "99999999999999999999",
  "00000000-0000-0000-0000-000000000000",
  "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz",
  "%F0%9F%98%80",
  "%D0%98",
  "a".repeat(300),
  "A".repeat(43),
  "csv",
  "outlet",
  "null",
  "%5Bid%5D",
];
const queries = [
  "",
  "?",
  "?event=",
  "?event=x&event=y",
  "?page=-1",
  "?after=x&before=y",
  "?q=%27%3B--",
  "?state=zzz&regime=zzz&sort=zzz",
  "?_rsc=x",
  "?errors",
  "?new",
  "?from=check",
  "?type=__proto__&after=0",
  "?column=x&language=xx",
  "?after=00000000-0000-0000-0000-000000000000",
  "?sort=__proto__&state=constructor",
];
const methods = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "CONNECT",
  "PROPFIND",
  "get",
  "X",
];
const oddHeaders: Record<string, string>[] = [
  {},
  {},
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-state-tree": "%5B%22" },
  { rsc: "1", "next-router-state-tree": "x".repeat(5_000) },
  { rsc: "1", "next-router-state-tree": encodeURIComponent('["",{"children":["__proto__",{}]}]') },
  { rsc: "1", "next-router-segment-prefetch": "/_tree" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "../../x" },
  { "next-action": "x" },
  { "next-action": "" },
  { cookie: "__Host-credence.session_token=%ff; __Host-draft.x=%; =; a" },
  { cookie: `__Host-applications=${"A".repeat(43)}.${"B".repeat(43)}.x` },
  { "accept-language": "\u00ff,*;q=x" },
  { accept: "x/x", "accept-encoding": "x" },
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  { "x-forwarded-for": "x, ::1, 999.999.999.999" },
  { "x-forwarded-host": "a b", "x-forwarded-proto": "javascript" },
  { host: "" },
  { host: "a/b@c" },
  { range: "bytes=-1" },
  { "if-none-match": "*", "if-modified-since": "x" },
  { expect: "100-continue" },
  { "content-length": "-1" },
  { "content-length": "5" },
  { "transfer-encoding": "x" },
  { "content-type": "multipart/form-data" },
  { "content-type": "application/x-www-form-urlencoded" },
  { "x-big": "a".repeat(20_000) },
  { upgrade: "websocket", connection: "Upgrade" },
  { purpose: "prefetch", "x-nextjs-data": "1" },
];
const odd = ["", "", "a=b", "{", "--b\r\n", "\0\0\0\0", "%%%", "a".repeat(2_000)];

test("no URL, method, header or body gives a 5xx on any route", async ({ own }) => {
  test.setTimeout(120_000);
  const random = seeded(11);
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T => {
    const found = list[Math.floor(random() * list.length)];
    if (found === undefined) throw new Error("Nothing to pick from");
    return found;
  };
  const routes = routesOfBuild();
  const targets = [
    ...paths.map((path) => ({ path, method: "GET" })),
    ...Array.from({ length: 320 }, (_, number) => {
      const route = routes[number % routes.length]?.path ?? "/";
      const locale = random() < 0.7 ? pick(["ru", "en"]) : pick(fillers);
      const path = route.replace("[locale]", locale).replaceAll(/\[\W*\w+\]/g, () => pick(fillers));
      return { path: path + pick(queries), method: random() < 0.5 ? "GET" : pick(methods) };
    }),
  ];
  const requests = targets.map(({ path, method }) => {
    const headers = { ...(random() < 0.8 ? { origin: own.publicUrl } : {}), ...pick(oddHeaders) };
    return { line: `${method} ${path}`, headers, body: method === "GET" ? "" : pick(odd) };
  });
  const failed: string[] = [];
  const pool = requests.values();
  const client = async () => {
    for (const { line, headers, body } of pool) {
      const { status } = await sendRaw(own.port, [request(line, headers, body)], { patience: 2_000 });
      if (status >= 500) failed.push(`${status} ${line} ${JSON.stringify({ headers, body })}`.slice(0, 500));
    }
  };
  await Promise.all([client(), client(), client(), client()]);
  expect(failed).toEqual([]);
  expect((await new PlainClient(own).get("/ru")).status).toBe(200);
  expect(own.strangers(), "asked, made by a request to ask").toEqual([]);
  expect(own.log()).not.toMatch(/unhandled|uncaught/i);
});
