import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import {
  type CreatedEvent,
  createApplication,
  createOpenEvent,
  foreignApplicant,
  russianApplicant,
} from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

const correspondent = russianApplicant({
  document: {
    documentKind: "internal",
    documentNumber: "0012003456",
    birthDate: "1986-02-11",
    birthPlace: "г. Архангельск",
    citizenship: "RU",
  },
});

async function eventWithTwo(): Promise<CreatedEvent> {
  const event = await createOpenEvent();
  await createApplication({ event, stated: foreignApplicant(), state: "approved" });
  await createApplication({ event, stated: correspondent, state: "approved" });
  await createApplication({ event, stated: russianApplicant({ position: "водитель" }), state: "refused" });
  return event;
}

async function downloaded(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an officer looks at an event's list, chooses columns and takes it in three formats", async ({
      page,
      colleague,
    }) => {
      const event = await eventWithTwo();
      await signIn(page, await colleague("officer", { eventIds: [event.id] }));
      await page.goto("/ru/desk/lists");
      await expect(page.getByText("В\u00a0списке 2 человека")).toBeVisible();
      const table = page.getByRole("table", { name: "Начало списка" });
      await expect(table.getByRole("rowheader")).toHaveText([
        /^Северцева Аглая Тихоновна/,
        /^Фогельзанг Юрген Маттиас/,
      ]);
      await expect(table.getByText("Vogelsang Jürgen Matthias")).toBeVisible();
      await expect(page.getByText("Закрытые данные")).toHaveCount(0);
      await expectAccessible(page);

      const xlsx = await downloaded(page, "XLSX");
      expect(xlsx.name).toMatch(new RegExp(`^${event.slug}-\\d{8}-\\d{4}\\.xlsx$`));
      expect(xlsx.bytes.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
      const pdf = await downloaded(page, "PDF");
      expect(pdf.bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");

      await page.getByRole("checkbox", { name: "Телефон" }).check();
      await page.getByRole("checkbox", { name: "Номер заявки" }).uncheck();
      await page.getByRole("radio", { name: "Английский" }).check();
      await page.getByRole("button", { name: "Показать список" }).click();
      await expect(table.getByRole("columnheader", { name: "Telephone" })).toBeVisible();
      await expect(table.getByText("Austria")).toBeVisible();
      const csv = await downloaded(page, "CSV");
      const text = csv.bytes.toString("utf8");
      expect(
        text.startsWith("\uFEFFNo.;Name in Russian;Name;Media outlet;Outlet’s country;Position;Telephone;Entry\r\n"),
      ).toBe(true);
      expect(text).toContain(";Severtseva Aglaia Tikhonovna (transliterated);");
      expect(text).toContain(";'+74950001240;");
      expect(text).not.toContain("водитель");
    });

    test("where vetting is asked for, a list can be of those alone who may have a badge", async ({
      page,
      colleague,
    }) => {
      const event = await createOpenEvent({ vettingAsked: true });
      await createApplication({ event, stated: foreignApplicant(), state: "approved" });
      const { id } = await createApplication({ event, stated: correspondent, state: "approved" });
      await signIn(page, await colleague("officer", { eventIds: [event.id] }));
      const narrowed = async () => {
        await page.goto("/ru/desk/lists");
        await page.getByRole("checkbox", { name: "Только те, кому можно печатать пропуск" }).check();
        await page.getByRole("button", { name: "Показать список" }).click();
      };
      await narrowed();
      await expect(page.getByText(/кому можно печатать пропуск, пока нет/)).toBeVisible();
      await expectAccessible(page);
      await db().application.update({ where: { id }, data: { vetting: "cleared" } });
      await narrowed();
      await expect(page.getByText("В\u00a0списке 1 человек")).toBeVisible();
      const csv = await downloaded(page, "CSV");
      expect(csv.bytes.toString("utf8")).toContain("Северцева");
      expect(csv.bytes.toString("utf8")).not.toContain("Фогельзанг");
    });

    test("a head takes sealed columns, who says why", async ({ page, colleague }) => {
      const event = await eventWithTwo();
      const head = await colleague("head", { eventIds: [event.id] });
      await signIn(page, head);
      await page.goto(`/ru/desk/lists?event=${event.slug}`);
      await page.getByRole("checkbox", { name: "Серия и номер" }).check();
      await page.getByRole("button", { name: "Показать список" }).click();
      await expect(page.getByRole("table", { name: "Начало списка" }).getByText("будет в\u00a0файле")).toHaveCount(2);
      await expect(page.getByText("003456")).toHaveCount(0);

      await page.getByRole("button", { name: "CSV" }).click();
      await expect(page).toHaveTitle(/^Ошибка: /);
      await expect(page.getByRole("alert").getByRole("link")).toHaveText(/Напишите, зачем нужны закрытые данные/);
      await expectAccessible(page);
      expect(await db().auditEntry.count({ where: { eventId: event.id, type: "list.exported" } })).toBe(0);

      await expectNoSideScroll(page);
      await page.getByRole("textbox", { name: "Зачем нужны закрытые данные" }).fill("Служба охраны");
      const { bytes } = await downloaded(page, "CSV");
      expect(bytes.toString("utf8")).toContain(";0012 № 003456\r\n");
      const [entry] = await db().auditEntry.findMany({ where: { eventId: event.id, type: "list.exported" } });
      expect(entry).toMatchObject({ actorId: head.id, payload: { format: "csv", count: 2, reason: "Служба охраны" } });
      expect(JSON.stringify(entry?.payload)).not.toContain("003456");
    });
  });
}

test("an event with nobody approved says so, in English too, also on a telephone", async ({ page, colleague }) => {
  const event = await createOpenEvent();
  await page.setViewportSize({ width: 375, height: 800 });
  await signIn(page, await colleague("officer", { eventIds: [event.id] }), "en");
  await page.goto("/en/desk/lists");
  await expect(page.getByText("No application has been approved yet")).toBeVisible();
  await expect(page.getByRole("button", { name: "CSV" })).toHaveCount(0);
  await expectAccessible(page);
  await createApplication({ event, stated: foreignApplicant(), state: "approved" });
  await page.reload();
  await expect(page.getByText("1 person on the list")).toBeVisible();
  await expectAccessible(page);
  await expectNoSideScroll(page);
});

test("another's event does not exist, neither as a page nor as a file", async ({ page, colleague }) => {
  const [mine, other] = [await eventWithTwo(), await eventWithTwo()];
  await signIn(page, await colleague("head", { eventIds: [mine.id] }));
  const form = { locale: "ru", language: "ru", column: "nameRu" };
  const [foreign, absent] = await Promise.all(
    [other.slug, "no-such-event"].map((slug) =>
      page.request.post(`/api/lists/${slug}/csv`, { form, headers: origin(page) }),
    ),
  );
  expect([foreign?.status(), absent?.status()]).toEqual([404, 404]);
  expect(await foreign?.text()).toBe(await absent?.text());
  expect(await db().auditEntry.count({ where: { eventId: other.id, type: "list.exported" } })).toBe(0);
  const answer = await page.request.get(`/ru/desk/lists?event=${other.slug}`);
  expect(answer.status()).toBe(404);
});

test("a file is asked for by a whole form from our own page, and comes as an attachment that no cache keeps", async ({
  page,
  colleague,
}) => {
  const event = await eventWithTwo();
  await signIn(page, await colleague("officer", { eventIds: [event.id] }));
  const post = (form: Record<string, string>, headers = origin(page)) =>
    page.request.post(`/api/lists/${event.slug}/csv`, { form, headers, maxRedirects: 0 });
  const good = { locale: "ru", language: "ru", column: "nameRu" };
  const answer = await post(good);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": expect.stringMatching(/^attachment; filename="[a-z0-9-]+\.csv"$/),
    "x-content-type-options": "nosniff",
    "cache-control": "no-store, no-transform",
  });
  expect((await post(good, { origin: "https://elsewhere.example" })).status()).toBe(403);
  for (const bad of [
    { ...good, column: "sealed" },
    { ...good, extra: "1" },
    { ...good, language: "de" },
    { locale: "ru" },
  ])
    expect((await post(bad as Record<string, string>)).status()).toBe(400);
  expect((await post({ ...good, column: "birthDate", reason: "охрана" })).status()).toBe(404);
  expect(
    (await page.request.post(`/api/lists/${event.slug}/exe`, { form: good, headers: origin(page) })).status(),
  ).toBe(404);
});

test("a list of more than 5,000 is to be taken as XLSX, and the page says so instead of offering PDF", async ({
  page,
  colleague,
}) => {
  const event = await eventWithTwo();
  const columns = await db().$queryRaw<{ name: string }[]>`
    SELECT column_name AS name FROM information_schema.columns
    WHERE table_name = 'application' AND column_name NOT IN ('id', 'reference', 'submit_key', 'indexed_at')`;
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  await db().$executeRawUnsafe(
    `INSERT INTO application (id, reference, submit_key, indexed_at, ${names})
     SELECT gen_random_uuid(), 'copy-' || gen_random_uuid(), gen_random_uuid(), now(), ${names}
     FROM application, generate_series(1, 2500) WHERE event_id = $1::uuid AND state = 'approved'`,
    event.id,
  );
  await signIn(page, await colleague("officer", { eventIds: [event.id] }));
  await page.goto("/ru/desk/lists");
  await expect(page.getByText(/В.PDF помещается 5\s?000 человек, а.в.списке 5\s?002. Возьмите XLSX/)).toBeVisible();
  await expect(page.getByRole("button", { name: "PDF" })).toHaveCount(0);
  const form = { locale: "ru", language: "ru", column: "nameRu" };
  const answer = await page.request.post(`/api/lists/${event.slug}/pdf`, {
    form,
    headers: origin(page),
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  await page.goto(answer.headers().location ?? "");
  await expect(page.getByRole("alert", { name: "Список не\u00a0выгружен" })).toContainText("Возьмите XLSX");
});

function origin(page: Page): Record<string, string> {
  return { origin: new URL(page.url()).origin };
}
