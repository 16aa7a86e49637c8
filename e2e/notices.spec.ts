import { db } from "@/lib/db";
import en from "@/messages/en/event-desk.json" with { type: "json" };
import ru from "@/messages/ru/event-desk.json" with { type: "json" };
import review from "@/messages/ru/review.json" with { type: "json" };
import { createApplication, createOpenEvent, foreignApplicant, russianApplicant } from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

for (const javaScriptEnabled of [true, false])
  test(`the head writes to those whom a filter of the queue names, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    browser,
    colleague,
    watch,
  }) => {
    const event = await createOpenEvent();
    await createApplication({ event, stated: russianApplicant() });
    const guest = await createApplication({ event, stated: foreignApplicant(), locale: "en" });
    const page = await (
      await browser.newContext({ javaScriptEnabled, viewport: { width: 375, height: 800 } })
    ).newPage();
    watch(page);
    await signIn(page, await colleague("head", { eventIds: [event.id] }));
    await page.goto(`/ru/desk/queue?event=${event.slug}`);
    await expect(page.getByRole("link", { name: review.queue.writeToThese })).toBeHidden();
    await page.goto(`/ru/desk/queue?event=${event.slug}&regime=foreign`);
    await page.getByRole("link", { name: review.queue.writeToThese }).click();
    await expect(page.getByText("Только тем, кто подходит под отбор: иностранное СМИ.")).toBeVisible();
    await expect(page.getByLabel(ru.notices.to.underReview)).toBeVisible();
    await expectNoSideScroll(page);
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByLabel(ru.notices.textRu).fill("Подход к прессе в 15:00.");
    await page.getByLabel(ru.notices.textEn).fill("Press stand at 15:00.");
    await page.getByLabel(ru.notices.to.approved).uncheck();
    await page.getByLabel(ru.notices.to.underReview).check();
    await page.getByRole("button", { name: ru.notices.preview }).click();
    await expect(page.getByText("Press stand at 15:00.").first()).toBeVisible();
    await page.getByRole("button", { name: "Отправить: 1 письмо" }).click();
    await expect(page.getByRole("row", { name: `${ru.notices.all} 1` })).toBeVisible();
    const letters = await db().message.findMany({ where: { eventId: event.id, kind: "eventMessage" } });
    expect(letters.map(({ applicationId, locale }) => [applicationId, locale])).toEqual([[guest.id, "en"]]);
    await page.getByRole("link", { name: "English" }).click();
    await expect(page.getByText(en.notices.narrowed.show)).toBeVisible();
  });
