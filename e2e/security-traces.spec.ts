import { db } from "@/lib/db";
import { staffRoles } from "@/lib/staff/types";
import { createOpenEvent, createSheet, sendToVetting } from "@/prisma/factories";
import { crawl } from "./crawl";
import { holderOf, readyDraft, staffClient, staffMember, submit } from "./own-arrange";
import { expect, test } from "./own-server";
import { PlainClient, softNavigations } from "./plain-client";
import { exportList, travel, unzipped, type WholeJourney } from "./plain-journey";
import { fillIn, routesOfBuild, vetted } from "./routes";
import { personalTraces, sealedTraces } from "./statement";

let journey: WholeJourney;

test.beforeAll(async ({ own }) => {
  test.setTimeout(90_000);
  journey = await travel(own);
});

test("no page, payload or download shows a sealed value to anybody who has not revealed it", async ({ own }) => {
  test.setTimeout(180_000);
  const { event, applicationId, reference } = journey;
  const other = await createOpenEvent();
  const another = { documentNumber: "1122334455", birthPlace: "г. Москва", birthYear: "1980" };
  const stranger = holderOf(own, other, await readyDraft(other, { ...another, email: "other@zapolyarye.example" }));
  await submit(stranger, other);
  const visitors: [string, PlainClient][] = [
    ["nobody", new PlainClient(own)],
    ["another applicant", stranger],
    ["the applicant", journey.applicant],
    ["an officer of another event", await staffClient(own, "officer", [other.id])],
  ];
  for (const role of staffRoles) visitors.push([role, await staffClient(own, role)]);
  const { id: staffId } = await staffMember("officer");
  const { id: sheet, entry } = await createSheet({ event: other, enteredById: staffId });
  const vetting = await sendToVetting({ eventId: event.id, staffId, applicationId });
  const known = { slug: event.slug, event: event.slug, id: applicationId, reference, token: "A".repeat(43) };
  const values = { ...known, section: "document", step: "check", rest: "nowhere", format: "csv", sheet, entry };
  const sent = { batch: vetting.batch, [vetted]: vetting.entry, application: applicationId, purpose: "photo" };
  const starts = (locale: string) => [
    ...routesOfBuild().map((route) => fillIn(route, { ...values, ...sent, locale })),
    `/${locale}/desk/queue?event=${event.slug}&state=all`,
    `/${locale}/desk/lists?event=${event.slug}&language=${locale}&column=familyRu&column=documentNumber&column=birthDate`,
    `/${locale}/desk/people/${applicationId}?ask=refuse`,
  ];
  for (const [who, client] of visitors) {
    // Both languages for whoever sees the person's data at all.
    const locales = ["the applicant", "officer", "head"].includes(who) ? ["ru", "en"] : ["ru"];
    const pages = await crawl(client, locales.flatMap(starts), 80);
    for (const { text, path } of pages) expect(sealedTraces.exec(text)?.[0], `${who}: ${path}`).toBeUndefined();
    for (const path of new Set(pages.map((page) => page.path).filter((path) => !path.startsWith("/api"))))
      for (const headers of softNavigations) {
        const { text } = await client.payload(path, headers);
        expect(sealedTraces.exec(text)?.[0], `${who}: ${path} as a payload`).toBeUndefined();
      }
    for (const format of ["csv", "xlsx"] as const) {
      const plain = await exportList(client, event, format, ["familyRu", "outlet"]);
      const sealed = await exportList(client, event, format, ["familyRu", "documentNumber", "birthDate", "birthPlace"]);
      for (const { status, body } of [plain, sealed]) {
        const content = status === 200 && format === "xlsx" ? unzipped(body) : body.toString("utf8");
        expect(sealedTraces.exec(content)?.[0], `${who}: ${format}`).toBeUndefined();
      }
      // A head may, but only with a reason; nobody else even then.
      const asked = await exportList(client, event, format, ["familyRu", "documentNumber"], "Для проверки");
      expect(asked.status === 200, `${who}: ${format} with sealed columns`).toBe(who === "head");
    }
  }
});

test("jobs, letters, audit and drafts that were sent hold no sealed value, and no log anything personal", async ({
  own,
}) => {
  const tables = [
    "pgboss.job",
    "message",
    "audit_entry",
    "draft",
    "access_link",
    "comment",
    "submission",
    "rate_limit",
  ];
  for (const table of tables) {
    const rows = await db().$queryRawUnsafe<{ row: string }[]>(`SELECT to_jsonb(t)::text AS row FROM ${table} AS t`);
    for (const { row } of rows) expect(sealedTraces.exec(row)?.[0], table).toBeUndefined();
  }
  // Statements that fail quote their values, if PostgreSQL is let.
  await db().$executeRaw`INSERT INTO draft SELECT * FROM draft WHERE event_id = ${journey.event.id}::uuid`.catch(
    () => undefined,
  );
  await db()
    .$executeRaw`UPDATE application SET state = 'x'::text::"ApplicationState" WHERE family_ru = 'Ыжмарянзорова'`.catch(
    () => undefined,
  );
  for (const [which, log] of Object.entries({ server: own.log(), database: own.databaseLog() })) {
    expect(log.length, which).toBeGreaterThan(0);
    expect(personalTraces.exec(log)?.[0], `the ${which}'s log`).toBeUndefined();
    expect(/.*(?<![\w-])[\w-]{43}(?![\w-]).*/.exec(log)?.[0], `a token in the ${which}'s log`).toBeUndefined();
  }
});

test("addresses and subjects of letters name nobody", async ({ own }) => {
  expect(journey.addresses.length).toBeGreaterThan(30);
  for (const address of journey.addresses)
    expect(personalTraces.exec(decodeURIComponent(address))?.[0], address).toBeUndefined();
  const letters = () => own.mail.received().filter(({ to }) => to.some((address) => address.startsWith("yzhma@")));
  // Receipt, link, decision.
  await expect.poll(() => letters().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
  for (const { mail, raw, to } of letters()) {
    expect(personalTraces.exec(mail.subject ?? "")?.[0], mail.subject).toBeUndefined();
    expect(sealedTraces.exec(`${mail.text}${mail.html}${raw}`)?.[0], mail.subject).toBeUndefined();
    expect(to).toHaveLength(1);
  }
});

test("the server turns to nobody but its database and its mail server", async ({ own }) => {
  // Not a test of nothing: both are among its contacts.
  expect(own.contacts()).toContain(`tcp 127.0.0.1:${own.database.port}`);
  expect(own.contacts()).toContain(`tcp 127.0.0.1:${own.mail.port}`);
  expect(own.strangers()).toEqual([]);
});
