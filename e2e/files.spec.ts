import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import { pdf, png } from "@/lib/files/examples";
import { readSealed } from "@/lib/files/folder";
import en from "@/messages/en/apply.json" with { type: "json" };
import ru from "@/messages/ru/apply.json" with { type: "json" };
import files from "@/messages/ru/files.json" with { type: "json" };
import status from "@/messages/ru/status.json" with { type: "json" };
import { createOpenEvent } from "@/prisma/factories";
import { at, go, holdDraft, russian } from "./apply-arrange";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

// What an event asks besides: a photo, the letter, equipment and vehicles; from the applicant's telephone to the desk.

const asking = { photoAsked: "required", letterAsked: "optional", equipmentAsked: true, vehiclesAsked: true } as const;
const photo = (side = 600) => ({
  name: "снимок.png",
  mimeType: "image/png",
  buffer: png({ width: side, height: side + 200 }),
});
const letter = { name: "letter.pdf", mimeType: "application/pdf", buffer: pdf() };
const { consent: _, ...unconsented } = russian;

const choose = (page: Page, label: string, file: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]) =>
  page.getByRole("button", { name: label }).setInputFiles(file);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled });

    test("a photo, a letter and goods go along, are checked, and reach the desk", async ({
      page,
      context,
      browser,
      colleague,
      watch,
    }) => {
      const event = await createOpenEvent(asking);
      await holdDraft(context, event, unconsented);
      await page.goto(at(event, "contact"));
      await go(page);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(files.photo.h1);
      await expectNoSideScroll(page);
      if (javaScriptEnabled) await expectAccessible(page);

      // Nothing chosen; something else than it says; too small: told in words, and the page stays.
      await go(page);
      await expect(page).toHaveTitle(/^Ошибка: /);
      await expect(page.getByRole("alert").getByRole("link", { name: "Загрузите фотографию" })).toBeVisible();
      await choose(page, files.photo.label, { ...photo(), buffer: Buffer.from("<svg onload=alert(1)>") });
      await go(page);
      await expect(page.getByRole("alert").getByRole("link", { name: files.errors.photoKind })).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);
      await choose(page, files.photo.label, photo(200));
      await go(page);
      await expect(page.getByRole("alert").getByRole("link", { name: files.errors.photoSmall })).toBeVisible();
      await choose(page, files.photo.label, photo());
      await go(page);

      await expect(page.getByRole("heading", { level: 1 })).toHaveText(files.letter.h1);
      await choose(page, files.letter.label, letter);
      await page.getByRole("button", { name: "English" }).click();
      await expect(page).toHaveURL(new RegExp(`/en/apply/${event.slug}/letter`));
      await expect(page.getByText("Letter received")).toBeVisible();
      await page.getByRole("button", { name: "Remove the file" }).click();
      await expect(page.getByText("Letter received")).toBeHidden();
      await choose(page, "Letter", letter);
      await go(page, en);
      await page.getByRole("button", { name: "Русский" }).click();

      await page.getByLabel(ru.goods.equipment).fill("Камера Sony PXW-Z280, № 1234567\nШтатив");
      await page.getByLabel(ru.goods.vehicles).fill("a123bc77, Ford Transit");
      await go(page);
      await expect(page.getByRole("alert").getByRole("link", { name: /^Строка 2: .*«Штатив»/ })).toBeVisible();
      await page.getByLabel(ru.goods.equipment).fill("Камера Sony PXW-Z280, № 1234567\nШтатив, без номера");
      await go(page);
      await page.getByRole("checkbox").check();
      await go(page);

      const received = page.getByRole("term").filter({ hasText: ru.check.photo }).locator("xpath=..");
      await expect(received).toContainText("JPEG, ");
      await expect(page.getByText("Камера Sony PXW-Z280, 1234567")).toBeVisible();
      await expect(page.getByText("А123ВС77, Ford Transit")).toBeVisible();
      await expectNoSideScroll(page);
      // Back to one page and straight to the check again.
      await page.getByRole("link", { name: `${ru.check.change} ${ru.check.hidden.photo}` }).click();
      await expect(page.getByText(files.have.photo)).toBeVisible();
      await choose(page, files.photo.label, photo(700));
      await page.getByRole("button", { name: ru.form.save }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(ru.check.h1);
      await page.getByRole("button", { name: ru.check.submit }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(ru.done.h1);

      const { id, reference, photoId, submission } = await db().application.findFirstOrThrow({
        where: { eventId: event.id },
        include: { submission: true },
      });
      expect(submission.equipment).toEqual([
        { name: "Камера Sony PXW-Z280", serial: "1234567" },
        { name: "Штатив", serial: null },
      ]);
      expect(submission.vehicles).toEqual([{ plate: "А123ВС77", make: "Ford Transit" }]);
      // What was replaced on the way is gone: one photo and one letter are kept.
      expect(await db().storedFile.count({ where: { eventId: event.id } })).toBe(2);

      const desk = await (await browser.newContext()).newPage();
      watch(desk);
      const officer = await colleague("officer", { eventIds: [event.id] });
      await signIn(desk, officer);
      await desk.goto(`/ru/desk/people/${id}`);
      const portrait = desk.getByRole("img", { name: "Фотография" });
      await expect(portrait).toBeVisible();
      await expect.poll(() => portrait.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(700);
      const [download] = await Promise.all([
        desk.waitForEvent("download"),
        desk.getByRole("link", { name: /Скачать PDF/ }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`letter-${reference}.pdf`);
      await expect(desk.getByRole("row", { name: "Техника" })).toContainText("Камера Sony PXW-Z280 1234567");
      await expect(desk.getByRole("row", { name: "Транспорт" })).toContainText("Ford Transit А123ВС77");
      await expectAccessible(desk);
      await expectNoSideScroll(desk);
      const looks = await db().auditEntry.findMany({ where: { subjectId: id, type: "application.fileOpened" } });
      expect(looks.map(({ payload }) => (payload as { file: string }).file).sort()).toContain("letter");
      expect(looks.every(({ actorId }) => actorId === officer.id)).toBe(true);

      // Another photo is another face: a recommendation on the old one does not hold.
      await db().application.update({
        where: { id },
        data: { state: "recommended", recommendation: "approved", recommendedById: officer.id },
      });
      await page.goto(`/ru/status/${reference}`);
      await page.getByRole("link", { name: `${status.data.change} ${status.data.hidden.photo}` }).click();
      await page.getByRole("button", { name: status.edit.submit }).click();
      await expect(page.getByRole("alert").getByRole("link", { name: files.errors.none })).toBeVisible();
      await choose(page, files.photo.label, photo(500));
      await page.getByRole("button", { name: status.edit.submit }).click();
      await expect(page.getByText(status.saved.identity)).toBeVisible();
      const corrected = await db().application.findUniqueOrThrow({ where: { id } });
      expect(corrected).toMatchObject({ state: "inReview", recommendation: null });
      expect(corrected.photoId).not.toBe(photoId);
      const sealed = await readSealed(corrected.photoId ?? "");
      expect(Buffer.from(sealed ?? []).includes("JFIF")).toBe(false);
    });
  });
}

test("a file above 10 MB is told before it is sent, and a colleague's application has the same letter", async ({
  page,
  context,
}) => {
  const event = await createOpenEvent({ letterAsked: "required" });
  await holdDraft(context, event, unconsented);
  await page.goto(at(event, "letter"));
  await choose(page, files.letter.label, { ...letter, buffer: Buffer.concat([pdf(), Buffer.alloc(10 * 1024 * 1024)]) });
  await go(page);
  await expect(page.getByRole("alert").getByRole("link", { name: files.errors.tooLarge })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${event.slug}/letter$`));
  await choose(page, files.letter.label, letter);
  await go(page);
  await page.getByRole("checkbox").check();
  await go(page);
  await page.getByRole("button", { name: ru.check.submit }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ru.done.h1);
  const sent = await db().application.findFirstOrThrow({ where: { eventId: event.id }, include: { submission: true } });
  await page.goto(`/ru/status/${sent.reference}`);
  await page.getByRole("button", { name: status.colleague.button }).click();
  await expect(page).toHaveURL(new RegExp(`${event.slug}/person`));
  await page.goto(at(event, "outlet"));
  const draft = await db().draft.findFirstOrThrow({ where: { eventId: event.id, applicationId: null } });
  expect(draft.sealedAnswers).not.toBeNull();
});
