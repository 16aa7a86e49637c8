import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import { consume } from "@/lib/limits/consume";
import { createStaff } from "@/lib/staff/commands";
import { changeAccess, pressVerb } from "@/lib/staff/manage/commands";
import { totpCode, totpStep } from "@/lib/staff/totp";
import { demoAccounts } from "@/prisma/demo-accounts";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

const password = "a password of the tests";

async function enterPassword(page: Page, email: string, typed = password) {
  await page.getByLabel("Электронная почта").fill(email);
  await page.getByLabel("Пароль").fill(typed);
  await page.getByRole("button", { name: "Продолжить" }).click();
}

test("an officer signs in with a password and a code, and out again", async ({ page, colleague }) => {
  const officer = await colleague("officer");
  await page.goto("/ru/desk/queue");
  await expect(page).toHaveURL(/\/ru\/desk\/sign-in$/);
  await expect(page).toHaveTitle(/^Вход для сотрудников/);
  await expectAccessible(page);
  await enterPassword(page, officer.email, officer.password);
  await expect(page.getByRole("heading", { level: 1, name: "Введите код из приложения" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Код", { exact: true }).fill(totpCode(officer.totpSecret, totpStep(new Date())));
  await page.getByRole("button", { name: "Войти" }).click();
  await expect(page).toHaveURL(/\/ru\/desk\/queue/);
  await page.getByRole("button", { name: "Выйти" }).click();
  await expect(page).toHaveURL(/\/ru\/desk\/sign-in$/);
  await page.goto("/ru/desk/queue");
  await expect(page).toHaveURL(/\/ru\/desk\/sign-in$/);
});

test.describe("without JavaScript, on a narrow screen", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

  test("an auditor gets in, errors and all", async ({ page, colleague }) => {
    const auditor = await colleague("auditor");
    await page.goto("/ru/desk/sign-in");
    await page.getByRole("button", { name: "Продолжить" }).click();
    await expect(page).toHaveTitle(/^Ошибка: Вход для сотрудников/);
    await expect(page.getByRole("link", { name: "Введите пароль" })).toHaveAttribute("href", "#password");
    await enterPassword(page, auditor.email, "not the password");
    await expect(page.getByRole("alert", { name: "Исправьте ошибку" })).toContainText(
      "Неверный адрес электронной почты или пароль",
    );
    await expect(page.getByLabel("Электронная почта")).toHaveValue(auditor.email);
    await expect(page.getByLabel("Пароль")).toHaveValue("");
    await expectNoSideScroll(page);
    await enterPassword(page, auditor.email, auditor.password);
    await page.getByLabel("Код", { exact: true }).fill("12");
    await page.getByRole("button", { name: "Войти" }).click();
    await expect(page.getByRole("link", { name: /Код состоит из шести цифр/ })).toHaveAttribute("href", "#code");
    await expectNoSideScroll(page);
    await page.getByLabel("Код", { exact: true }).fill(totpCode(auditor.totpSecret, totpStep(new Date())));
    await page.getByRole("button", { name: "Войти" }).click();
    await expect(page).toHaveURL(/\/ru\/desk\/audit/);
    await expect(page.getByRole("row", { name: new RegExp(`${auditor.name}.*Вход`) }).first()).toBeVisible();
    await page.getByLabel("Вид записи").selectOption({ label: "Вход" });
    await page.getByRole("button", { name: "Показать" }).click();
    await expect(page).toHaveURL(/type=staff\.signedIn/);
    await expect(page.getByRole("rowheader").first()).toHaveText("Вход");
  });
});

test.describe("one's own password, without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("is changed by the present one, which is asked again, and others are signed out", async ({
    page,
    colleague,
    browser,
  }) => {
    const gate = await colleague("gate");
    await signIn(page, gate);
    await page.goto("/ru/desk/account");
    const form = page.getByRole("form", { name: "Пароль" });
    const fill = async (current: string, fresh: string) => {
      await form.getByLabel("Нынешний пароль").fill(current);
      await form.getByLabel("Новый пароль", { exact: true }).fill(fresh);
      await form.getByLabel("Новый пароль ещё раз").fill(fresh);
      await form.getByRole("button", { name: "Сменить пароль" }).click();
    };
    await fill("not the password", "four words of my own");
    await expect(page.getByRole("link", { name: /Нынешний пароль неверный/ })).toHaveAttribute("href", "#current");
    await expect(form.getByLabel("Нынешний пароль")).toHaveValue("");
    await expectAccessible(page);
    await page.setViewportSize({ width: 375, height: 800 });
    await expectNoSideScroll(page);
    await fill(gate.password, "four words of my own");
    await expect(page.getByText("Пароль изменён")).toBeVisible();
    const other = await (await browser.newContext()).newPage();
    await other.goto("/ru/desk/sign-in");
    await enterPassword(other, gate.email, gate.password);
    await expect(other.getByRole("alert", { name: "Исправьте ошибку" })).toContainText("Неверный адрес");
    await enterPassword(other, gate.email, "four words of my own");
    await expect(other).toHaveURL(/second-factor/);
    const told = { recipient: gate.email, kind: "staffPasswordChanged" };
    expect(await db().message.count({ where: told })).toBe(1);
  });
});

test("a new account sets up its second factor before it opens anything", async ({ page }) => {
  const email = `new.${crypto.randomUUID()}@credence.example`;
  await createStaff({ email, name: "Новый Сотрудник", role: "auditor", password });
  await page.goto("/en/desk/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Set up your second factor" })).toBeVisible();
  await expectAccessible(page);
  const elsewhere = await page.context().newPage();
  await elsewhere.goto("/en/desk/audit");
  await expect(elsewhere).toHaveURL(/\/en\/desk\/sign-in$/);
  const link = await page.getByRole("link", { name: "Open in the app on this device" }).getAttribute("href");
  const secret = new URL(link ?? "").searchParams.get("secret") ?? "";
  await page.getByLabel("Code", { exact: true }).fill(totpCode(secret, totpStep(new Date())));
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL(/\/en\/desk\/audit/);
});

test("a demo account is shown its code, which lets it in once", async ({ page }) => {
  const account = demoAccounts.find(({ role }) => role === "auditor");
  await page.goto("/ru/desk/sign-in");
  await enterPassword(page, account?.email ?? "", account?.password);
  const shown = await page.getByRole("heading", { name: /Код сейчас: \d{6}/ }).textContent();
  await page.getByLabel("Код", { exact: true }).fill(/\d{6}/.exec(shown ?? "")?.[0] ?? "");
  await page.getByRole("button", { name: "Войти" }).click();
  await expect(page).toHaveURL(/\/ru\/desk\/audit/);
});

test("ten wrong passwords close an account to strangers, not to a browser that knows it", async ({
  browser,
  page,
  colleague,
}) => {
  const officer = await colleague("auditor");
  await signIn(page, officer);
  await page.getByRole("button", { name: "Выйти" }).click();
  // Counted here, and not tried in the browser: the whole suite has one address, which would be closed to it.
  for (let tries = 0; tries < 10; tries++) await consume("signIn", `account:${officer.email}`);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto("/ru/desk/sign-in");
  await enterPassword(stranger, officer.email, officer.password);
  await expect(stranger.getByRole("alert", { name: "Исправьте ошибку" })).toContainText(
    "Слишком много попыток. Подождите 15 минут",
  );
  await enterPassword(page, officer.email, officer.password);
  await expect(page).toHaveURL(/second-factor/);
});

test("a changed role, a closed account and an ended session hold from the next request on", async ({
  page,
  colleague,
}) => {
  const actor = { ...(await colleague("administrator")), eventIds: [] };
  const about = (id: string) => ({ id, version: 1, locale: "ru" as const });
  const ends = [
    (id: string) => changeAccess({ actor, input: { ...about(id), role: "officer", eventIds: [] } }),
    (id: string) => pressVerb({ actor, input: { ...about(id), verb: "deactivate" } }),
    (id: string) => db().staffSession.deleteMany({ where: { userId: id } }),
  ];
  for (const end of ends) {
    const auditor = await colleague("auditor");
    await signIn(page, auditor);
    await expect(page).toHaveURL(/\/ru\/desk\/audit/);
    await end(auditor.id);
    await page.reload();
    await expect(page).toHaveURL(/\/ru\/desk\/sign-in$/);
  }
});

test("the sign-in library has no route of its own", async ({ request }) => {
  for (const path of ["/api/auth/sign-in/email", "/api/auth/get-session", "/api/auth/sign-up/email"]) {
    expect((await request.get(path)).status(), path).toBe(404);
    const post = await request.post(path, { data: {}, headers: { origin: "http://evil.example" } });
    expect([403, 404, 405], path).toContain(post.status());
  }
});
