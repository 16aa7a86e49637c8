import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import { hashToken, newToken } from "@/lib/sealing/draft";
import ruApply from "@/messages/ru/apply.json" with { type: "json" };
import ru from "@/messages/ru/status.json" with { type: "json" };
import {
  type ApplicationFields,
  createApplication,
  createOpenEvent,
  foreignApplicant,
  russianApplicant,
} from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, test } from "./fixtures";

// What an applicant sees and may do afterwards, by a mailed link.

/** Long enough ago for a decision to have been announced. */
const hoursAgo = () => new Date(Date.now() - 6 * 3_600_000);

async function mailedTo(id: string, expiresAt = new Date(Date.now() + 86_400_000)): Promise<string> {
  const token = newToken();
  await db().accessLink.create({ data: { tokenHash: hashToken(token), applicationId: id, expiresAt } });
  return `/ru/link/${token}`;
}

/** An application that is open on this page's device. */
async function opened(page: Page, fields: Partial<ApplicationFields> = {}) {
  const event = fields.event ?? (await createOpenEvent());
  const made = await createApplication({ event, stated: russianApplicant(), submittedAt: hoursAgo(), ...fields });
  const link = await mailedTo(made.id);
  await page.goto(link);
  await page.getByRole("button", { name: ruApply.link.button }).click();
  await expect(page).toHaveURL(/\/ru\/status$/);
  return { ...made, event, link };
}

const change = (page: Page, section: keyof typeof ru.data.hidden) =>
  page.getByRole("link", { name: `${ru.data.change} ${ru.data.hidden[section]}` }).first();

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled });

    test("a mailed link shows one button, changes nothing until it is pressed, and opens again", async ({
      page,
      context,
    }) => {
      const event = await createOpenEvent();
      const { id } = await createApplication({ event, stated: russianApplicant() });
      const link = await mailedTo(id);
      for (let opening = 1; opening <= 2; opening++) {
        await context.clearCookies();
        await page.goto(link);
        await expect(page.getByRole("main").getByRole("button")).toHaveCount(1);
        if (javaScriptEnabled) await expectAccessible(page);
        expect(await db().accessLink.count({ where: { applicationId: id } })).toBe(opening);
        await page.getByRole("button", { name: "Продолжить / Continue" }).click();
        await expect(page).toHaveURL(/\/ru\/status$/);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Северцева Аглая Тихоновна");
      }
    });

    test("a correction is kept and told; the sealed part is replaced and never shown", async ({ page }) => {
      const stated = russianApplicant();
      const { id } = await opened(page, { stated });
      await change(page, "position").click();
      await expect(page.getByLabel(ruApply.person.position)).toHaveValue(stated.position);
      await page.getByLabel(ruApply.person.position).fill("");
      await page.getByRole("button", { name: ru.edit.submit, exact: true }).click();
      await expect(page).toHaveTitle(/^Ошибка: /);
      await page.getByLabel(ruApply.person.position).fill("редактор");
      await page.getByRole("button", { name: ru.edit.submit, exact: true }).click();
      await expect(page.getByText(ru.saved.title)).toBeVisible();
      await expect(page.getByText("редактор")).toBeVisible();

      await change(page, "document").click();
      await expect(page.getByLabel(ruApply.document.documentNumber)).toHaveValue("");
      await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
      expect(await page.content()).not.toContain(stated.document.documentNumber);
      await page.getByRole("radio", { name: ruApply.document.internal }).check();
      await page.getByLabel(ruApply.document.documentNumber).fill("45 09 112233");
      await page.getByLabel(ruApply.form.day).fill("1");
      await page.getByLabel(ruApply.form.month).fill("май");
      await page.getByLabel(ruApply.form.year).fill("1990");
      await page.getByLabel(ruApply.person.birthPlace).fill("г. Тверь");
      await page.getByRole("button", { name: ru.edit.submit, exact: true }).click();
      await expect(page.getByText("•••• 33")).toBeVisible();
      expect(await page.content()).not.toContain("112233");
      expect(await db().application.findUnique({ where: { id }, select: { position: true, version: true } })).toEqual({
        position: "редактор",
        version: 3,
      });
    });

    test("a withdrawal asks once more, then holds", async ({ page }) => {
      const { id } = await opened(page);
      await page.getByRole("link", { name: ru.withdraw.button }).click();
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("link", { name: ru.withdraw.keep }).click();
      await page.getByRole("link", { name: ru.withdraw.button }).click();
      await page.getByRole("button", { name: ru.withdraw.confirm }).click();
      await expect(page.getByRole("heading", { level: 2, name: ru.withdrawn.title })).toBeVisible();
      await expect(page.getByRole("link", { name: ru.withdraw.button })).toHaveCount(0);
      const row = await db().application.findUniqueOrThrow({ where: { id }, select: { state: true } });
      expect(row.state).toBe("withdrawn");
    });

    test("asking for a link says the same for an address that is known and for one that is not", async ({ page }) => {
      const event = await createOpenEvent();
      const stated = russianApplicant();
      await createApplication({ event, stated });
      const answers: (string | null)[] = [];
      for (const email of [stated.contact.email, "nobody@nowhere.example"]) {
        await page.goto("/ru/status/find");
        await page.getByLabel(ru.find.email).fill(email);
        await page.getByRole("button", { name: ru.find.send }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(ru.find.sentTitle);
        answers.push(await page.getByRole("main").textContent());
      }
      expect(answers[0]).toBe(answers[1]);
      await expect
        .poll(() => db().message.count({ where: { eventId: event.id, kind: "statusLink" } }), { timeout: 30_000 })
        .toBe(1);
    });
  });
}

test("a link that is expired or was never sent leads to a new one", async ({ page }) => {
  const event = await createOpenEvent();
  const { id } = await createApplication({ event, stated: russianApplicant() });
  for (const link of [await mailedTo(id, new Date(Date.now() - 1000)), `/ru/link/${newToken()}`, "/ru/link/nothing"]) {
    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(ruApply.link.deadTitle);
    await expect(page.getByLabel(ru.find.email)).toBeVisible();
    await expectAccessible(page);
  }
});

test("an approval says where, when, what to bring and whom to call", async ({ page }) => {
  const { event } = await opened(page, { state: "approved" });
  const { entranceRu, bringRu, contactPhone } = await db().event.findUniqueOrThrow({ where: { id: event.id } });
  await expect(page.getByRole("heading", { level: 2, name: ru.approved.title })).toBeVisible();
  for (const text of [entranceRu, bringRu, contactPhone]) await expect(page.getByText(text).first()).toBeVisible();
});

test("a refusal gives its public reason, and never the internal note", async ({ page }) => {
  const event = await createOpenEvent();
  const stated = russianApplicant();
  const { id } = await createApplication({ event, stated, state: "refused", submittedAt: hoursAgo() });
  await db().application.update({ where: { id }, data: { internalNote: "тайная заметка" } });
  await page.goto(await mailedTo(id));
  await page.getByRole("button", { name: ruApply.link.button }).click();
  await expect(page.getByRole("heading", { level: 2, name: ru.refused.title })).toBeVisible();
  await expect(page.getByText("Места для печатных изданий закончились.")).toBeVisible();
  await expect(page.getByRole("link", { name: ru.data.change })).toHaveCount(0);
  expect(await page.content()).not.toContain("тайная заметка");
});

test("a decision that is not announced does not show", async ({ page }) => {
  await opened(page, { state: "refused", announced: false, submittedAt: new Date() });
  await expect(page.getByRole("heading", { name: ru.refused.title })).toHaveCount(0);
  expect(await page.content()).not.toContain("Места для печатных изданий закончились.");
  await expect(page.getByRole("link", { name: ru.withdraw.button })).toBeVisible();
});

test("after the deadline the data are shown and the telephone is given; a form left open is refused in words", async ({
  page,
}) => {
  const { event } = await opened(page);
  await change(page, "position").click();
  await db().event.update({ where: { id: event.id }, data: { closesAt: new Date(Date.now() - 1000) } });
  await page.getByLabel(ruApply.person.position).fill("редактор");
  await page.getByRole("button", { name: ru.edit.submit, exact: true }).click();
  await expect(page.getByText(/Изменить данные можно было до/)).toBeVisible();
  await expect(page.getByText("редактор")).toHaveCount(0);
  await expect(page.getByRole("link", { name: ru.data.change })).toHaveCount(0);
});

test("a correction over another one is not saved, and what was typed stays", async ({ page, context, watch }) => {
  await opened(page);
  await change(page, "position").click();
  const other = await context.newPage();
  watch(other);
  await other.goto("/ru/status");
  await change(other, "contact").click();
  await other.getByLabel(ruApply.contact.editorName).fill("Отдел выпуска");
  await other.getByRole("button", { name: ru.edit.submit, exact: true }).click();
  await expect(other.getByText(ru.saved.title)).toBeVisible();
  await page.getByLabel(ruApply.person.position).fill("редактор");
  await page.getByRole("button", { name: ru.edit.submit, exact: true }).click();
  await expect(page.getByText(ru.edit.elsewhereTitle)).toBeVisible();
  await expect(page.getByLabel(ruApply.person.position)).toHaveValue("редактор");
  await page.getByRole("button", { name: ru.edit.submit, exact: true }).click();
  await expect(page.getByText(ru.saved.title)).toBeVisible();
});

test("another device's application is as if it were not there", async ({ page, browser, watch }) => {
  await opened(page);
  const stranger = await createApplication({ event: await createOpenEvent(), stated: russianApplicant() });
  for (const path of ["", "/withdraw", "/edit/position"]) {
    await page.goto(`/ru/status/${stranger.reference}${path}`);
    await expect(page).toHaveURL(/\/ru\/status\/find$/);
    await page.goto(`/ru/status/AAAA-AAAA-AAAA-AAAA${path}`);
    await expect(page).toHaveURL(/\/ru\/status\/find$/);
  }
  const nobody = await (await browser.newContext()).newPage();
  watch(nobody);
  await nobody.goto("/ru/status");
  await expect(nobody.getByLabel(ru.find.email)).toBeVisible();
});

test("«Забыть на этом устройстве» closes it here, and the mailed link goes on working", async ({ page, context }) => {
  const { link } = await opened(page);
  const before = await context.cookies();
  await page.getByRole("button", { name: ru.leave.button }).click();
  await expect(page.getByLabel(ru.find.email)).toBeVisible();
  // A copy of the cookie is worth nothing any more.
  await context.addCookies(before);
  await page.goto("/ru/status");
  await expect(page.getByLabel(ru.find.email)).toBeVisible();
  await page.goto(link);
  await page.getByRole("button", { name: ruApply.link.button }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Северцева Аглая Тихоновна");
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 375, height: 800 } });

  for (const locale of ["ru", "en"]) {
    test(`every page of an application can be read and used: ${locale}`, async ({ page }) => {
      test.setTimeout(120_000);
      const { reference } = await opened(page, { stated: foreignApplicant() });
      const sections = ["outlet", "name", "position", "document", "mfa", "contact"];
      for (const path of ["", ...sections.map((name) => `/edit/${name}`), "/withdraw"]) {
        await page.goto(`/${locale}/status/${reference}${path}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
        await expectNoSideScroll(page);
      }
      await page.goto(`/${locale}/status/find`);
      await expectAccessible(page);
    });
  }
});
