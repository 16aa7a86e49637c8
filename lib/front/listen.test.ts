import { once } from "node:events";
import { type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Availability } from "@/lib/front/availability";
import { bodyLimit } from "@/lib/front/body-limit";
import { createFront } from "@/lib/front/listen";

process.env.DATABASE_URL ??= "postgresql://127.0.0.1/none";
process.env.LOG_LEVEL = "silent";

const up: Availability = { isUp: async () => true, wasLost: async () => false, close: async () => undefined };
const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listen(handler: (req: IncomingMessage, res: ServerResponse) => Promise<void>, rest: object = {}) {
  const front = createFront({ handler, availability: up, publicUrl: "http://localhost", proxies: [], ...rest });
  open.push(front);
  front.listen(0, "127.0.0.1");
  await once(front, "listening");
  return (front.address() as AddressInfo).port;
}

/** Reads the whole body and answers with its length. */
async function count(req: IncomingMessage, res: ServerResponse) {
  let length = 0;
  for await (const chunk of req) length += chunk.length;
  res.end(String(length));
}

async function send(
  port: number,
  options: { method?: string; path?: string; headers?: object; body?: Iterable<Buffer> },
) {
  const { method = "POST", path = "/", headers = {}, body = [] } = options;
  const outgoing = request({ port, host: "127.0.0.1", method, path, headers: { ...headers } });
  outgoing.on("error", () => undefined);
  for (const chunk of body) outgoing.write(chunk);
  outgoing.end();
  const [response] = (await once(outgoing, "response")) as [IncomingMessage];
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += chunk;
  return { status: response.statusCode, headers: response.headers, text };
}

const chunks = (bytes: number) => Array.from({ length: Math.ceil(bytes / 65_536) }, () => Buffer.alloc(65_536));

describe("the front", () => {
  it("passes bodies up to the limit, chunked or announced, whole", async () => {
    const port = await listen(count);
    expect(await send(port, { body: chunks(bodyLimit) })).toMatchObject({ status: 200, text: String(bodyLimit) });
    const headers = { "content-length": String(bodyLimit) };
    expect(await send(port, { headers, body: chunks(bodyLimit) })).toMatchObject({ text: String(bodyLimit) });
  });

  it("answers 413 to a larger body, and its reader never sees a shortened one", async () => {
    const ends: string[] = [];
    const port = await listen(async (req, res) => {
      await count(req, res).then(
        () => ends.push("whole"),
        () => ends.push("cut"),
      );
    });
    const headers = { "content-length": String(3 * bodyLimit) };
    expect((await send(port, { headers, body: chunks(3 * bodyLimit) })).status).toBe(413);
    expect((await send(port, { body: chunks(3 * bodyLimit) })).status).toBe(413);
    await expect.poll(() => ends).toEqual(["cut"]);
  });

  it("answers 400 to malformed addresses and 405 to odd methods, without asking anybody", async () => {
    const port = await listen(async () => expect.unreachable());
    for (const path of ["/%E0%A4%A", "/%", "/a?b=%ff", "/%00", "http://evil.example/", "/?q=%00"])
      expect([path, (await send(port, { method: "GET", path })).status]).toEqual([path, 400]);
    expect((await send(port, { method: "TRACE" })).status).toBe(405);
  });

  it("cuts off clients that send too slowly", async () => {
    const port = await listen(count, { times: { headers: 150, request: 200, check: 50 } });
    for (const start of ["GET / HTTP/1.1\r\nHo", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nab"]) {
      const socket = connect(port, "127.0.0.1");
      socket.write(start);
      const [answer] = await once(socket, "data");
      expect(String(answer)).toMatch(/^HTTP\/1.1 408 /);
      socket.destroy();
    }
  });

  it("answers 503 with Retry-After while the database is away, and asks nobody else", async () => {
    const away = { ...up, isUp: async () => false };
    const port = await listen(async (_req, res) => void res.end("fine"), { availability: away });
    const answer = await send(port, { method: "GET" });
    expect(answer).toMatchObject({ status: 503, headers: { "retry-after": "5", "cache-control": "no-store" } });
    expect(answer.text).toContain("Сервис временно недоступен");
    expect((await send(port, { method: "GET", path: "/api/health/live" })).text).toBe("fine");
  });

  it("turns a failure into 503 when the database was its reason, and leaves it 500 when not", async () => {
    const fail = async (_req: IncomingMessage, res: ServerResponse) => {
      res.setHeader("X-Page", "error");
      res.writeHead(500, { "Content-Type": "text/html" });
      res.write("<p>an error");
      res.end(" page</p>");
    };
    const lost = await listen(fail, { availability: { ...up, wasLost: async () => true } });
    const answer = await send(lost, { method: "GET" });
    expect(answer).toMatchObject({ status: 503, headers: { "retry-after": "5" } });
    expect(answer.headers).not.toHaveProperty("x-page");
    const own = await listen(fail);
    expect(await send(own, { method: "GET" })).toMatchObject({
      status: 500,
      text: "<p>an error page</p>",
      headers: { "x-page": "error", "content-type": "text/html" },
    });
  });

  it("reads so many uploads at once, and holds back the bodies of the others until it is their turn", async () => {
    let reading = 0;
    let most = 0;
    const answers: (() => void)[] = [];
    const port = await listen(async (req, res) => {
      most = Math.max(most, ++reading);
      await count(req, { end: () => undefined } as unknown as ServerResponse);
      await new Promise<void>((resolve) => answers.push(resolve));
      reading -= 1;
      res.end("taken");
    });
    const sent = Array.from({ length: 8 }, () => send(port, { path: "/api/uploads/x", body: chunks(2 * bodyLimit) }));
    await expect.poll(() => answers.length).toBe(3);
    // Other pages do not wait for them.
    const page = send(port, { path: "/ru" });
    await expect.poll(() => answers.length).toBe(4);
    for (let done = 0; done < 9; done++) {
      await expect.poll(() => answers.length).toBeGreaterThan(0);
      answers.shift()?.();
    }
    for (const answer of await Promise.all([...sent, page]))
      expect(answer).toMatchObject({ status: 200, text: "taken" });
    expect(most).toBe(4);
  });

  it("asks browsers to stay with HTTPS only where it is served by HTTPS", async () => {
    const handler = async (_req: IncomingMessage, res: ServerResponse) => void res.end();
    const plain = await send(await listen(handler), {});
    const secure = await send(await listen(handler, { publicUrl: "https://press.example" }), {});
    expect(plain.headers).not.toHaveProperty("strict-transport-security");
    expect(secure.headers["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
  });
});
