import { db } from "@/lib/db";
import { createApplication, createOpenEvent, createSheet, russianApplicant, sendToVetting } from "@/prisma/factories";
import { holderOf, readyDraft, staffClient, staffMember, submit } from "./own-arrange";
import { expect, type OwnServer, test } from "./own-server";
import { type Answer, PlainClient, softNavigations } from "./plain-client";
import { exportList } from "./plain-journey";
import { request, sendRaw } from "./raw";
import { fillIn, type Route, routesOfBuild, vetted } from "./routes";

type Asked = { route: Route; answer: Answer };

/** Every page and handler, as nobody, as an applicant and as an officer, each also as the payload of a soft navigation. */
async function everyAnswer(own: OwnServer): Promise<Asked[]> {
  const event = await createOpenEvent();
  const applicant = holderOf(own, event, await readyDraft(event));
  await submit(applicant, event);
  const application = await db().application.findFirstOrThrow({ where: { eventId: event.id } });
  const { id: staffId } = await staffMember("officer");
  const sheet = await createSheet({ event, enteredById: staffId });
  const vetting = await sendToVetting({ eventId: event.id, staffId, applicationId: application.id });
  const known = {
    locale: "ru",
    slug: event.slug,
    event: event.slug,
    format: "csv",
    step: "outlet",
    section: "contact",
  };
  const values = {
    ...known,
    reference: application.reference,
    token: "A".repeat(43),
    id: application.id,
    rest: "nowhere",
    application: application.id,
    purpose: "photo",
    sheet: sheet.id,
    entry: sheet.entry,
    batch: vetting.batch,
    [vetted]: vetting.entry,
  };
  const all: Asked[] = [];
  for (const client of [new PlainClient(own), applicant, await staffClient(own, "officer")])
    for (const route of routesOfBuild())
      for (const headers of [{}, ...softNavigations])
        all.push({ route, answer: await client.payload(fillIn(route, values), headers) });
  // Not a test of nothing: payloads, and not only pages, are among them.
  expect(all.filter(({ answer }) => isPayload(answer)).length).toBeGreaterThan(60);
  return all;
}

let all: Asked[] = [];
test.beforeAll(async ({ own }) => {
  test.setTimeout(90_000);
  all = await everyAnswer(own);
});

const isPayload = ({ headers }: Answer) => headers.get("content-type")?.startsWith("text/x-component");
const isHtml = ({ headers }: Answer) => headers.get("content-type")?.startsWith("text/html");
const personal = /^\/\[locale\]\/(apply|status|link|desk)(\/|$)/;

test("every answer lets only scripts with its own nonce run, and nothing come from elsewhere", () => {
  const nonces = new Set<string>();
  for (const { answer } of all) {
    const policy = answer.headers.get("content-security-policy") ?? "";
    const directives = new Map(policy.split("; ").map((line) => [line.split(" ")[0], line.split(" ").slice(1)]));
    const scripts = directives.get("script-src") ?? [];
    const nonce = /^'nonce-([\w+/=]{22,})'$/.exec(scripts.find((source) => source.startsWith("'nonce-")) ?? "")?.[1];
    expect(nonce, answer.path).toBeDefined();
    nonces.add(nonce ?? "");
    expect(
      scripts.filter((source) => /unsafe|^\*|^https?:|^data:/.test(source)),
      answer.path,
    ).toEqual([]);
    for (const [name, value] of Object.entries({
      "default-src": "'self'",
      "object-src": "'none'",
      "base-uri": "'none'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
      "connect-src": "'self'",
    }))
      expect(directives.get(name), `${answer.path}: ${name}`).toEqual([value]);
    if (!isHtml(answer)) continue;
    const tags = [...answer.text.matchAll(/<script\b([^>]*)>/g)].map(([, attributes = ""]) => attributes);
    expect(
      tags.filter((attributes) => !attributes.includes(`nonce="${nonce}"`)),
      answer.path,
    ).toEqual([]);
    expect(/<[^>]+\son[a-z]+="|href="javascript:/i.exec(answer.text)?.[0], answer.path).toBeUndefined();
  }
  expect(nonces.size, "a nonce came twice").toBe(all.length);
});

test("every answer, refusals too, is served by HTTPS only, in a window and with powers of its own", async ({ own }) => {
  const refused = await new PlainClient(own).post("/ru/desk/sign-in", [["email", "a"]], { origin: null });
  expect(refused.status).toBe(403);
  for (const answer of [...all.map(({ answer }) => answer), refused]) {
    const { headers, path } = answer;
    const seconds = /max-age=(\d+)/.exec(headers.get("strict-transport-security") ?? "")?.[1];
    expect(Number(seconds), path).toBeGreaterThanOrEqual(31_536_000);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("referrer-policy"), path).toBe("no-referrer");
    expect(headers.get("cross-origin-opener-policy"), path).toBe("same-origin");
    expect(headers.get("x-frame-options"), path).toBe("DENY");
    expect(headers.get("permissions-policy"), path).toMatch(/camera=\(\).*microphone=\(\).*geolocation=\(\)/);
    expect(headers.has("x-powered-by"), path).toBe(false);
    expect(headers.has("access-control-allow-origin"), path).toBe(false);
  }
  const early = await sendRaw(own.port, [request("GET /%zz")]);
  expect(early.status).toBe(400);
  expect(early.text.toLowerCase()).toContain("strict-transport-security: max-age=");
});

test("no cache keeps a page, payload or download that shows somebody's data", async ({ own }) => {
  for (const { answer } of all.filter(({ route }) => personal.test(route.path)))
    expect(answer.headers.get("cache-control"), answer.path).toContain("no-store");
  for (const { answer } of all.filter(({ route }) => route.kind === "page"))
    expect(answer.headers.get("cache-control") ?? "", answer.path).not.toMatch(/public|s-maxage/);
  const event = await createOpenEvent();
  await createApplication({ event, stated: russianApplicant(), state: "approved" });
  const officer = await staffClient(own, "officer");
  for (const format of ["csv", "xlsx", "pdf"] as const) {
    const file = await exportList(officer, event, format, ["familyRu"]);
    expect(file.status, format).toBe(200);
    expect(file.headers.get("cache-control"), format).toContain("no-store");
    expect(file.headers.get("x-content-type-options"), format).toBe("nosniff");
    expect(file.headers.get("content-disposition"), format).toMatch(/^attachment; filename="[\w.-]+"$/);
  }
});

test("every cookie is bound to this host and to HTTPS, and out of reach of scripts and other sites", async ({
  own,
}) => {
  const event = await createOpenEvent();
  const nobody = new PlainClient(own);
  const answers: Answer[] = [];
  const watched = (client: PlainClient) => {
    const send = client.send.bind(client);
    client.send = async (...args) => {
      const answer = await send(...args);
      answers.push(answer);
      return answer;
    };
    return client;
  };
  await watched(nobody).fill(`/ru/apply/${event.slug}/outlet`, { regime: "russian", outletName: "«Вестник»" });
  const applicant = watched(holderOf(own, event, await readyDraft(event)));
  await submit(applicant, event);
  const officer = await staffClient(own, "officer", [], watched);
  await officer.fill("/ru/desk/queue", { locale: "ru" });
  const cookies = answers.flatMap((answer) => answer.cookies);
  const names = new Set(cookies.map((line) => line.split("=")[0]));
  for (const line of cookies)
    expect(line).toMatch(/^__Host-(?=.*; Path=\/)(?=.*; Secure)(?=.*; HttpOnly)(?=.*; SameSite=lax)(?!.*; Domain)/i);
  // The draft's, the applications', the session's and the waiting sign-in's at the least.
  expect(names.size).toBeGreaterThanOrEqual(4);
});

test("an error shows a digest and nothing of what went wrong", async ({ own }) => {
  const event = await createOpenEvent();
  const client = new PlainClient(own);
  // As when a migration failed half-way: no request of anybody's can do this.
  await db().$executeRawUnsafe("ALTER TABLE event RENAME COLUMN venue_ru TO venue_gone");
  const seen = [];
  try {
    for (const path of ["/ru", `/en/events/${event.slug}`, `/ru/apply/${event.slug}/outlet`])
      for (const headers of [{}, ...softNavigations]) seen.push(await client.payload(path, headers));
  } finally {
    await db().$executeRawUnsafe("ALTER TABLE event RENAME COLUMN venue_gone TO venue_ru");
  }
  for (const { status, text, path } of seen) {
    expect([200, 500], path).toContain(status);
    if (status === 500) expect(/"digest\\*":\\*"\d+/.test(text), path).toBe(true);
    const revealing = /venue_|prisma|does not exist|P20\d\d|node_modules|\.tsx?:\d|at async/i;
    expect(revealing.exec(text)?.[0], path).toBeUndefined();
  }
  expect(seen.some(({ status }) => status === 500)).toBe(true);
  expect((await client.get("/ru")).status).toBe(200);
});
