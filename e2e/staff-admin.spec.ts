import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import { totpCode, totpStep } from "@/lib/staff/totp";
import { demoAccounts } from "@/prisma/demo-accounts";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

const address = () => `new.${randomBytes(6).toString("hex")}@credence.example`;
const button = (page: Page, name: string) => page.getByRole("button", { name });

async function enterPassword(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel("Электронная почта").fill(email);
  await page.getByLabel("Пароль", { exact: true }).fill(password);
  await button(page, "Продолжить").click();
}

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
  await enterPassword(hers, { email, password: "a password of her own" });
  await enrol(hers);
  await expect(hers).toHaveURL(/\/ru\/desk\/queue/);
  await hers.goto(link);
  await expect(hers.getByRole("heading", { name: "Ссылка не действует" })).toBeVisible();
});

/** An authenticator that says yes whenever it is asked, in place of a person with a key. */
async function plugInAuthenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "usb", hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}

test("an officer adds a passkey, signs in with it, signs out elsewhere and removes it", async ({
  page,
  browser,
  colleague,
}) => {
  const officer = await colleague("officer");
  await signIn(page, officer);
  await plugInAuthenticator(page);
  await page.getByRole("link", { name: `${officer.name}: моя учётная запись` }).click();
  await button(page, "Добавить ключ доступа").click();
  await expect(page.getByText("Назовите ключ, чтобы узнать его в списке")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Название нового ключа").fill("Ключ от стола");
  await button(page, "Добавить ключ доступа").click();
  await expect(page.getByRole("row", { name: /Ключ от стола.*ещё не было/ })).toBeVisible();
  await page.getByLabel("Название нового ключа").fill("Он же");
  await button(page, "Добавить ключ доступа").click();
  await expect(page.getByText("Это устройство уже добавлено")).toBeVisible();
  await page.setViewportSize({ width: 375, height: 800 });
  await expectNoSideScroll(page);
  await button(page, "Выйти").click();
  await enterPassword(page, officer);
  await expect(button(page, "Войти ключом доступа")).toBeVisible();
  await expectAccessible(page);
  await expectNoSideScroll(page);
  await button(page, "Войти ключом доступа").click();
  await expect(page).toHaveURL(/\/ru\/desk\/queue/);

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto("/ru/desk/sign-in");
  await enterPassword(elsewhere, officer);
  // The code of this half minute was used above.
  await elsewhere.getByLabel("Код", { exact: true }).fill(totpCode(officer.totpSecret, totpStep(new Date()) + 1));
  await elsewhere.getByRole("button", { name: "Войти", exact: true }).click();
  await expect(elsewhere).toHaveURL(/\/ru\/desk\/queue/);
  await page.goto("/ru/desk/account");
  await expect(page.getByRole("row", { name: /Ключ от стола/ })).not.toContainText("ещё не было");
  await button(page, "Выйти на всех других устройствах").click();
  await expect(page.getByText("Кроме этого браузера, вы нигде не вошли.")).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/ru\/desk\/sign-in$/);
  await button(page, "Удалить: Ключ от стола").click();
  await expect(page.getByRole("heading", { name: "Ключ доступа удалён" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Ключ от стола/ })).toHaveCount(0);
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
    await theirs.goto("/ru/desk/sign-in");
    await enterPassword(theirs, auditor);
    await expect(theirs.getByRole("alert", { name: "Исправьте ошибку" })).toContainText("Второй фактор сброшен");
    await theirs.goto(await linkTo(auditor.email));
    await button(theirs, "Продолжить / Continue").click();
    await expect(theirs.getByText(auditor.email)).toBeVisible();
    await enterPassword(theirs, auditor);
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
