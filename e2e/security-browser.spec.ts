import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import { staffRoles } from "@/lib/staff/types";
import { createApplication, createOpenEvent, foreignApplicant, russianApplicant } from "@/prisma/factories";
import { expect, signIn, test } from "./fixtures";
import { PlainClient } from "./plain-client";
import { personalTraces, statement } from "./statement";

/** Every distinct page that links lead to from here, each opened in the browser; a query counts by its names alone. */
async function visitAll(page: Page, starts: readonly string[], most: number): Promise<string[]> {
  const seen = new Set<string>();
  const visited: string[] = [];
  const queue = [...starts];
  for (let path = queue.shift(); path !== undefined && visited.length < most; path = queue.shift()) {
    const { pathname, searchParams } = new URL(path, "http://site");
    // One person, letter and event of each kind is enough.
    const kind = pathname.replace(/(people|outbox|events|privacy)\/[^/]+/, "$1/one");
    const key = `${kind}?${[...new Set(searchParams.keys())].sort()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    await page.goto(path);
    visited.push(path);
    const links = await page.locator("a[href^='/']").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
    queue.push(...links);
  }
  return visited;
}

test("no page asks anything of another origin, for visitors and applicants", async ({ page }) => {
  test.setTimeout(120_000);
  const event = await createOpenEvent();
  // The fixture fails the test on a console error and on a request to another origin.
  const visited = await visitAll(
    page,
    ["/ru", `/ru/events/${event.slug}`, `/en/apply/${event.slug}/outlet`, "/ru/desk"],
    40,
  );
  expect(visited.length).toBeGreaterThan(8);
});

test("no page asks anything of another origin, for staff of every role", async ({ browser, colleague, watch }) => {
  test.setTimeout(180_000);
  const event = await createOpenEvent();
  const { id } = await createApplication({ event, stated: russianApplicant() });
  await createApplication({ event, stated: foreignApplicant(), state: "approved" });
  const mine = ["queue", `people/${id}`, "events", `events/${event.slug}`, "lists", "outbox", "audit"].map(
    (name) => `/en/desk/${name}`,
  );
  // An officer sees nearly every page there is; of the others it is enough to see where they come in, and what is theirs.
  const starts = {
    officer: mine,
    head: ["/en/desk/lists"],
    administrator: ["/en/desk/outbox"],
    auditor: ["/en/desk/audit"],
  };
  for (const role of staffRoles) {
    const context = await browser.newContext();
    const page = await context.newPage();
    watch(page);
    await signIn(page, await colleague(role, { eventIds: [event.id] }), "en");
    const own = role in starts ? starts[role as keyof typeof starts] : [];
    const visited = await visitAll(page, ["/en/desk", ...own], 2 * own.length + 1);
    expect(visited.length, role).toBeGreaterThan(own.length);
    await context.close();
  }
});

test("a whole journey leaves nothing in the browser's storage, and names nobody in any address", async ({ page }) => {
  test.setTimeout(90_000);
  const event = await createOpenEvent();
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  await page.goto(`/ru/apply/${event.slug}/outlet`);
  const fill = async (names: readonly (keyof typeof statement)[]) => {
    for (const name of names) await page.locator(`input[name="${name}"]`).fill(statement[name]);
    const from = page.url();
    await page.locator("main form button[type=submit]:not([name])").last().click();
    await page.waitForURL((url) => url.href !== from);
  };
  await page.locator('input[name="regime"][value="russian"]').check();
  await fill(["outletName"]);
  await fill(["familyRu", "givenRu", "patronymicRu", "position", "birthDay", "birthMonth", "birthYear", "birthPlace"]);
  await page.locator('input[name="documentKind"][value="internal"]').check();
  await fill(["documentNumber"]);
  await fill(["email", "phone", "editorEmail", "editorPhone"]);
  await page.locator('input[name="consent"]').check();
  await fill([]);
  await expect(page).toHaveURL(/\/check/);
  await fill([]);
  await expect(page).toHaveURL(/\/done$/);
  await page.goto("/ru/status");
  const { reference } = await db().application.findFirstOrThrow({ where: { eventId: event.id } });
  await expect(page.getByText(reference).first()).toBeVisible();

  const kept = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    caches: "caches" in window ? await caches.keys() : [],
    databases: await indexedDB.databases(),
    workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
    cookies: document.cookie,
    name: window.name,
  }));
  expect(kept).toEqual({ local: {}, session: {}, caches: [], databases: [], workers: 0, cookies: "", name: "" });
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of addresses)
    expect(personalTraces.exec(decodeURIComponent(address))?.[0], address).toBeUndefined();
});

test("the try-out, too, takes no change from another origin, whatever Host is claimed", async ({ baseURL }) => {
  if (!baseURL) throw new Error("No server to ask");
  const port = new URL(baseURL).port;
  const client = new PlainClient({ url: baseURL, publicUrl: baseURL });
  const provenances: Record<string, string | null>[] = [
    { origin: null },
    { origin: "null" },
    { origin: "http://evil.example" },
    { origin: "http://evil.example", host: "evil.example" },
    { origin: "http://evil.example", host: `localhost:${port}`, "x-forwarded-host": "evil.example" },
    { origin: "http://localhost:1", host: `localhost:${port}` },
    { origin: `http://localhost.evil.example:${port}`, host: `localhost.evil.example:${port}` },
  ];
  for (const headers of provenances)
    for (const path of ["/ru/desk/sign-in", "/ru/status/find", "/api/lists/x/csv"]) {
      const { status } = await client.post(path, [["email", "a@b.example"]], headers);
      expect(status, `${path} ${JSON.stringify(headers)}`).toBe(403);
    }
});
