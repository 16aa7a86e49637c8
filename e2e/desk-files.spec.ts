import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import { pdf, png } from "@/lib/files/examples";
import entry from "@/messages/ru/entry.json" with { type: "json" };
import files from "@/messages/ru/files.json" with { type: "json" };
import vetting from "@/messages/ru/vetting.json" with { type: "json" };
import {
  createApplication,
  createOpenEvent,
  createPhoto,
  createSheet,
  russianApplicant,
  sendToVetting,
} from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

// Files that the desk adds: the scan of a sheet, the photo of whom it entered, and the answers of vetting.

const scan = { name: "факс.pdf", mimeType: "application/pdf", buffer: pdf() };
const photo = (side = 400) => ({ name: "a.png", mimeType: "image/png", buffer: png({ width: side, height: side }) });
const words = (text: string) => text.replaceAll(/\s/g, " ");

/** Whatever begins a browser's file dialogue under this label. */
const choose = (page: Page, label: string, file: typeof scan) =>
  page.locator('input[type="file"]').and(page.getByLabel(label)).setInputFiles(file);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled });

    test("an officer adds the sheet's scan, and the photo of whom they entered from it", async ({
      page,
      colleague,
    }) => {
      const event = await createOpenEvent({ photoAsked: "required", letterAsked: "optional" });
      const officer = await colleague("officer", { eventIds: [event.id], name: "Мария Орлова" });
      const sheet = await createSheet({ event, enteredById: officer.id });
      await signIn(page, officer);
      await page.goto(`/ru/desk/entry/${sheet.id}`);
      const aside = page.getByRole("complementary");
      await aside.getByText(files.desk.add).click();
      await choose(page, files.scan.label, { ...scan, buffer: Buffer.from("GIF89a") });
      await aside.getByRole("button", { name: files.desk.send }).click();
      await expect(aside.getByText(words(files.errors.kind))).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);
      await choose(page, files.scan.label, scan);
      await aside.getByRole("button", { name: files.desk.send }).click();
      await expect(page.getByRole("status")).toContainText(files.desk.kept.scan);
      await expectNoSideScroll(page);

      const stated = russianApplicant();
      const { id } = await createApplication({
        ...{ event, stated, state: "approved", submittedAt: new Date(Date.now() - 7_200_000) },
        sheet: { id: sheet.id, enteredById: officer.id },
      });
      await page.goto(`/ru/desk/entry/${sheet.id}`);
      await expect(aside.getByRole("link", { name: new RegExp(`^${entry.person.takeScan}, PDF`) })).toBeVisible();
      await page.goto(`/ru/desk/people/${id}?state=all`);
      const row = page.getByRole("row", { name: "Фотография" });
      await row.getByText(files.desk.add).click();
      await choose(page, files.photo.label, photo(100));
      await row.getByRole("button", { name: files.desk.send }).click();
      await expect(row.getByText(words(files.errors.photoSmall))).toBeVisible();
      await expect(page).toHaveURL(/state=all/);
      if (javaScriptEnabled) await expectAccessible(page);
      await choose(page, files.photo.label, photo());
      await row.getByRole("button", { name: files.desk.send }).click();
      await expect(page.getByRole("status").filter({ hasText: files.desk.kept.photo })).toBeVisible();
      await expect(page.getByRole("img", { name: "Фотография" })).toBeVisible();
      await expect(
        page.getByRole("row", { name: "Скан листа" }).getByRole("link", { name: /^Скачать PDF/ }),
      ).toBeVisible();
      await expect(page.getByRole("complementary", { name: "История" })).toContainText("Мария Орлова");
      const { state } = await db().application.findUniqueOrThrow({ where: { id } });
      expect(state, "another face is reviewed again").toBe("inReview");
      await page.setViewportSize({ width: 375, height: 800 });
      await expectNoSideScroll(page);
    });

    test("a vetter sees the photo, and sends the answers as a file that is mended on the page", async ({
      page,
      colleague,
    }) => {
      const event = await createOpenEvent({ vettingAsked: true, photoAsked: "required" });
      const stated = russianApplicant({ photo: await createPhoto(event) });
      const { id } = await createApplication({ event, stated });
      const vetter = await colleague("vetter", { eventIds: [event.id] });
      const { batch, entry: one } = await sendToVetting({ eventId: event.id, staffId: vetter.id, applicationId: id });
      await signIn(page, vetter);
      await page.goto(`/ru/desk/vetting/${batch}/${one}`);
      const portrait = page.getByRole("img", { name: vetting.person.photoOf });
      await expect.poll(() => portrait.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480);

      await page.goto(`/ru/desk/vetting/${batch}/results`);
      const check = page.getByRole("button", { name: vetting.results.showFile });
      const text = page.getByLabel(words(vetting.results.text));
      const send = async (buffer: Buffer) => {
        await choose(page, words(vetting.results.file), { name: "answers.csv", mimeType: "text/csv", buffer });
        await check.click();
      };
      await check.click();
      await expect(page.getByRole("alert").getByRole("link", { name: vetting.errors.noFile })).toBeVisible();
      await send(png({ width: 2, height: 2 }));
      await expect(page.getByRole("alert").getByRole("link", { name: vetting.errors.fileKind })).toBeVisible();
      // As Excel saves "Unicode text": UTF-16 and tabs. Names and documents of the batch's file do not come back.
      const head = "id\tfamilyRu\tdocumentNumber\tresult\tnote\r\n";
      await send(Buffer.from(`\uFEFF${head}${one}\tСеверцева\t4512345678\tвозможно\t\r\n`, "utf16le"));
      await expect(page.getByText(vetting.results.problems.unknownResult)).toBeVisible();
      await expect(text).toHaveValue(`id;result;note\n${one};возможно;`);
      await expect(page.getByRole("button", { name: /Записать/ })).toHaveCount(0);
      if (javaScriptEnabled) await expectAccessible(page);
      await page.setViewportSize({ width: 375, height: 800 });
      await expectNoSideScroll(page);

      await text.fill(`id;result;note\n${one};согласовано;`);
      await page.getByRole("button", { name: vetting.results.show }).click();
      await page.getByRole("button", { name: "Записать 1 ответ" }).click();
      await expect(page).toHaveURL(new RegExp(`/desk/vetting/${batch}$`));
      const row = await db().application.findUniqueOrThrow({ where: { id } });
      expect(row.vetting).toBe("cleared");
      const looks = await db().auditEntry.findMany({ where: { subjectId: id, type: "application.fileOpened" } });
      expect(looks.map(({ actorId }) => actorId)).toEqual([vetter.id]);
    });
  });
}

test("answers of five thousand lines are checked as a file, and as mended text once more", async ({
  page,
  colleague,
}) => {
  const event = await createOpenEvent({ vettingAsked: true });
  const { id } = await createApplication({ event, stated: russianApplicant() });
  const vetter = await colleague("vetter", { eventIds: [event.id] });
  const { batch, entry: one } = await sendToVetting({ eventId: event.id, staffId: vetter.id, applicationId: id });
  await signIn(page, vetter);
  await page.goto(`/ru/desk/vetting/${batch}/results`);
  const line = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")};cleared;`;
  const lines = [`${one};cleared;`, ...Array.from({ length: 4_999 }, (_, number) => line(number))].join("\n");
  const label = words(vetting.results.file);
  await choose(page, label, { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from(lines) });
  await page.getByRole("button", { name: vetting.results.showFile }).click();
  await expect(page.getByText(/^Ещё 4\s800 строк не показано/)).toBeVisible();
  await page.getByRole("button", { name: vetting.results.show }).click();
  await expect(page.getByText(/^Ещё 4\s800 строк не показано/)).toBeVisible();
  await expect(page.getByText(/^Исправьте 4\s999 строк/)).toBeVisible();
});
