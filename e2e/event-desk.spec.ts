import { randomBytes } from "node:crypto";
import { db } from "@/lib/db";
import { createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an event goes from nothing to the public by way of three people", async ({ page, colleague, browser }) => {
    const slug = `event-${randomBytes(4).toString("hex")}`;
    await signIn(page, await colleague("administrator"));
    await page.goto("/ru/desk/events");
    await page.getByRole("link", { name: "Завести мероприятие" }).click();
    await page.getByLabel("Название по-русски").fill("Встреча министров");
    await page.getByLabel("Адрес страницы").fill(slug);
    await page.getByLabel("Часовой пояс").selectOption("Europe/Berlin");
    await page.getByLabel("Начало", { exact: true }).fill("2099-10-25T02:30");
    await page.getByLabel("Окончание", { exact: true }).fill("2099-10-25T18:00");
    await page.getByRole("button", { name: "Завести черновик" }).click();
    // Everything that is wrong is said at once, and nothing that was typed is lost.
    const summary = page.getByRole("alert");
    await expect(summary).toContainText("Укажите название по-английски");
    await expect(summary).toContainText("Это время бывает дважды");
    await page.getByLabel("первое, UTC+02:00").check();
    await page.getByLabel("Название по-английски").fill("Meeting of ministers");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Завести черновик" }).click();
    await expect(page.getByText("Черновик заведён, ключ создан")).toBeVisible();
    const event = await db().event.findUniqueOrThrow({ where: { slug } });
    expect(event.startsAt.toISOString()).toBe("2099-10-25T00:30:00.000Z");
    expect((await page.request.get(`/ru/events/${slug}`)).status()).toBe(404);

    const desk = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await signIn(desk, await colleague("officer"));
    await desk.goto(`/ru/desk/events/${slug}`);
    await expect(desk.getByRole("button", { name: "Объявить" })).toHaveCount(0);
    for (const [label, text] of Object.entries({ Город: "Берлин", Место: "Дом", Вход: "С площади", Оператор: "Отдел" }))
      for (const language of ["по-русски", "по-английски"])
        await desk.getByLabel(new RegExp(`^${label}.* ${language}$`)).fill(`${text}, ${language}`);
    await desk.getByLabel("Код, строка 1").first().fill("a");
    await desk.getByRole("button", { name: "Сохранить" }).click();
    await expect(desk.getByRole("alert")).toContainText("Назовите на обоих языках");
    await expect(desk.getByLabel("Город по-русски")).toHaveValue("Берлин, по-русски");
    await desk.getByLabel("По-русски, строка 1").first().fill("Пресс-центр");
    await desk.getByLabel("По-английски, строка 1").first().fill("Press centre");
    await desk.getByRole("button", { name: "Сохранить" }).click();
    await expect(desk).toHaveURL(/\?saved$/);
    await expectAccessible(desk);

    const third = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await signIn(third, await colleague("head"));
    await third.goto(`/ru/desk/events/${slug}`);
    await third.getByRole("button", { name: "Объявить" }).click();
    await expect(third.getByRole("alert")).toContainText("Напишите по-русски, что взять с собой");
    for (const name of ["Что взять с собой, по-русски", "Что взять с собой, по-английски", "Телефон"])
      await third.getByLabel(name).fill("+49 30 000");
    await third.getByLabel("Электронная почта").fill("press@office.example");
    await third.getByRole("button", { name: "Сохранить" }).click();
    await third.getByRole("link", { name: "Посмотреть, как увидят" }).click();
    await expect(third.getByRole("heading", { level: 1, name: "Встреча министров" })).toBeVisible();
    await expect(third.getByText("Пресс-центр")).toBeVisible();
    await third.getByRole("link", { name: "English" }).click();
    await expect(third.getByRole("heading", { level: 1, name: "Meeting of ministers" })).toBeVisible();
    await expectAccessible(third);
    await third.goto(`/ru/desk/events/${slug}`);
    await third.getByRole("button", { name: "Объявить" }).click();
    await expect(third.getByRole("button", { name: "Закрыть приём" })).toBeVisible();
    await page.goto(`/en/events/${slug}`);
    await expect(page.getByText("Press centre")).toBeVisible();
  });
});

test("who loses to another's change is shown it and loses no word", async ({ page, colleague }) => {
  const event = await createOpenEvent();
  const [head, second] = [
    await colleague("head", { eventIds: [event.id] }),
    await colleague("head", { name: "Анна Л." }),
  ];
  await signIn(page, head);
  await page.goto("/ru/desk/events");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Сессия Совета" }).click();
  await page.getByLabel("Город по-русски").fill("Минск");
  const other = await page.context().browser()?.newPage();
  if (!other) throw new Error("There is no second window");
  await signIn(other, second);
  await other.goto(`/ru/desk/events/${event.slug}`);
  await other.getByLabel("Город по-русски").fill("Астана");
  await other.getByRole("button", { name: "Сохранить" }).click();
  await expect(other).toHaveURL(/\?saved$/);
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Анна Л.");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("теперь: Астана");
  await expect(page.getByLabel("Город по-русски")).toHaveValue("Минск");
  await page.setViewportSize({ width: 375, height: 800 });
  await expectNoSideScroll(page);
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page).toHaveURL(/\?saved$/);
  expect((await db().event.findUniqueOrThrow({ where: { id: event.id } })).cityRu).toBe("Минск");
});

test.describe("of two at once, without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("who loses to another's change of an event is told of it and loses no word", async ({ page, colleague }) => {
    const event = await createOpenEvent();
    await signIn(page, await colleague("head", { eventIds: [event.id] }));
    await page.goto(`/ru/desk/events/${event.slug}`);
    await page.getByLabel("Город по-русски").fill("Минск");
    await db().event.update({ where: { id: event.id }, data: { cityRu: "Астана", version: { increment: 1 } } });
    await page.getByRole("button", { name: "Сохранить" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("Ваше не сохранено");
    await expect(page.getByLabel("Город по-русски")).toHaveValue("Минск");
    await page.getByRole("button", { name: "Сохранить" }).click();
    await expect(page).toHaveURL(/\?saved$/);
    expect((await db().event.findUniqueOrThrow({ where: { id: event.id } })).cityRu).toBe("Минск");
  });
});

test("what comes late is announced as such, and found by itself in the queue", async ({ page, colleague }) => {
  const closed = { opensAt: new Date(Date.now() - 2e9), closesAt: new Date(Date.now() - 1e6) };
  const event = await createOpenEvent({ ...closed, latePolicy: "lateQueue", regimes: ["russian"] });
  await page.goto(`/ru/events/${event.slug}`);
  await expect(page.getByRole("heading", { name: /Срок прошёл, но заявки ещё принимаем/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Подать заявку" }).first().click();
  await expect(page.getByText("Срок прошёл; поздние заявки до")).toBeVisible();
  await expect(page.getByRole("radio")).toHaveCount(1);
  const names = [
    { late: true, family: "Опоздалова" },
    { late: false, family: "Своевремова" },
  ];
  for (const { late, family } of names) {
    const stated = russianApplicant();
    await createApplication({ event, late, stated: { ...stated, nameRu: { ...stated.nameRu, family } } });
  }
  await signIn(page, await colleague("officer", { eventIds: [event.id] }));
  await page.goto(`/ru/desk/queue?event=${event.slug}`);
  await page.getByLabel("только поздние").check();
  await page.getByRole("button", { name: "Найти" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Опоздалова" })).toContainText("Поздняя");
  await expect(page.getByText("Своевремова")).toHaveCount(0);
});

test("a head postpones an event: written, previewed, sent once, with a report of every letter", async ({
  page,
  colleague,
}) => {
  const event = await createOpenEvent();
  for (const [state, locale] of [
    ["approved", "ru"],
    ["submitted", "en"],
    ["refused", "ru"],
  ] as const)
    await createApplication({
      event,
      state,
      locale,
      stated: russianApplicant(),
      submittedAt: new Date(Date.now() - 9e7),
    });
  await signIn(page, await colleague("head", { eventIds: [event.id] }));
  await page.goto(`/ru/desk/events/${event.slug}`);
  await page.getByRole("link", { name: "Перенести" }).click();
  await expect(page.getByLabel("тем, чьи заявки рассматриваются")).toBeChecked();
  await page.getByLabel("Текст по-русски").fill("Новая дата: 20 мая.");
  await page.getByRole("button", { name: "Показать письмо" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Напишите текст по-английски");
  await page.getByLabel("Текст по-английски").fill("The new date is 20 May.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Показать письмо" }).click();
  await expect(page.getByRole("region", { name: "По-английски" })).toContainText("The new date is 20 May.");
  await expectAccessible(page);
  await page.setViewportSize({ width: 375, height: 800 });
  await expectNoSideScroll(page);
  await page.getByRole("button", { name: "Отправить: 2 письма" }).click();
  await expect(page.getByRole("row", { name: "Всего писем 2" })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("Все письма ушли.")).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  const letters = await db().message.findMany({ where: { eventId: event.id }, orderBy: { locale: "asc" } });
  expect(letters.map(({ kind, locale }) => `${kind} ${locale}`)).toEqual(["eventPostponed ru", "eventPostponed en"]);
  await page.goto(`/en/events/${event.slug}`);
  await expect(page.getByText("The new date is 20 May.")).toBeVisible();
});

test("an event asks for a photo only under a consent that names it", async ({ page, colleague }) => {
  const event = await createOpenEvent({ consentVersion: "2026-11" });
  await signIn(page, await colleague("head", { eventIds: [event.id] }));
  await page.goto(`/ru/desk/events/${event.slug}`);
  await page.getByRole("group", { name: "Фотография" }).getByLabel("Обязательно").check();
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Этот текст согласия не называет фотографию");
  await expect(page.getByRole("group", { name: "Фотография" }).getByLabel("Обязательно")).toBeChecked();
  await page.getByLabel("Текст согласия").selectOption("2026-11-26");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect
    .poll(() => db().event.findUniqueOrThrow({ where: { id: event.id } }))
    .toMatchObject({ photoAsked: "required", consentVersion: "2026-11-26", questionsVersion: 2 });
});
