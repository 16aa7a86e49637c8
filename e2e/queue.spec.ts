import { db } from "@/lib/db";
import { decideApplication } from "@/lib/review/commands";
import { createApplication, createOpenEvent, foreignApplicant, russianApplicant } from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, pressKey, signIn, test } from "./fixtures";

const families = ["Абаева", "Белова", "Ветрова", "Гусева"];
const fullName = (family: string) => `${family} Аглая Тихоновна`;

async function eventWithFour() {
  const event = await createOpenEvent();
  const ids: string[] = [];
  for (const [index, family] of families.entries()) {
    const nameRu = { family, given: "Аглая", patronymic: "Тихоновна", mononym: false };
    const submittedAt = new Date(Date.now() - index * 60_000);
    ids.push((await createApplication({ event, stated: russianApplicant({ nameRu }), submittedAt })).id);
  }
  return { event, ids };
}

const states = async (eventId: string) =>
  (await db().application.findMany({ where: { eventId }, orderBy: { submittedAt: "desc" } })).map(({ state }) => state);

test("ticked by keys and by Shift, three are approved in one go but for one decided meanwhile, and taken back", async ({
  page,
  colleague,
}) => {
  const { event, ids } = await eventWithFour();
  const maria = await colleague("officer", { eventIds: [event.id], name: "Мария Орлова" });
  await signIn(page, await colleague("head", { eventIds: [event.id], name: "Борис Лаптев" }));
  await page.goto(`/ru/desk/queue?event=${event.slug}`);
  const bar = page.getByRole("form", { name: "Выбранные заявки" });
  await expect(bar).toBeHidden();
  await pressKey(page, "KeyJ");
  await pressKey(page, "KeyX");
  await expect(page.getByLabel("Выбрать: Абаева")).toBeChecked();
  await expect(bar.getByText("Выбрано 1")).toBeVisible();
  await page.getByLabel("Выбрать: Ветрова").click({ modifiers: ["Shift"] });
  await expect(bar.getByText("Выбрано 3")).toBeVisible();
  await expectAccessible(page);

  await bar.getByRole("button", { name: "Одобрить…" }).click();
  await expect(page.getByRole("heading", { name: /Выбраны 3 заявки: ещё ничего не\sизменено/ })).toBeVisible();
  await expectAccessible(page);
  await decideApplication({
    actor: { ...maria, eventIds: [event.id] },
    input: {
      id: ids[1] ?? "",
      version: 1,
      verdict: { kind: "refuse", publicReason: "Мест нет.", internalNote: null, override: null },
    },
  });
  await page.getByRole("button", { name: "Одобрить 3 заявки" }).click();
  await expect(page.getByRole("heading", { name: "Одобрены 2 заявки" })).toBeVisible();
  const changed = page.getByRole("row", { name: fullName("Белова") });
  await expect(changed).toContainText("после выбора изменена: Мария Орлова");
  await expectAccessible(page);
  expect(await states(event.id)).toEqual(["approved", "refused", "approved", "submitted"]);

  await page.getByRole("button", { name: "Вернуть 2 решения" }).click();
  await expect(page.getByRole("heading", { name: /Возвращены на\sрассмотрение 2 заявки/ })).toBeVisible();
  expect(await states(event.id)).toEqual(["inReview", "refused", "inReview", "submitted"]);
});

test("a view is kept with its columns, shared by a head, and gone when it is deleted", async ({
  page,
  colleague,
  browser,
  watch,
}) => {
  const { event, ids } = await eventWithFour();
  await db().application.update({ where: { id: ids[0] }, data: { tags: ["пул"] } });
  await db().tag.create({ data: { eventId: event.id, word: "пул" } });
  await signIn(page, await colleague("head", { eventIds: [event.id], name: "Борис Лаптев" }));
  await page.goto(`/ru/desk/queue?event=${event.slug}`);
  await page.getByLabel("Метка").selectOption("пул");
  await page.getByRole("button", { name: "Найти" }).click();
  await expect(page.getByRole("link", { name: fullName("Белова") })).toHaveCount(0);
  await page.getByText("Столбцы", { exact: true }).click();
  await page.getByLabel("Метки", { exact: true }).check();
  await page.getByLabel("Страна").uncheck();
  await page.getByRole("button", { name: "Показать" }).click();
  await expect(page.getByRole("columnheader", { name: "Метки", exact: true })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Страна" })).toHaveCount(0);

  await page.getByText("Сохранить вид").click();
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.getByText("Назовите вид")).toBeVisible();
  await page.getByLabel("Название вида").fill("Пул прессы");
  await page.getByLabel(/Показывать всему отделу/).check();
  await page.getByRole("button", { name: "Сохранить" }).click();
  const tab = page.getByRole("link", { name: /Пул прессы/ });
  await expect(tab).toHaveAttribute("aria-current", "page");

  const other = await (await browser.newContext()).newPage();
  watch(other);
  await signIn(other, await colleague("officer", { eventIds: [event.id] }));
  await other.goto(`/ru/desk/queue?event=${event.slug}`);
  await other.getByRole("link", { name: /Пул прессы/ }).click();
  await expect(other.getByRole("columnheader", { name: "Метки", exact: true })).toBeVisible();
  await expect(other.getByText("Изменить вид")).toHaveCount(0);

  await page.getByText("Изменить вид").click();
  await page.getByRole("button", { name: "Удалить вид" }).click();
  await expect(tab).toHaveCount(0);
  await other.reload();
  await expect(other.getByRole("link", { name: /Пул прессы/ })).toHaveCount(0);
});

test("a refused form comes back with what was typed and ticked, its reason in focus, though its view is gone", async ({
  page,
  colleague,
}) => {
  const { event } = await eventWithFour();
  const head = await colleague("head", { eventIds: [event.id] });
  await signIn(page, head);
  await page.goto(`/ru/desk/queue?event=${event.slug}`);
  await page.getByLabel("Выбрать: Белова").check();
  await page.getByText("Сохранить вид").click();
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page).toHaveTitle(/^Ошибка: Очередь/);
  const name = page.getByLabel("Название вида");
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription("Назовите вид");
  await expect(page.getByLabel("Выбрать: Белова")).toBeChecked();
  await expect(page.getByRole("form", { name: "Выбранные заявки" }).getByText("Выбрано 1")).toBeVisible();
  await expectAccessible(page);

  // What was ticked has left the page meanwhile: the bar that is hidden without ticks still says why nothing was begun.
  await page.getByLabel("Выбрать: Белова").uncheck();
  const bar = page.locator("#bulk");
  await expect(bar).toBeHidden();
  await bar.evaluate((form: HTMLFormElement) =>
    form.requestSubmit(form.querySelector<HTMLElement>("button[name=deed]")),
  );
  await expect(bar.getByText("Ни одна заявка не выбрана")).toBeVisible();
  await expect(bar.locator(".error")).toBeFocused();
  await page.getByText("Сохранить вид").click();

  await name.fill("Мой вид");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByText("Изменить вид").click();
  await db().savedView.deleteMany({ where: { staffId: head.id } });
  await name.fill("Другое имя");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.getByText("Не получилось")).toBeVisible();
  await expect(name).toHaveValue("Другое имя");
  await expect(page.getByLabel("Выбрать: Белова")).not.toBeChecked();
});

test("who holds an application open is seen in the queue", async ({ page, colleague }) => {
  const { event, ids } = await eventWithFour();
  const maria = await colleague("officer", { eventIds: [event.id], name: "Мария Орлова" });
  const claimedAt = new Date(Date.now() - 150_000);
  await db().application.update({ where: { id: ids[2] }, data: { claimedById: maria.id, claimedAt } });
  await signIn(page, await colleague("officer", { eventIds: [event.id] }));
  await page.goto(`/en/desk/queue?event=${event.slug}`);
  const row = page.getByRole("row", { name: fullName("Ветрова") });
  await expect(row).toContainText("Мария Орлова: opened 2 minutes ago");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an officer tags, then refuses all that match, with a reason in each language that they read", async ({
    page,
    colleague,
  }) => {
    const { event, ids } = await eventWithFour();
    const german = await createApplication({ event, stated: foreignApplicant(), locale: "en" });
    await signIn(page, await colleague("officer", { eventIds: [event.id] }), "en");
    await page.goto(`/en/desk/people/${german.id}?event=${event.slug}`);
    await page.getByLabel("Tag", { exact: true }).fill("  Foreign Desk ");
    await page.getByRole("button", { name: "Tag it" }).click();
    await expect(page.getByRole("button", { name: "Remove the tag “foreign desk”" })).toBeVisible();
    await expect(page.getByText("tag “foreign desk” added")).toBeVisible();

    await page.goto(`/en/desk/queue?event=${event.slug}`);
    await page.getByLabel(`Select: ${fullName("Абаева")}`).check();
    await page.getByText("all 5 that match").click();
    await page.getByRole("button", { name: "Refuse…" }).click();
    await expect(page.getByRole("heading", { name: "5 applications selected" })).toBeVisible();
    await page.getByLabel("Reason for those who read Russian").selectOption({ index: 2 });
    await page.getByRole("button", { name: "Refuse 5 applications" }).click();
    await expect(page.getByText("Choose or write a reason: the applicant reads it")).toBeVisible();
    await page.getByLabel("In your own words, in English").fill("The hall is full.");
    await page.getByRole("button", { name: "Refuse 5 applications" }).click();
    await expect(page.getByRole("heading", { name: "5 applications refused" })).toBeVisible();
    const reason = async (id = "") =>
      (await db().application.findUniqueOrThrow({ where: { id }, select: { publicReason: true } })).publicReason;
    expect(await reason(german.id)).toBe("The hall is full.");
    expect(await reason(ids[0])).toMatch(/^Места для\sпрессы на\sэтом мероприятии закончились\.$/);
  });
});

test("the forms of the queue and a batch fit a telephone and read aloud, in both languages", async ({
  page,
  colleague,
}) => {
  const { event } = await eventWithFour();
  await signIn(page, await colleague("head", { eventIds: [event.id] }));
  await page.setViewportSize({ width: 375, height: 800 });
  for (const [locale, columns, keep, choose, refuse] of [
    ["ru", "Столбцы", "Сохранить вид", "Выбрать все на странице", "Отказать…"],
    ["en", "Columns", "Save view", "Select all on this page", "Refuse…"],
  ] as const) {
    await page.goto(`/${locale}/desk/queue?event=${event.slug}&cols=latin.outlet.country.position.reference.tags`);
    await page.getByText(columns, { exact: true }).click();
    await page.getByText(keep).click();
    await page.getByLabel(choose.replace("на странице", "на\u00a0странице")).check();
    await expectNoSideScroll(page);
    await expectAccessible(page);
    await page.getByRole("button", { name: refuse }).click();
    await expect(page).toHaveURL(/\/queue\/bulk\//);
    await expectNoSideScroll(page);
    await expectAccessible(page);
  }
});
