import { db } from "@/lib/db";
import { createOpenEvent, createSheet, sendToVetting } from "@/prisma/factories";
import { holderOf, readyDraft, staffClient, staffMember, stateOfAll, submit } from "./own-arrange";
import { expect, type OwnServer, test } from "./own-server";
import { formWith, PlainClient, withValues } from "./plain-client";
import { fillIn, routesOfBuild, vetted } from "./routes";

test("without its database every page, action and download answers 503 with Retry-After, and soon after its return all work, with the same process", async ({
  own,
}) => {
  test.setTimeout(90_000);
  const event = await createOpenEvent();
  const [first, second] = ["first.outage@zapolyarye.example", "second.outage@zapolyarye.example"];
  const [sent, begun] = [await readyDraft(event, { email: first }), await readyDraft(event, { email: second })];
  const applicant = holderOf(own, event, sent);
  expect((await submit(applicant, event)).path).toMatch(/\/done$/);
  const application = await db().application.findFirstOrThrow({ where: { eventId: event.id } });
  const officer = await staffClient(own, "officer");
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
  const paths = routesOfBuild()
    .filter(({ kind, path }) => kind === "page" || !path.startsWith("/api/health/"))
    .map((route) => fillIn(route, values));
  const waiting = holderOf(own, event, begun);
  const posts = [
    { client: waiting, form: formWith(await waiting.get(`/ru/apply/${event.slug}/check`), ["digest"]) },
    { client: waiting, form: formWith(await waiting.get(`/ru/apply/${event.slug}/contact`), ["email"]) },
    { client: officer, form: formWith(await officer.get(`/ru/desk/people/${application.id}`), ["verdict"]) },
    { client: new PlainClient(own), form: formWith(await new PlainClient(own).get("/ru/desk/sign-in"), ["password"]) },
  ];
  const answers = () =>
    Promise.all([
      ...paths.flatMap((path) => [officer.get(path), applicant.get(path), officer.payload(path, { rsc: "1" })]),
      ...posts.map(({ client, form }) => client.post(form.action, withValues(form, {}))),
      officer.post(`/api/lists/${event.slug}/csv`, [["locale", "ru"]]),
    ]);
  const process = own.pid();
  const before = await stateOfAll();

  await own.database.stop();
  for (let round = 0; round < 2; round++)
    for (const { status, headers, path, text } of await answers()) {
      expect(status, path).toBe(503);
      expect(Number(headers.get("retry-after")), path).toBeGreaterThan(0);
      expect(headers.get("cache-control"), path).toContain("no-store");
      expect(/prisma|ECONNREFUSED|postgres| at async/i.exec(text)?.[0], path).toBeUndefined();
    }
  expect((await officer.get("/api/health/live")).status).toBe(200);
  expect((await officer.get("/api/health/ready")).status).toBe(503);

  await own.database.start();
  const back = Date.now();
  const pages = [`/ru/events/${event.slug}`, "/ru/desk/queue", `/ru/desk/people/${application.id}`];
  const statuses = () => Promise.all(pages.map(async (path) => (await officer.get(path)).status));
  await expect.poll(statuses, { timeout: 10_000, intervals: [100] }).toEqual([200, 200, 200]);
  expect(Date.now() - back).toBeLessThan(10_000);
  expect(own.pid()).toBe(process);
  // Nothing that was answered with 503 was done.
  expect(await stateOfAll()).toEqual(before);
  expect((await submit(waiting, event)).path).toMatch(/\/done$/);
  await expectReceipts(own, [first, second]);
});

test("while the mail server is dead nothing waits for it, and every letter goes out once, under one Message-ID", async ({
  own,
}) => {
  test.setTimeout(90_000);
  const event = await createOpenEvent({ announceDelay: 0 });
  await own.mail.stop();
  const addresses = Array.from({ length: 3 }, (_, number) => `waiting${number}@zapolyarye.example`);
  for (const email of addresses) {
    const client = holderOf(own, event, await readyDraft(event, { email }));
    const started = Date.now();
    expect((await submit(client, event)).path).toMatch(/\/done$/);
    expect(Date.now() - started, "milliseconds until the receipt page").toBeLessThan(3_000);
  }
  const letters = () => db().message.findMany({ where: { eventId: event.id } });
  const attempts = async () => (await letters()).map(({ attempts, status }) => attempts > 0 && status === "waiting");
  await expect.poll(attempts, { timeout: 20_000 }).toEqual(addresses.map(() => true));

  await own.mail.start();
  await expectReceipts(own, addresses);
  const all = await letters();
  await expect.poll(async () => (await letters()).every(({ status }) => status === "sent")).toBe(true);
  for (const { recipient, messageId } of all) {
    const received = own.mail.received().filter(({ to }) => to.includes(recipient));
    expect(received.map(({ mail }) => mail.messageId)).toEqual([messageId]);
  }
});

async function expectReceipts(own: OwnServer, addresses: string[]): Promise<void> {
  const reached = () => {
    const to = own.mail.received().flatMap((received) => received.to);
    return addresses.filter((address) => to.includes(address));
  };
  await expect.poll(reached, { timeout: 45_000, intervals: [200] }).toEqual(addresses);
}
