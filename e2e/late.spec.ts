import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import { createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { holdDraft, russian } from "./apply-arrange";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

// What comes after the deadline, where the head admits it one by one.

const closedEvent = () =>
  createOpenEvent({
    opensAt: new Date(Date.now() - 2e9),
    closesAt: new Date(Date.now() - 1e6),
    latePolicy: "override",
    regimes: ["russian"],
  });

/** The path of the link in the letter that went last to this address. */
async function mailed(recipient: string): Promise<string> {
  const where = { recipient, kind: "lateAdmitted", status: "sent" } as const;
  await expect.poll(() => db().message.count({ where }), { timeout: 20_000 }).toBe(1);
  const { tryoutText } = await db().message.findFirstOrThrow({ where });
  return /\/ru\/link\/[\w-]{43}/.exec(tryoutText ?? "")?.[0] ?? "";
}

async function admit(page: Page, slug: string, email: string, reason: string): Promise<void> {
  await page.goto(`/ru/desk/events/${slug}`);
  await page.getByText("Допустить заявку").click();
  const form = page.getByRole("form", { name: "Допустить заявку" });
  await form.getByLabel("Электронная почта заявителя").fill(email);
  await form.getByLabel("Причина", { exact: true }).fill(reason);
  await form.getByRole("button", { name: "Допустить и отправить ссылку" }).click();
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled });

    test("who missed the deadline is told whom to ask, is admitted by the head and goes on from what they had typed", async ({
      page,
      context,
      colleague,
      browser,
    }) => {
      const event = await closedEvent();
      const email = `late.${event.slug}@telegraf.example`;
      await holdDraft(context, event, { ...russian, email });
      await page.goto(`/ru/events/${event.slug}`);
      await expect(page.getByText("отдельную заявку может допустить руководитель")).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/ru/apply/${event.slug}/outlet`);
      await expect(page.getByRole("heading", { level: 1, name: "Приём заявок закончился" })).toBeVisible();
      await expect(page.getByText("Объясните, почему не успели")).toBeVisible();
      await expect(page.getByText("Ваш черновик цел")).toBeVisible();
      await expectAccessible(page);

      const desk = await (await browser.newContext({ javaScriptEnabled })).newPage();
      await signIn(desk, await colleague("head", { eventIds: [event.id] }));
      await admit(desk, event.slug, "not an address", "");
      await expect(desk.getByRole("main").getByRole("alert")).toContainText("Напишите, почему заявка допущена");
      await expectAccessible(desk);
      await desk.setViewportSize({ width: 375, height: 800 });
      await expectNoSideScroll(desk);
      await admit(desk, event.slug, email, "Виза пришла поздно");
      await expect(desk.getByText("Допуск записан")).toBeVisible();
      await expect(desk.getByRole("row").filter({ hasText: email })).toContainText("ждём заявку");
      await expectAccessible(desk);

      await page.goto(await mailed(email));
      await page.getByRole("button", { name: "Продолжить / Continue" }).click();
      await expect(page).toHaveURL(/\/check$/);
      await expect(page.getByText("вашу руководитель допустил отдельно")).toBeVisible();
      await expect(page.getByText("Срок прошёл; вашу заявку примем до")).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Отправить заявку" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Заявка принята" })).toBeVisible();

      await desk.goto(`/ru/desk/events/${event.slug}`);
      await desk
        .getByRole("row")
        .filter({ hasText: email })
        .getByRole("link", { name: /^Заявка/ })
        .click();
      await expect(desk.getByText("Поздняя", { exact: true })).toBeVisible();
      await expect(desk.getByRole("row").filter({ hasText: "Почему допущена после срока" })).toContainText(
        "Виза пришла поздно",
      );
      await expectAccessible(desk);
    });
  });

test("a permit that is taken back opens nothing any more", async ({ page, colleague, browser }) => {
  const event = await closedEvent();
  const email = `late.${event.slug}@telegraf.example`;
  await signIn(page, await colleague("head", { eventIds: [event.id] }));
  await admit(page, event.slug, email, "Виза пришла поздно");
  await expect(page.getByText("Допуск записан")).toBeVisible();
  const link = await mailed(email);
  const applicant = await (await browser.newContext()).newPage();
  await applicant.goto(link);
  await applicant.getByRole("button", { name: "Продолжить / Continue" }).click();
  await expect(applicant.getByText("Срок прошёл; вашу заявку примем до")).toBeVisible();
  await page.getByRole("button", { name: `Отозвать допуск: ${email}` }).click();
  await expect(page.getByText("Допуск отозван")).toBeVisible();
  await applicant.reload();
  await expect(applicant.getByRole("heading", { level: 1, name: "Приём заявок закончился" })).toBeVisible();
});

test("an officer sees no late applications to admit", async ({ page, colleague }) => {
  const event = await closedEvent();
  await createApplication({ event, stated: russianApplicant() });
  await signIn(page, await colleague("officer", { eventIds: [event.id] }));
  await page.goto(`/ru/desk/events/${event.slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Поздние заявки" })).toHaveCount(0);
});
