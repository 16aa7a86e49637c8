import { db } from "@/lib/db";
import { indexApplication } from "@/lib/jobs/application-index";
import { createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

test("an officer compares a person who was seen before, links them, and takes it back", async ({ page, colleague }) => {
  const [event, earlier] = [await createOpenEvent(), await createOpenEvent({ titleRu: "Прошлая встреча" })];
  const stated = russianApplicant();
  const renamed = { ...stated, nameRu: { ...stated.nameRu, family: "Северцова" } };
  const [here, there] = [
    await createApplication({ event, stated }),
    await createApplication({ event: earlier, stated: renamed }),
  ];
  for (const { id } of [here, there]) await indexApplication(id);
  await signIn(page, await colleague("officer", { eventIds: [event.id, earlier.id] }));
  await page.goto(`/ru/desk/people/${here.id}`);
  const seen = page.getByRole("region", { name: "Уже встречались" });
  await expect(seen).toContainText("Совпадает номер документа");
  await expect(seen).toContainText("Прошлая встреча");
  await expect(seen.locator("mark").first()).toHaveText("е");
  await expectAccessible(page);
  await page.setViewportSize({ width: 375, height: 800 });
  await expectNoSideScroll(page);
  await seen.getByRole("button", { name: "Тот же человек" }).click();
  await expect(seen.getByText(/Тот же человек: officer/)).toBeVisible();
  await seen.getByRole("button", { name: "Разъединить" }).click();
  await expect(seen.getByRole("button", { name: "Разные люди" })).toBeVisible();
  expect(await db().auditEntry.count({ where: { type: "application.paired", subjectId: here.id } })).toBe(2);
});

for (const javaScriptEnabled of [true, false])
  test(`an officer merges two applications of one person, and takes it back, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    browser,
    colleague,
    watch,
  }) => {
    const event = await createOpenEvent();
    const stated = russianApplicant();
    const [kept, aside] = [await createApplication({ event, stated }), await createApplication({ event, stated })];
    for (const { id } of [kept, aside]) await indexApplication(id);
    const page = await (
      await browser.newContext({ javaScriptEnabled, viewport: { width: 375, height: 800 } })
    ).newPage();
    watch(page);
    await signIn(page, await colleague("officer", { eventIds: [event.id] }));
    await page.goto(`/ru/desk/people/${kept.id}`);
    const seen = page.getByRole("region", { name: "Уже встречались" });
    await seen.getByRole("button", { name: "Тот же человек" }).click();
    await seen.getByRole("button", { name: "Решать по этой, ту отложить" }).click();
    await expect(seen.getByText("Та заявка отложена: решают по этой.")).toBeVisible();
    await expectNoSideScroll(page);
    await page.goto(`/ru/desk/queue?event=${event.slug}`);
    await expect(page.getByRole("row", { name: /Северцева/ })).toHaveCount(1);
    await page.goto(`/ru/desk/queue?event=${event.slug}&state=all`);
    await expect(page.getByRole("row", { name: /Северцева/ })).toHaveCount(2);
    await expect(page.getByText("Отложена", { exact: true })).toHaveCount(1);
    await page.goto(`/ru/desk/people/${aside.id}`);
    await expect(page.getByText(`Решают по другой заявке того же человека: ${kept.reference}`)).toBeVisible();
    await expect(page.getByRole("button", { name: /Одобрить/ })).toHaveCount(0);
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByRole("button", { name: "Вернуть отложенную" }).click();
    await expect(page.getByRole("button", { name: /Одобрить/ }).first()).toBeVisible();
  });
