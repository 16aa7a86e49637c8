import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import { hashToken, newToken } from "@/lib/sealing/draft";
import ruApply from "@/messages/ru/apply.json" with { type: "json" };
import ru from "@/messages/ru/status.json" with { type: "json" };
import { type ApplicationFields, createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

// Where an application goes beside approval and refusal: questions, the waiting list, and back.

const hoursAgo = () => new Date(Date.now() - 6 * 3_600_000);
const row = (id: string) => db().application.findUniqueOrThrow({ where: { id } });
const person = (page: Page, id: string) => page.goto(`/ru/desk/people/${id}`);

/** Opens an application's page as its applicant, on this page's device. */
async function openStatus(page: Page, id: string): Promise<void> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + 86_400_000);
  await db().accessLink.create({ data: { tokenHash: hashToken(token), applicationId: id, expiresAt } });
  await page.goto(`/ru/link/${token}`);
  await page.getByRole("button", { name: ruApply.link.button }).click();
  await expect(page).toHaveURL(/\/ru\/status$/);
}

async function people(families: string[], fields: Partial<ApplicationFields> = {}) {
  const zones = ["A", "B"].map((code) => ({ code, name: { ru: `Зал ${code}`, en: `Hall ${code}` } }));
  const event = await createOpenEvent({ announceDelay: 0, zones });
  const made = [];
  for (const [index, family] of families.entries()) {
    const stated = russianApplicant({ nameRu: { family, given: "Аглая", patronymic: "Тихоновна", mononym: false } });
    const submittedAt = new Date(hoursAgo().getTime() + index * 60_000);
    made.push((await createApplication({ event, stated, submittedAt, ...fields })).id);
  }
  return { event, ids: made as [string, ...string[]] };
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an officer asks, and the applicant answers after the deadline: in words, and by correcting", async ({
    page,
    colleague,
    browser,
  }) => {
    const { event, ids } = await people(["Северцева"]);
    const [id] = ids;
    await signIn(page, await colleague("officer", { eventIds: [event.id], name: "Мария Орлова" }));
    await person(page, id);
    await page.getByRole("link", { name: "Спросить…" }).click();
    await page.getByRole("button", { name: "Отправить вопросы" }).click();
    await expect(page.getByText("Напишите хотя бы один вопрос")).toBeVisible();
    await page.getByRole("textbox", { name: "Должность" }).fill("Кем вы работаете?");
    await page.getByRole("textbox", { name: "Документ и рождение" }).fill("Верен ли номер?");
    await page.getByRole("button", { name: "Отправить вопросы" }).click();
    await expect(page).toHaveURL(/\/desk\/queue/);
    await db().event.update({ where: { id: event.id }, data: { closesAt: new Date(Date.now() - 1000) } });

    const applicant = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await openStatus(applicant, id);
    await expect(applicant.getByText("Кем вы работаете?")).toBeVisible();
    await expectAccessible(applicant);
    await applicant.setViewportSize({ width: 375, height: 800 });
    await expectNoSideScroll(applicant);
    await applicant.getByRole("textbox", { name: ruApply.person.position }).fill("фотограф");
    await applicant.getByRole("button", { name: ru.answer.submit }).click();
    await expect(applicant).toHaveTitle(/^Ошибка: /);
    await expect(applicant.getByRole("textbox", { name: ruApply.person.position })).toHaveValue("фотограф");
    await applicant.locator("#documentWords").fill("Да, верен.");
    await applicant.getByRole("button", { name: ru.answer.submit }).click();
    await expect(applicant.getByRole("heading", { name: ru.saved.answerTitle })).toBeVisible();
    expect(await row(id)).toMatchObject({ state: "inReview", position: "фотограф" });

    await person(page, id);
    const asked = page.getByRole("region", { name: "Уточнения" });
    await expect(asked).toContainText("Да, верен.");
    await expect(asked).toContainText("Исправлено в заявке");
  });
});

test("an officer enters the answer for the applicant", async ({ page, colleague }) => {
  const { event, ids } = await people(["Северцева"], { state: "clarification" });
  const [id] = ids;
  const officer = await colleague("officer", { eventIds: [event.id], name: "Мария Орлова" });
  const questions = [{ section: "position", text: "Кем вы работаете?" }];
  await db().clarification.create({
    data: { applicationId: id, askedById: officer.id, askedAt: new Date(), questions },
  });
  await signIn(page, officer);
  await person(page, id);
  await page.getByText("Ещё…").click();
  await page.getByRole("link", { name: "Внести ответ…" }).click();
  await expect(page.getByText("Кем вы работаете?")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Ответ словами").fill("Сказала по телефону: спецкор.");
  await page.getByRole("button", { name: "Отправить ответ" }).click();
  await expect(page.getByRole("region", { name: "Уточнения" })).toContainText("Сказала по телефону: спецкор.");
  expect(await row(id)).toMatchObject({ state: "inReview" });
});

test("a head keeps the waiting list in order or says why not, revokes, and sees who is next", async ({
  page,
  colleague,
  browser,
}) => {
  const { event, ids } = await people(["Абаева", "Белова", "Ветрова"]);
  const [first, second] = ids as [string, string, string];
  await signIn(page, await colleague("head", { eventIds: [event.id] }));
  for (const id of ids) {
    await person(page, id);
    await page.getByText("Ещё…").click();
    await page.getByRole("link", { name: "В лист ожидания…" }).click();
    await page.getByRole("button", { name: "Поставить в лист ожидания" }).click();
    await expect(page).toHaveURL(new RegExp(`last=${id}`));
    expect(await row(id)).toMatchObject({ state: "waitlisted" });
  }
  const applicant = await (await browser.newContext()).newPage();
  await openStatus(applicant, second);
  await expect(applicant.getByText("Ваше место в листе: 2")).toBeVisible();

  await person(page, second);
  await expect(page.getByText("2-й из 3")).toBeVisible();
  await expect(page.getByRole("button", { name: "Одобрить и дальше" })).toHaveCount(0);
  await page.getByText("Ещё…").click();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Одобрить не по очереди…" }).click();
  const dialog = page.getByRole("dialog", { name: "Одобрить не по очереди: Белова Аглая Тихоновна" });
  await expect(dialog.getByLabel("A, Зал A")).toBeChecked();
  await dialog.getByLabel("B, Зал B").check();
  await dialog.getByRole("button", { name: "Одобрить" }).click();
  await expect(dialog.getByText("напишите, почему не по очереди")).toBeVisible();
  await dialog.getByLabel("Почему не по очереди").fill("Прямой эфир");
  await dialog.getByRole("button", { name: "Одобрить" }).click();
  await expect(page).toHaveURL(new RegExp(`last=${second}`));
  expect(await row(second)).toMatchObject({ state: "approved", zones: ["A", "B"] });
  await applicant.reload();
  await expect(applicant.getByText("Зал A, Зал B")).toBeVisible();

  await person(page, second);
  await page.getByText("Ещё…").click();
  await page.getByRole("link", { name: "Аннулировать…" }).click();
  await page.getByLabel("Причина, её прочтёт заявитель").fill("Редакция отозвала письмо.");
  await page.getByRole("button", { name: "Аннулировать" }).click();
  await expect(page.getByText("Первая в листе ожидания")).toContainText("Абаева");
  await page.getByRole("link", { name: /Абаева/ }).click();
  await expect(page).toHaveURL(new RegExp(first));
  await applicant.reload();
  await expect(applicant.getByRole("heading", { level: 2, name: ru.revoked.title })).toBeVisible();
  await expect(applicant.getByText("Редакция отозвала письмо.")).toBeVisible();
});

test("who changes their name after an accreditation is reviewed again, old and new side by side", async ({
  page,
  colleague,
  browser,
}) => {
  const { event, ids } = await people(["Северцева"], { state: "approved" });
  const [id] = ids;
  const applicant = await (await browser.newContext()).newPage();
  await openStatus(applicant, id);
  await applicant.getByRole("link", { name: `${ru.data.change} ${ru.data.hidden.name}` }).click();
  await expect(applicant.getByText("оно перестанет действовать")).toBeVisible();
  await applicant.getByLabel(ruApply.person.familyRu).fill("Цветкова");
  await applicant.getByRole("button", { name: ru.edit.submit, exact: true }).click();
  await expect(applicant.getByText(ru.saved.title)).toBeVisible();
  await expect(applicant.getByRole("heading", { name: ru.approved.title })).toHaveCount(0);

  await signIn(page, await colleague("officer", { eventIds: [event.id] }));
  await person(page, id);
  const changes = page.getByRole("region", { name: /^Изменено/ });
  await expect(changes.getByRole("row", { name: "Фамилия Северцева Цветкова" })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 375, height: 800 });
  await expectNoSideScroll(page);
  expect(await db().message.count({ where: { applicationId: id, kind: "returned" } })).toBe(1);
});
