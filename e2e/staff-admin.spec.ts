import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import { totpCode, totpStep } from "@/lib/staff/totp";
import { demoAccounts } from "@/prisma/demo-accounts";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

const address = () => `new.${randomBytes(6).toString("hex")}@credence.example`;
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** The link in the newest letter to this address, as the try-out's outbox keeps it. */
async function linkTo(email: string): Promise<string> {
  const letter = () =>
    db().message.findFirst({
      where: { recipient: email, status: "sent" },
      orderBy: { id: "desc" },
      select: { tryoutText: true },
    });
  await expect.poll(async () => (await letter())?.tryoutText, { timeout: 20_000 }).toContain("/desk/link/");
  return /^http\S+\/desk\/link\/[\w-]{43}$/m.exec((await letter())?.tryoutText ?? "")?.[0] ?? "";
}

/** Reads the secret off the page, as an authenticator app would, and confirms it. */
async function enrol(page: Page) {
  const link = await page.getByRole("link", { name: "Открыть в приложении" }).getAttribute("href");
  const secret = new URL(link ?? "").searchParams.get("secret") ?? "";
  await page.getByLabel("Код", { exact: true }).fill(totpCode(secret, totpStep(new Date())));
  await button(page, "Подтвердить и войти").click();
}

test("an administrator invites a head, whose link sets a password and a second factor", async ({
  page,
  browser,
  colleague,
  watch,
}) => {
  await signIn(page, await colleague("administrator"));
  await page.goto("/ru/desk/staff");
  await expectAccessible(page);
  await page.getByLabel("Имя или почта").fill(demoAccounts[0]?.email ?? "");
  await button(page, "Найти").click();
  await expect(page.getByRole("row", { name: /Мария Орлова.*сотрудник по аккредитации.*Действует/ })).toBeVisible();
  await page.getByRole("link", { name: "Пригласить" }).click();
  await button(page, "Отправить приглашение").click();
  await expect(page).toHaveTitle(/^Ошибка: Пригласить сотрудника/);
  await expect(page.getByRole("link", { name: "Выберите роль" })).toHaveAttribute("href", "#role");
  await expectAccessible(page);
  const email = address();
  await page.getByLabel("Имя и фамилия").fill("Ада Лавлейс");
  await page.getByLabel("Электронная почта").fill(email);
  await page.getByLabel("руководитель аккредитации").check();
  await button(page, "Отправить приглашение").click();
  await expect(page.getByRole("heading", { name: "Приглашение отправляется" })).toBeVisible();
  await expect(page.getByText("Приглашён", { exact: true })).toBeVisible();
  await expectAccessible(page);
  const link = await linkTo(email);
  await page.reload();
  await page.getByRole("link", { name: "Открыть последнее письмо" }).click();
  await expect(page.getByText(link)).toBeVisible();

  const hers = await (await browser.newContext()).newPage();
  watch(hers);
  await hers.goto(link);
  await expectAccessible(hers);
  await button(hers, "Продолжить / Continue").click();
  await expect(hers).toHaveURL(/\/ru\/desk\/password$/);
  await hers.getByLabel("Новый пароль", { exact: true }).fill("a password of her own");
  await hers.getByLabel("Новый пароль ещё раз").fill("not the same password");
  await button(hers, "Сохранить пароль").click();
  await expect(hers.getByRole("link", { name: /Пароли не совпадают/ })).toHaveAttribute("href", "#repeated");
  await expectAccessible(hers);
  await hers.getByLabel("Новый пароль", { exact: true }).fill("a password of her own");
  await hers.getByLabel("Новый пароль ещё раз").fill("a password of her own");
  await button(hers, "Сохранить пароль").click();
  await expect(hers.getByRole("heading", { name: "Пароль сохранён. Войдите с ним" })).toBeVisible();
  await hers.getByLabel("Электронная почта").fill(email);
  await hers.getByLabel("Пароль", { exact: true }).fill("a password of her own");
  await button(hers, "Продолжить").click();
  await enrol(hers);
  await expect(hers).toHaveURL(/\/ru\/desk\/queue/);
  await hers.goto(link);
  await expect(hers.getByRole("heading", { name: "Ссылка не действует" })).toBeVisible();
});

test.describe("without JavaScript, on a narrow screen", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

  test("an administrator resets a second factor, limits an account to an event and closes it", async ({
    page,
    browser,
    colleague,
  }) => {
    const auditor = await colleague("auditor");
    await signIn(page, await colleague("administrator"));
    await page.goto(`/ru/desk/staff?q=${auditor.email}`);
    await expectNoSideScroll(page);
    await page.getByRole("link", { name: auditor.name }).click();
    await expectNoSideScroll(page);
    await button(page, "Сбросить второй фактор").click();
    await expect(page.getByRole("heading", { name: /Второй фактор сброшен/ })).toBeVisible();

    const theirs = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const enter = async () => {
      await theirs.getByLabel("Электронная почта").fill(auditor.email);
      await theirs.getByLabel("Пароль").fill(auditor.password);
      await button(theirs, "Продолжить").click();
    };
    await theirs.goto("/ru/desk/sign-in");
    await enter();
    await expect(theirs.getByRole("alert", { name: "Исправьте ошибку" })).toContainText("Второй фактор сброшен");
    await theirs.goto(await linkTo(auditor.email));
    await button(theirs, "Продолжить / Continue").click();
    await expect(theirs.getByText(auditor.email)).toBeVisible();
    await enter();
    await enrol(theirs);
    await expect(theirs).toHaveURL(/\/ru\/desk\/audit/);

    await page.reload();
    await page.getByLabel("Только эти:").check();
    await button(page, "Сохранить").click();
    await expect(page.getByRole("link", { name: /Отметьте хотя бы одно мероприятие/ })).toBeVisible();
    await page.getByRole("checkbox").first().check();
    await button(page, "Сохранить").click();
    await expect(page.getByRole("heading", { name: "Роль и мероприятия сохранены" })).toBeVisible();
    await theirs.reload();
    await expect(theirs).toHaveURL(/\/ru\/desk\/audit/);
    await button(page, "Закрыть учётную запись").click();
    await expect(page.getByRole("heading", { name: "Учётная запись закрыта" })).toBeVisible();
    await theirs.reload();
    await expect(theirs).toHaveURL(/\/ru\/desk\/sign-in$/);
    await button(page, "Открыть учётную запись снова").click();
    await expect(page.getByText("Действует", { exact: true })).toBeVisible();
  });
});
