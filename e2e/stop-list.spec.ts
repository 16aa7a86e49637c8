import { db } from "@/lib/db";
import { matchKey } from "@/lib/names/match";
import { createApplication, createOpenEvent, russianApplicant, sendToVetting } from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

test("a head lists somebody, and an officer decides that the applicant is another person", async ({
  page,
  colleague,
}) => {
  const event = await createOpenEvent();
  const family = `Сычёва${[..."абвгдежзик"].sort(() => Math.random() - 0.5).join("")}`;
  const stated = russianApplicant();
  const { id } = await createApplication({ event, stated: { ...stated, nameRu: { ...stated.nameRu, family } } });
  await signIn(page, await colleague("head", { eventIds: [event.id] }));
  await page.getByRole("link", { name: "Стоп-лист" }).click();
  await page.getByText("Внести человека").click();
  await page.getByLabel("Фамилия").fill(family);
  await page.getByLabel("Причина").fill("Просили сообщить");
  await page.getByLabel("Источник").fill("Письмо № 4");
  await page.getByRole("button", { name: "Внести", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Исправьте" })).toContainText("последний день");
  await page.getByLabel("Действует до").fill("31.12.2090");
  await page.getByRole("button", { name: "Внести", exact: true }).click();
  await expect(page.getByRole("rowheader", { name: family })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 375, height: 800 });
  await expectNoSideScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.goto(`/ru/desk/people/${id}`);
  const section = page.getByRole("region", { name: "Стоп-лист" });
  await expect(section).toContainText("нужно решение сотрудника");
  expect(await page.content()).not.toContain("Просили сообщить");
  await section.getByRole("button", { name: "Показать совпадения" }).click();
  await expect(section).toContainText("Просили сообщить");
  await expectAccessible(page);
  await section.getByLabel("На\u00a0чём основано решение").fill("Другой год рождения");
  await section.getByRole("button", { name: "Другой человек" }).click();
  await expect(section).toContainText("решение принято");
  const { state } = await db().application.findUniqueOrThrow({ where: { id } });
  expect(state).toBe("submitted");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("who changes an entry after somebody else is told who it was, and loses no word", async ({
    page,
    colleague,
    browser,
  }) => {
    const family = `Сорокина${[..."абвгдежзик"].sort(() => Math.random() - 0.5).join("")}`;
    const { id: addedById } = await db().staff.findFirstOrThrow({ select: { id: true } });
    const { id } = await db().stopListEntry.create({
      data: {
        ...{ family, given: "Нина", familyKey: matchKey(family), givenKey: matchKey("Нина") },
        ...{ reason: "Просили сообщить", source: "Письмо № 4", expiresOn: new Date("2090-12-31") },
        ...{ personIndex: new Uint8Array(32), addedById, addedAt: new Date() },
      },
      select: { id: true },
    });
    const other = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await signIn(page, await colleague("vetter"));
    await signIn(other, await colleague("head", { name: "Анна Л." }));
    await page.goto("/ru/desk/stop-list");
    await page.getByRole("link", { name: `Изменить: ${family} Нина` }).click();
    await expect(page.getByLabel("Действует до")).toHaveValue("31.12.2090");
    await expect(page.getByText("Дата записана, показать её нельзя")).toBeVisible();
    await other.goto(`/ru/desk/stop-list/${id}`);
    await other.getByLabel("Источник").fill("Письмо № 5");
    await other.getByRole("button", { name: "Сохранить" }).click();
    await expect(other.getByText("Запись изменена, совпадения проверены заново")).toBeVisible();

    await page.getByLabel("Фамилия").fill("Сорока");
    await page.getByRole("button", { name: "Сохранить" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("укажите дату рождения заново");
    await page.getByLabel("Убрать дату рождения из записи").check();
    await page.getByRole("button", { name: "Сохранить" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("Анна Л.");
    await expect(page.getByLabel("Фамилия")).toHaveValue("Сорока");
    await expectAccessible(page);
    await page.setViewportSize({ width: 375, height: 800 });
    await expectNoSideScroll(page);
    await page.getByRole("button", { name: "Сохранить" }).click();
    await expect(page.getByText("Запись изменена, совпадения проверены заново")).toBeVisible();
    expect(await db().stopListEntry.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ family: "Сорока", personIndex: null, version: 3, source: "Письмо № 4" },
    });
  });
});

test("a vetter sees whom of the stop-list somebody in vetting may be, and decides nothing of it", async ({
  page,
  colleague,
}) => {
  const event = await createOpenEvent({ vettingAsked: true });
  const family = `Дроздова${[..."абвгдежзик"].sort(() => Math.random() - 0.5).join("")}`;
  const stated = russianApplicant();
  const { id } = await createApplication({ event, stated: { ...stated, nameRu: { ...stated.nameRu, family } } });
  const { id: staffId } = await db().staff.findFirstOrThrow({ select: { id: true } });
  const sent = await sendToVetting({ eventId: event.id, staffId, applicationId: id });
  await db().stopListEntry.create({
    data: {
      ...{ family, given: "", familyKey: matchKey(family), givenKey: "", reason: "Просили сообщить", source: "Письмо" },
      ...{ expiresOn: new Date("2090-12-31"), addedById: staffId, addedAt: new Date() },
    },
    select: { id: true },
  });
  await signIn(page, await colleague("vetter", { eventIds: [event.id] }));
  await page.goto(`/ru/desk/vetting/${sent.batch}/${sent.entry}`);
  const section = page.getByRole("region", { name: "Стоп-лист" });
  await expect(section).toContainText("решает отдел аккредитации");
  expect(await page.content()).not.toContain("Просили сообщить");
  await section.getByRole("button", { name: "Показать совпадения" }).click();
  await expect(section).toContainText("Просили сообщить");
  await expect(section.getByRole("button")).toHaveCount(0);
  await expectAccessible(page);
  await page.setViewportSize({ width: 375, height: 800 });
  await expectNoSideScroll(page);
});
