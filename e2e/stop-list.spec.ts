import { db } from "@/lib/db";
import { createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
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
