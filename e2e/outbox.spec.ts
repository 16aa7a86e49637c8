import { db } from "@/lib/db";
import { queueMessages } from "@/lib/mail/commands";
import { createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

async function receiptFor(recipient: string) {
  const event = await createOpenEvent();
  const application = await createApplication({ event, stated: russianApplicant() });
  const about = { eventId: event.id, applicationId: application.id, locale: "ru", recipient } as const;
  await db().$transaction((tx) => queueMessages(tx, [{ kind: "receipt", ...about }]));
  await expect
    .poll(() => db().message.count({ where: { applicationId: application.id, status: "sent" } }), { timeout: 20_000 })
    .toBe(1);
  return { event, application };
}

test("an officer reads a letter as it went out, and its link opens", async ({ page, colleague }) => {
  const { event, application } = await receiptFor("aglaia@telegraf.example");
  await signIn(page, await colleague("officer", { eventIds: [event.id] }));
  await page.goto("/ru/desk/outbox");
  await expectAccessible(page);
  await page.getByRole("link", { name: /Заявка получена/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Заявка получена" })).toBeVisible();
  await expect(page.getByText("aglaia@telegraf.example")).toBeVisible();
  await expect(page.getByRole("region", { name: "Текст письма" })).toContainText(application.reference);
  await expectAccessible(page);
  const link = page.getByRole("link", { name: /\/ru\/link\/[\w-]{43}$/ });
  await expect(link).toHaveAttribute("href", /^\/ru\/link\/[\w-]{43}$/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a head tries a failed letter again, in English", async ({ page, colleague }) => {
    const { event, application } = await receiptFor("juergen@rundschau.example");
    await db().message.updateMany({
      where: { applicationId: application.id },
      data: { status: "failed", attempts: 2, lastError: "EENVELOPE 550", tryoutText: null, sentAt: null },
    });
    await signIn(page, await colleague("head", { eventIds: [event.id] }), "en");
    await page.goto("/en/desk/outbox");
    await page.getByLabel("State").selectOption("failed");
    await page.getByRole("button", { name: "Show" }).click();
    await page.getByRole("link", { name: /Application received/ }).click();
    await expect(page.getByText("EENVELOPE 550")).toBeVisible();
    await page.getByRole("button", { name: "Send again" }).click();
    await expect(page).toHaveURL(/\/en\/desk\/outbox\/[0-9a-f-]{36}$/);
    await expect
      .poll(() => db().message.count({ where: { applicationId: application.id, status: "sent" } }), { timeout: 20_000 })
      .toBe(1);
  });
});

test("an administrator sees states only, and a letter of another event does not exist", async ({ page, colleague }) => {
  const { application } = await receiptFor("secret@telegraf.example");
  const { id } = await db().message.findFirstOrThrow({ where: { applicationId: application.id } });
  const administrator = await colleague("administrator");
  await signIn(page, administrator);
  await page.goto("/ru/desk/outbox");
  await expect(page.getByRole("rowheader", { name: "Заявка получена" }).first()).toBeVisible();
  expect(await page.content()).not.toContain("telegraf.example");
  expect((await page.request.get(`/ru/desk/outbox/${id}`)).status()).toBe(404);
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto("/ru/desk/outbox");
  await expectNoSideScroll(page);
});
