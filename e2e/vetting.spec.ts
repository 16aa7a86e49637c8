import { db } from "@/lib/db";
import {
  createApplication,
  createOpenEvent,
  foreignApplicant,
  russianApplicant,
  sendToVetting,
} from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

const person = (family: string) => ({ family, given: "Аглая", patronymic: "Тихоновна", mononym: false });

test("an officer sends who waits, and the vetter answers about each", async ({ page, colleague, browser, watch }) => {
  const event = await createOpenEvent({ vettingAsked: true });
  const { id } = await createApplication({ event, stated: russianApplicant({ nameRu: person("Северцева") }) });
  const { id: approved } = await createApplication({
    event,
    stated: russianApplicant({ nameRu: person("Белова") }),
    state: "approved",
  });
  await signIn(page, await colleague("officer", { eventIds: [event.id] }));
  await page.getByRole("link", { name: "Проверка", exact: true }).click();
  await expect(page.getByText(/Ждут отправки 2 человека/)).toBeVisible();
  await page.getByRole("button", { name: "Отправить на\u00a0проверку" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Партия 1" })).toBeVisible();
  await expect(page.getByText("На\u00a0проверке")).toHaveCount(2);
  const tracks = page.locator(".tracks");
  await page.goto(`/ru/desk/people/${approved}`);
  await expect(tracks).toContainText("Ждёт ответа проверки");

  const other = await (await browser.newContext()).newPage();
  watch(other);
  await signIn(other, await colleague("vetter", { eventIds: [event.id] }));
  await other.getByRole("link", { name: "Партия 1" }).click();
  await expectAccessible(other);
  await other.getByRole("link", { name: "Проверять по\u00a0одному" }).click();
  await expect(other.getByRole("heading", { level: 1, name: /Северцева/ })).toBeVisible();
  await expectAccessible(other);
  await other.getByRole("radio", { name: "Есть возражения" }).check();
  await other.getByRole("button", { name: "Сохранить и\u00a0дальше" }).click();
  await expect(other.getByRole("alert").filter({ hasText: "Исправьте" })).toContainText("в\u00a0чём возражение");
  await other.getByLabel("Причина").fill("Документ недействителен");
  await other.getByRole("button", { name: "Сохранить и\u00a0дальше" }).click();
  await expect(other.getByRole("heading", { level: 1, name: /Белова/ })).toBeVisible();
  await other.getByRole("radio", { name: "Согласовано" }).check();
  await other.getByRole("button", { name: "Сохранить и\u00a0дальше" }).click();
  await expect(other.getByRole("heading", { level: 1, name: "Партия 1" })).toBeVisible();
  await other.setViewportSize({ width: 375, height: 800 });
  await expectNoSideScroll(other);

  await page.goto(`/ru/desk/people/${id}`);
  await expect(tracks.getByText("Есть возражения")).toBeVisible();
  await expect(tracks).toContainText("После одобрения");
  await expect(page.getByText("Документ недействителен")).toBeVisible();
  await page.goto(`/ru/desk/people/${approved}`);
  await expect(tracks).toContainText("Можно печатать");
  await page.goto(`/ru/desk/queue?event=${event.slug}`);
  await expect(page.getByText("Проверка: возражения")).toBeVisible();
});

test("a head takes the batch as an encrypted file; the answers come back as a list", async ({
  page,
  colleague,
  browser,
  watch,
}) => {
  const event = await createOpenEvent({ vettingAsked: true });
  const { id } = await createApplication({ event, stated: russianApplicant({ nameRu: person("Северцева") }) });
  const head = await colleague("head", { eventIds: [event.id] });
  const { batch, entry } = await sendToVetting({ eventId: event.id, staffId: head.id, applicationId: id });
  await signIn(page, head);
  await page.goto(`/ru/desk/vetting/${batch}`);
  await page.getByText("Взять партию файлом").click();
  await page.getByLabel("Зачем нужен файл").fill("Для сверки");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Скачать зашифрованный файл" }).click();
  expect((await download).suggestedFilename()).toBe(`${event.slug}-vetting-1.csv.age`);

  const other = await (await browser.newContext()).newPage();
  watch(other);
  await signIn(other, await colleague("vetter", { eventIds: [event.id] }));
  await other.goto(`/ru/desk/vetting/${batch}/results`);
  await other.getByLabel("Строки с\u00a0ответами").fill(`${entry};maybe;\n`);
  await other.getByRole("button", { name: "Проверить строки" }).click();
  await expect(other.getByText("Неизвестный ответ")).toBeVisible();
  await expect(other.getByRole("button", { name: /Записать/ })).toHaveCount(0);
  await other.getByLabel("Строки с\u00a0ответами").fill(`${entry};cleared;\n`);
  await other.getByRole("button", { name: "Проверить строки" }).click();
  await expectAccessible(other);
  await other.getByRole("button", { name: "Записать 1 ответ" }).click();
  await expect(other).toHaveURL(new RegExp(`/desk/vetting/${batch}$`));
  const { vetting } = await db().application.findUniqueOrThrow({ where: { id } });
  expect(vetting).toBe("cleared");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a vetter opens sealed data by a reason and asks for what is missing, in English", async ({
    page,
    colleague,
  }) => {
    const event = await createOpenEvent({ vettingAsked: true });
    const stated = foreignApplicant();
    const { id } = await createApplication({ event, stated });
    await signIn(page, await colleague("head", { eventIds: [event.id] }), "en");
    await page.goto("/en/desk/vetting");
    await page.getByRole("button", { name: "Send to vetting" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Batch 1" })).toBeVisible();
    await page.getByRole("button", { name: "Sign out" }).click();
    await signIn(page, await colleague("vetter", { eventIds: [event.id] }), "en");
    await page.goto("/en/desk/vetting");
    await page.getByRole("link", { name: "Batch 1" }).click();
    await page.getByRole("link", { name: "Фогельзанг Юрген Маттиас" }).click();
    expect(await page.content()).not.toContain(stated.document.documentNumber);
    await page.locator("summary").click();
    await page.locator('input[name="reason"]').fill("Comparing with the register");
    await page.locator('form:has(input[name="reason"]) button').click();
    await expect(page.getByText("Linz, Austria")).toBeVisible();
    await page.getByRole("radio", { name: "Data needed" }).check();
    await page.getByLabel("Reason, or what is missing").fill("The place of birth in full");
    await page.getByRole("button", { name: "Save and go on" }).click();
    await expect(page.getByText("The place of birth in full")).toBeVisible();
    const { vetting } = await db().application.findUniqueOrThrow({ where: { id } });
    expect(vetting).toBe("needsData");
  });
});
