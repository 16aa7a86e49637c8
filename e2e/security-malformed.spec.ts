import { createOpenEvent } from "@/prisma/factories";
import { expect, test } from "./own-server";
import { PlainClient } from "./plain-client";
import { type RawAnswer, request, sendRaw } from "./raw";
import { residentMegabytes } from "./resident";

let slow: Promise<RawAnswer>[] = [];

// Begun before the other tests, so that nobody waits for them.
test.beforeAll(({ own }) => {
  slow = [sendRaw(own.port, drips("GET /ru HTTP/1.1\r\nhost: localhost\r\nx-slow: "), { patience: 60_000 })];
});

async function* drips(start: string) {
  yield start;
  for (let second = 0; second < 40; second++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    yield "a";
  }
}

const multipart = (body: string) => ({
  headers: { "content-type": "multipart/form-data; boundary=b" },
  body: body.replaceAll("\n", "\r\n"),
});
const part = (name: string, value: string) => `--b\ncontent-disposition: form-data; name="${name}"\n\n${value}\n`;

test("a malformed action body answers 400, an unknown action 4xx", async ({ own }) => {
  const event = await createOpenEvent();
  const page = `/ru/apply/${event.slug}/outlet`;
  const origin = { origin: own.publicUrl };
  const id = actionIdOf((await new PlainClient(own).get(page)).text);
  const bodies: [string, ReturnType<typeof multipart>][] = [
    ["no fields", multipart("--b--\n")],
    ["cut short", multipart(`${part("0", '["$K1"]')}--b\ncontent-disp`)],
    ["without its boundary", multipart('{"a":1}')],
    ["not JSON", multipart(`${part("0", "[{},")}--b--\n`)],
    ["a reference to nothing", multipart(`${part("0", '[{},"$99"]')}--b--\n`)],
    ["very deep", multipart(`${part("0", `[${"[".repeat(50_000)}${"]".repeat(50_000)},"$K1"]`)}--b--\n`)],
    ["a boundary of nothing", { headers: { "content-type": "multipart/form-data" }, body: "x" }],
    ["text", { headers: { "content-type": "text/plain;charset=UTF-8" }, body: '[{},"$K1"]' }],
    ["JSON", { headers: { "content-type": "application/json" }, body: "{}" }],
    ["nothing at all", { headers: { "content-type": "" }, body: "" }],
  ];
  for (const [kind, { headers, body }] of bodies) {
    const { status } = await sendRaw(own.port, [
      request(`POST ${page}`, { ...origin, "next-action": id, ...headers }, body),
    ]);
    expect(status, `an action by script, ${kind}`).toBe(400);
  }
  for (const [kind, fields] of Object.entries({
    "names no action": part("$ACTION_REF_1", ""),
    "names it in no JSON": part("$ACTION_REF_1", "") + part("$ACTION_1:0", "{"),
    "binds it to nothing": part("$ACTION_REF_1", "") + part("$ACTION_1:0", `{"id":"${id}","bound":"$@7"}`),
  })) {
    const { headers, body } = multipart(`${fields}--b--\n`);
    const { status } = await sendRaw(own.port, [request(`POST ${page}`, { ...origin, ...headers }, body)]);
    expect(status, `a posted form that ${kind}`).toBe(400);
  }
  const whole = multipart(`${part("_1_locale", "ru")}${part("0", '[{},"$K1"]')}--b--\n`);
  for (const unknown of [`40${"0".repeat(40)}`, "x", "__proto__", "constructor", "a".repeat(3_000), id.slice(0, -1)]) {
    const { status } = await sendRaw(own.port, [
      request(`POST ${page}`, { ...origin, "next-action": unknown, ...whole.headers }, whole.body),
    ]);
    expect(status, `action ${unknown.slice(0, 50)}`).toBeGreaterThanOrEqual(400);
    expect(status, `action ${unknown.slice(0, 50)}`).toBeLessThan(500);
    for (const fields of [
      part(`$ACTION_ID_${unknown}`, ""),
      part("$ACTION_REF_1", "") + part("$ACTION_1:0", `{"id":"${unknown}","bound":null}`),
    ]) {
      const { headers, body } = multipart(`${fields}--b--\n`);
      const posted = await sendRaw(own.port, [request(`POST ${page}`, { ...origin, ...headers }, body)]);
      expect(posted.status, `posted, action ${unknown.slice(0, 50)}`).toBeGreaterThanOrEqual(400);
      expect(posted.status, `posted, action ${unknown.slice(0, 50)}`).toBeLessThan(500);
    }
  }
});

function actionIdOf(html: string): string {
  const id = /&quot;id&quot;:&quot;([0-9a-f]{40,})&quot;/.exec(html)?.[1];
  if (!id) throw new Error("The page has no action");
  return id;
}

const megabyte = Buffer.alloc(1024 * 1024, "a");

test("a body above the limit answers 413, announced or in chunks, and is kept nowhere", async ({ own }) => {
  test.setTimeout(90_000);
  const event = await createOpenEvent();
  const { headers } = multipart("");
  const targets = [`/ru/apply/${event.slug}/outlet`, "/ru/desk/sign-in", `/api/lists/${event.slug}/csv`];
  const announced = (target: string) => {
    const head = { origin: own.publicUrl, ...headers, "content-length": String(20 * megabyte.length) };
    return sendRaw(own.port, [request(`POST ${target}`, head), ...Array(20).fill(megabyte)]);
  };
  const chunked = (target: string) => {
    const head = { origin: own.publicUrl, ...headers, "transfer-encoding": "chunked" };
    const chunk = Buffer.concat([Buffer.from("100000\r\n"), megabyte, Buffer.from("\r\n")]);
    return sendRaw(own.port, [request(`POST ${target}`, head), ...Array(20).fill(chunk), "0\r\n\r\n"]);
  };
  const round = async () => {
    for (const target of targets) {
      const answers = await Promise.all([announced(target), announced(target), chunked(target), chunked(target)]);
      expect(
        answers.map(({ status }) => status),
        target,
      ).toEqual([413, 413, 413, 413]);
      most = Math.max(most, residentMegabytes(own));
    }
  };
  let most = 0;
  // Once before, so that what is loaded on the way, and what the first sockets take, does not count.
  await round();
  const before = residentMegabytes(own);
  most = before;
  for (let times = 0; times < 4; times++) await round();
  // 960 MB were sent.
  expect(most - before, "megabytes of growth").toBeLessThan(100);
});

test("a request to upgrade is one like any other: it passes the front, and its connection ends", async ({ own }) => {
  const upgrade = {
    connection: "Upgrade, close",
    upgrade: "websocket",
    "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
  };
  for (const line of ["GET /ru", "GET /_next/webpack-hmr", "POST /ru", "TRACE /ru", "GET /%zz"]) {
    const { status, text } = await sendRaw(own.port, [request(line, upgrade)], { patience: 12_000 });
    // Older versions of Node close such a connection without a word.
    expect([0, 200, 400, 403, 404, 405], line).toContain(status);
    if (status === 200) expect(text.toLowerCase()).toContain("content-security-policy: ");
  }
});

test("a client that never finishes its request is cut off", async () => {
  test.setTimeout(60_000);
  for (const answer of slow) expect((await answer).status).toBe(408);
});
