import { applicationStates } from "@/lib/application/types";
import { createApplication, createOpenEvent, foreignApplicant, russianApplicant } from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

test("a head sees the event as a whole, each picture with its figures, and goes on to the queue", async ({
  page,
  colleague,
}) => {
  const event = await createOpenEvent();
  for (const state of applicationStates) await createApplication({ event, stated: russianApplicant(), state });
  await createApplication({ event, stated: foreignApplicant() });
  await signIn(page, await colleague("head", { eventIds: [event.id] }));
  await page.getByRole("link", { name: "Сводка" }).click();
  await expect(page.getByText("Обновляется сама, каждую минуту")).toBeVisible();
  const decisions = page.getByRole("region", { name: "Решения" });
  await expect(decisions.getByRole("row", { name: /^Ждут решения 4 1 5$/ })).toBeVisible();
  await expect(decisions.getByRole("row", { name: /^Всего 9 1 10$/ })).toBeVisible();
  await expect(page.getByRole("img", { name: "Заявки по дням" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Заявок .*10$/ })).toBeVisible();
  await expect(page.getByRole("row", { name: "Рекомендованы: решает другой человек 1" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "разобрать" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Очередь" })).toBeVisible();
});

test.describe("without JavaScript, on a narrow screen", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

  test("an officer chooses an event, in English; one without applications says so", async ({ page, colleague }) => {
    const [empty, event] = [await createOpenEvent(), await createOpenEvent()];
    await createApplication({ event, stated: foreignApplicant(), state: "approved" });
    await signIn(page, await colleague("officer", { eventIds: [event.id, empty.id] }), "en");
    await page.goto(`/en/desk/overview?event=${empty.slug}`);
    await expect(page.getByText("There are no applications yet")).toBeVisible();
    await page.getByLabel("Event").selectOption(event.slug);
    await page.getByRole("button", { name: "Choose" }).click();
    await expect(page.getByRole("row", { name: "Austria 1 1" })).toBeVisible();
    await expect(page.getByText("Renews itself")).toHaveCount(0);
    await expectAccessible(page);
    await expectNoSideScroll(page);
  });
});
