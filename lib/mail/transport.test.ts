import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "@/lib/mail/test-server";
import { serverTransport, type Transport } from "@/lib/mail/transport";
import type { Letter } from "@/lib/mail/types";

let server: TestServer;
let transport: Extract<Transport, { kind: "server" }>;

beforeAll(async () => {
  server = await startTestServer();
  const made = serverTransport({ url: server.url, from: "no-reply@press.example" });
  if (made.kind !== "server") throw new Error("Not a server's transport");
  transport = made;
});
afterEach(() => {
  server.received.length = 0;
});
afterAll(async () => {
  transport.close();
  await server.stop();
});

const letter: Letter = { locale: "ru", subject: "Тема", parts: [{ kind: "text", text: "Текст" }] };
const messageId = "<0198c0de-0000-7000-8000-000000000001@press.example>";

describe("a letter that is posted", () => {
  it("reaches its one recipient with both its forms, its Message-ID and no trace of anybody else", async () => {
    await transport.post({ recipient: "aglaia@telegraf.example", messageId, letter });
    const [one] = server.received;
    expect(server.received).toHaveLength(1);
    expect(one).toMatchObject({ from: "no-reply@press.example", to: ["aglaia@telegraf.example"] });
    expect(one?.mail).toMatchObject({ subject: "Тема", messageId, text: "Текст\n" });
    expect(one?.mail.html).toContain("<p>Текст</p>");
    expect(one?.mail.headers.get("auto-submitted")).toBe("auto-generated");
  });

  it.each([
    "a@b.example, c@evil.example",
    "a@b.example\r\nBcc: c@evil.example",
    "a@b.example\r\nRCPT TO:<c@evil.example>",
    '"a,c@evil.example"@b.example',
    '"a@b.example\\" <c@evil.example>"@b.example',
    "Имя <a@b.example>",
    "a@b.example;c@evil.example",
    "team:a@b.example,c@evil.example;",
    "a@evil.example@b.example",
    "a@b.example> SIZE=1\r\nRCPT TO:<c@evil.example",
  ])("is refused for good when its recipient is %j, which might be more than one", async (recipient) => {
    await expect(transport.post({ recipient, messageId, letter })).rejects.toMatchObject({ code: "EADDRESS" });
    expect(server.received).toEqual([]);
  });

  it.each([
    "CR\rBcc: c@evil.example",
    "LF\nBcc: c@evil.example",
    "CRLF\r\nBcc: c@evil.example\r\n\r\nbody",
    "NUL\u0000, c@evil.example",
    '"quoted, c@evil.example" <c@evil.example>',
    "line\u2028Bcc: c@evil.example\u0085To: d@evil.example",
    "dot\r\n.\r\nMAIL FROM:<x@evil.example>\r\nRCPT TO:<c@evil.example>\r\nDATA\r\n",
  ])("reaches its one recipient, whatever stands in any field: %j", async (hostile) => {
    await transport.post({
      recipient: "aglaia@telegraf.example",
      messageId,
      letter: {
        locale: "ru",
        subject: hostile,
        parts: [
          { kind: "text", text: hostile },
          { kind: "facts", rows: [{ label: hostile, value: hostile }] },
          { kind: "link", label: hostile, url: "https://press.example/ru/link/abc" },
        ],
      },
    });
    expect(server.received.map(({ to }) => to)).toEqual([["aglaia@telegraf.example"]]);
    const mail = server.received[0]?.mail;
    expect([...(mail?.headers.keys() ?? [])].sort()).toEqual([
      "auto-submitted",
      "content-type",
      "date",
      "from",
      "message-id",
      "mime-version",
      "subject",
      "to",
    ]);
    expect(mail?.headers.get("to")).toMatchObject({ text: "aglaia@telegraf.example" });
  });

  it("goes to an address in another script by its ASCII form", async () => {
    await transport.post({ recipient: "a@пример.example", messageId, letter });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.raw).toContain("\r\nTo: a@xn--e1afmkfd.example\r\n");
  });
});
