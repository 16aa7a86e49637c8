import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import { createOpenEvent, createSheet } from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

/** Two hours ago by the clock of the demo's event: date and time as a form has them. */
function twoHoursAgo() {
  const at = new Date(Date.now() - 7_200_000).toLocaleString("sv-SE", { timeZone: "Europe/Moscow" });
  const [year = "", month = "", day = "", time = ""] = at.split(/[- ]/);
  return { year, month, day, time: time.slice(0, 5) };
}

const entered = (eventId: string) =>
  db().application.findMany({
    where: { eventId },
    orderBy: { id: "asc" },
    include: { submission: true, messages: true },
  });

/** Goes on by the keys alone: what is typed, then Tab. */
async function typeThrough(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
}

test("an officer enters a call, and its people one after the other by the keys", async ({ page, colleague }) => {
  const event = await createOpenEvent();
  await signIn(page, await colleague("officer", { eventIds: [event.id], name: "Мария Орлова" }));
  await page.getByRole("link", { name: "Ввод" }).click();
  await page.getByRole("link", { name: "Начать лист" }).click();
  const { day, month, year, time } = twoHoursAgo();
  await page.getByLabel("Телефонный звонок").check();
  await page.getByLabel("День").fill(day);
  await page.getByLabel("Месяц").fill(month);
  await page.getByLabel("Год").fill(year);
  await page.getByLabel("Время получения").fill("25:00");
  await page.getByLabel("Российское СМИ").check();
  await page.getByLabel("Название редакции").fill("«Северный телеграф»");
  await page.getByLabel("Телефон редакции").fill("8 495 000-12-41");
  await page.getByRole("button", { name: "Дальше: люди" }).click();
  const summary = page.locator(".summary");
  await expect(summary).toBeFocused();
  await expect(summary).toContainText("Укажите время часами и минутами");
  await expect(summary).toContainText("Запишите звонок: кто звонил и что сказал");
  await page.getByLabel("Время получения").fill(time);
  await page.getByLabel("Запись о звонке").fill("Звонила главный редактор");
  await page.getByRole("button", { name: "Дальше: люди" }).click();

  for (const [at, family] of ["Абаева", "Белова"].entries()) {
    await expect(page.getByRole("heading", { level: 1, name: `Человек ${at + 1}` })).toBeVisible();
    await expect(page.getByLabel("Фамилия")).toBeFocused();
    await typeThrough(page, [family, "Аглая", "Тихоновна", "", "", "оператор", "27", "марта", "1974", "Псков"]);
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await typeThrough(page, [`45 12 34567${at}`, "", ""]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status")).toContainText(`Внесена заявка: ${family} Аглая`);
  }
  await expect(page.getByRole("status")).toContainText(/номер сообщите по\sтелефону \+74950001241/);
  const people = await entered(event.id);
  expect(
    people.map(({ consentBasis, messages, submission }) => [consentBasis, messages.length, submission.id]),
  ).toEqual(people.map(({ submissionId }) => ["spoken", 0, submissionId]));
  expect(new Set(people.map(({ submissionId }) => submissionId)).size).toBe(1);

  await page.getByRole("status").getByRole("link", { name: "Белова Аглая" }).click();
  const source = page.getByRole("region", { name: "Откуда заявка" });
  await expect(source).toContainText("телефонный звонок");
  await expect(source).toContainText("Мария Орлова");
  await expect(source).toContainText("Звонила главный редактор");
  await expect(page.getByRole("complementary", { name: "История" })).toContainText(
    /Мария Орлова: внесена по\sзвонку, получена/,
  );
  await page.getByRole("button", { name: "Одобрить и дальше" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Белова" })).toContainText(
    /Почты нет: сообщите по\sтелефону/,
  );
  await page.goto(`/ru/desk/queue?event=${event.slug}&state=all&channel=fax`);
  await expect(page.getByRole("heading", { name: "По этому отбору ничего нет" })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an unfinished entry waits with its gaps by name, and another officer finishes it", async ({
    page,
    colleague,
    browser,
  }) => {
    const event = await createOpenEvent();
    await signIn(page, await colleague("officer", { eventIds: [event.id], name: "Мария Орлова" }), "en");
    await page.goto(`/en/desk/entry/new?event=${event.slug}`);
    const { day, month, year, time } = twoHoursAgo();
    await page.getByLabel("Fax").check();
    await page.getByLabel("Day").fill(day);
    await page.getByLabel("Month").fill(month);
    await page.getByLabel("Year").fill(year);
    await page.getByLabel("Time received").fill(time);
    await page.getByLabel("Foreign media").check();
    await page.locator("#outletCountry").selectOption("AT");
    await page.locator("#outletName").fill("Nordwind Rundschau");
    await page.locator("#editorPhone").fill("+43 1 5880");
    await page.getByRole("button", { name: "Continue to the people" }).click();
    await page.locator("#familyLat").fill("Vogelsаng");
    await page.locator("#givenLat").fill("Jürgen");
    await page.locator("#noPatronymic").check();
    await page.getByRole("button", { name: "Enter, and next person" }).click();
    await expect(page.locator(".summary")).toContainText("Choose the kind of document");
    await page.getByRole("button", { name: "Replace with" }).click();
    await expect(page.locator("#familyLat")).toHaveValue("Vogelsang");
    await page.getByRole("button", { name: /Suggest/ }).click();
    await expect(page.locator("#familyRu")).toHaveValue("Фогельзанг");
    await page.locator("#email").fill("vogelsang@nordwind.example");
    await page.getByRole("button", { name: "Save unfinished" }).click();
    await expect(page.getByRole("status")).toContainText("Kept unfinished: Фогельзанг");
    await expect(page.getByRole("status")).toContainText("document number");
    expect(await entered(event.id)).toEqual([]);

    const other = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const boris = await colleague("officer", { eventIds: [event.id], name: "Борис Лаптев" });
    await signIn(other, boris, "en");
    await other.goto(`/en/desk/entry?event=${event.slug}`);
    await expect(other.getByRole("region", { name: "Unfinished entries" })).toContainText("Мария Орлова");
    await other.getByRole("link", { name: "Фогельзанг" }).click();
    await expect(other.locator("#familyLat")).toHaveValue("Vogelsang");
    const fields = {
      position: "Korrespondent",
      birthDay: "27",
      birthMonth: "March",
      birthYear: "1974",
      birthPlace: "Linz",
      documentNumber: "P1234567",
    };
    for (const [id, text] of Object.entries(fields)) await other.locator(`#${id}`).fill(text);
    await other.locator("#documentKind").check();
    await other.locator("#citizenship").selectOption("AT");
    await other.locator("#mfaState-pending").check();
    await other.locator("#consentBasis").check();
    await other.getByRole("button", { name: "Enter, and next person" }).click();
    await expect(other.getByRole("status")).toContainText("Entered: Фогельзанг Юрген");
    const [row] = await entered(event.id);
    expect(row).toMatchObject({
      enteredById: boris.id,
      consentBasis: "signed",
      submission: { channel: "fax" },
      messages: [{ kind: "receipt", recipient: "vogelsang@nordwind.example", locale: "en" }],
    });
    expect(await db().unfinishedEntry.count({ where: { eventId: event.id } })).toBe(0);
    expect(await db().auditEntry.count({ where: { eventId: event.id, type: "entry.opened", actorId: boris.id } })).toBe(
      1,
    );
  });
});

test("the pages fit a telephone and read aloud, in both languages", async ({ page, colleague }) => {
  const event = await createOpenEvent();
  const officer = await colleague("officer", { eventIds: [event.id] });
  const sheet = await createSheet({ event, enteredById: officer.id });
  await signIn(page, officer);
  for (const [locale, width] of [
    ["ru", 375],
    ["en", 1280],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of [
      `?event=${event.slug}`,
      `/new?event=${event.slug}`,
      `/${sheet.id}?saved=${sheet.entry}`,
      `/${sheet.id}/${sheet.entry}`,
    ]) {
      await page.goto(`/${locale}/desk/entry${path}`);
      await expectNoSideScroll(page);
      await expectAccessible(page);
    }
  }
  await page.getByText("Delete this unfinished entry…").click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Person 1" })).toBeVisible();
  expect(await db().unfinishedEntry.count({ where: { eventId: event.id } })).toBe(0);
});
