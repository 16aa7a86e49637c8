import { db } from "@/lib/db";
import en from "@/messages/en/apply.json" with { type: "json" };
import ru from "@/messages/ru/apply.json" with { type: "json" };
import { createOpenEvent } from "@/prisma/factories";
import { answer, at, foreign, go, holdDraft, reference, russian } from "./apply-arrange";
import { expect, test } from "./fixtures";

// Applying, page by page: what the main journey (journey.spec.ts) does not pass on its way.

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled });

    test("Russian media: from the first page to the receipt", async ({ page }) => {
      const event = await createOpenEvent();
      await page.goto(at(event, "outlet"));
      await go(page);
      await expect(page.getByRole("alert").getByRole("link")).toHaveCount(2);
      await page.getByRole("radio", { name: ru.outlet.russian }).check();
      await answer(page, { [ru.outlet.outletName]: russian.outletName });
      await go(page);
      await answer(page, {
        [ru.person.familyRu]: russian.familyRu,
        [ru.person.givenRu]: russian.givenRu,
        [ru.person.patronymicRu]: russian.patronymicRu,
        [ru.person.position]: russian.position,
        [ru.form.day]: "11",
        [ru.form.month]: "февраля",
        [ru.form.year]: "1986",
        [ru.person.birthPlace]: russian.birthPlace,
      });
      await go(page);
      await page.getByRole("radio", { name: ru.document.internal }).check();
      await answer(page, { [ru.document.documentNumber]: "04 12 № 90567" });
      await go(page);
      await expect(page.getByRole("alert").filter({ hasText: "Сейчас 9 цифр" })).toBeVisible();
      await answer(page, { [ru.document.documentNumber]: "04 12 № 905678" });
      await go(page);
      await answer(page, {
        [ru.contact.email]: russian.email,
        [ru.contact.phone]: "8 (495) 000-12-40",
        [ru.contact.editorEmail]: russian.editorEmail,
        [ru.contact.editorPhone]: russian.editorPhone,
      });
      await go(page);
      await go(page);
      await expect(page.getByRole("alert").filter({ hasText: "Отметьте согласие" })).toBeVisible();
      await page.getByRole("checkbox").check();
      await go(page);
      for (const text of ["0412 905678", "+7 495 000 12 40", "11 февраля 1986 года"])
        await expect(page.getByText(text)).toBeVisible();
      await page.getByRole("button", { name: ru.check.submit }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(ru.done.h1);
      await expect(reference(page)).toBeVisible();
      const row = await db().application.findFirstOrThrow({ where: { eventId: event.id } });
      expect(row).toMatchObject({ familyRu: "Северцева", phone: "+74950001240", familyLat: null, mfaState: null });
    });

    test("foreign media: from the first page to the receipt", async ({ page }) => {
      const event = await createOpenEvent();
      await page.goto(at(event, "outlet", "en"));
      await page.getByRole("radio", { name: en.outlet.foreign }).check();
      await answer(page, { [en.outlet.outletName]: foreign.outletName });
      await go(page, en);
      await expect(page).toHaveTitle(/^Error: /);
      await page.getByLabel(en.outlet.outletCountry).selectOption("AT");
      await go(page, en);
      await answer(page, { [en.person.familyLat]: "Vogelsang", [en.person.givenLat]: "Jürgen Matthias" });
      await page.getByRole("checkbox", { name: en.person.noPatronymicLat }).check();
      await page.getByRole("button", { name: en.person.suggestRu }).click();
      await expect(page.getByLabel(en.person.familyRuOf)).toHaveValue("Фогельзанг");
      await answer(page, {
        [en.person.position]: "correspondent",
        [en.form.day]: "27",
        [en.form.month]: "March",
        [en.form.year]: "1974",
        [en.person.birthPlace]: "Linz, Austria",
      });
      await go(page, en);
      await page.getByRole("radio", { name: en.document.foreign }).check();
      // Р is the Cyrillic letter.
      await answer(page, { [en.document.documentNumber]: "Р1235678" });
      await page.getByLabel(en.document.citizenship).selectOption("AT");
      await page.getByRole("radio", { name: en.document.pending }).check();
      await go(page, en);
      await page.getByRole("button", { name: /Replace with/ }).click();
      await expect(page.getByLabel(en.document.documentNumber)).toHaveValue("P1235678");
      await go(page, en);
      await answer(page, {
        [en.contact.email]: "vogelsang@nordwind.example",
        [en.contact.phone]: "+43 1 51555",
        [en.contact.editorEmail]: "desk@nordwind.example",
        [en.contact.editorPhone]: "+43 1 51556",
      });
      await go(page, en);
      await page.getByRole("checkbox").check();
      await go(page, en);
      await page.getByRole("button", { name: en.check.submit }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(en.done.h1);
      const row = await db().application.findFirstOrThrow({ where: { eventId: event.id } });
      expect(row).toMatchObject({ familyLat: "Vogelsang", familyRu: "Фогельзанг", mfaState: "pending", locale: "en" });
    });

    test("the other language keeps what was typed, wrong values too, and comes to the same page", async ({ page }) => {
      const event = await createOpenEvent();
      await page.goto(at(event, "outlet"));
      await page.getByRole("radio", { name: ru.outlet.russian }).check();
      await page.getByLabel(ru.outlet.outletName).fill("«Вестник»");
      await page.getByRole("button", { name: "English" }).click();
      await expect(page).toHaveURL(new RegExp(`/en/apply/${event.slug}/outlet`));
      await expect(page.getByLabel(en.outlet.outletName)).toHaveValue("«Вестник»");
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      await go(page, en);
      await page.getByLabel(en.form.day).fill("trente");
      await page.getByLabel(en.person.familyRu, { exact: true }).fill("Severtseva");
      await page.getByRole("button", { name: "Русский" }).click();
      await expect(page).toHaveURL(new RegExp(`/ru/apply/${event.slug}/person`));
      await expect(page.getByLabel(ru.form.day)).toHaveValue("trente");
      await expect(page.getByLabel(ru.person.familyRu, { exact: true })).toHaveValue("Severtseva");
    });

    test("errors are told above and at each field, the title says so, and every value stays", async ({
      page,
      context,
    }) => {
      const event = await createOpenEvent();
      const { birthYear: _, position: __, ...typed } = russian;
      await holdDraft(context, event, { ...typed, documentNumber: "", familyRu: "Cеверцева" });
      await page.goto(at(event, "person"));
      await go(page);
      await expect(page).toHaveTitle(/^Ошибка: /);
      const summary = page.getByRole("alert").filter({ hasText: "Три ответа нужно поправить" });
      await expect(summary.getByRole("link")).toHaveCount(3);
      // Reading begins at the errors: the summary has the focus, or what holds it.
      const focused = await page.evaluate(() => document.activeElement?.matches(".summary, #errors"));
      expect(focused).toBe(true);
      await expect(page.getByLabel(ru.form.day)).toHaveValue("11");
      await expect(page.getByLabel(ru.form.year)).toHaveAttribute("aria-invalid", "true");
      await page.getByRole("button", { name: /Заменить на «Северцева»/ }).click();
      await expect(page.getByLabel(ru.person.familyRu, { exact: true })).toHaveValue("Северцева");
      await page.getByLabel(ru.person.position).fill("корреспондент");
      await page.getByLabel(ru.form.year).fill("1986");
      await go(page);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(ru.document.h1);
      await expect(page).not.toHaveTitle(/^Ошибка/);
    });

    test("a suggested spelling is marked until it is edited, and what was typed is not replaced", async ({
      page,
      context,
    }) => {
      const event = await createOpenEvent();
      await holdDraft(context, event, { regime: "foreign", outletName: "Nordwind Rundschau", outletCountry: "AT" });
      await page.goto(at(event, "person"));
      await page.getByLabel(ru.person.familyLat, { exact: true }).fill("Vogelsang");
      await page.getByLabel(ru.person.givenLat).fill("Anna");
      await page.getByLabel(ru.person.givenRuOf, { exact: true }).fill("Ана");
      await page.getByRole("button", { name: ru.person.suggestRu }).click();
      await expect(page.getByLabel(ru.person.familyRuOf)).toHaveValue("Фогельзанг");
      await expect(page.getByLabel(ru.person.givenRuOf, { exact: true })).toHaveValue("Ана");
      await expect(page.getByText("Предложено по «Vogelsang». Можно изменить.")).toBeVisible();
      await page.getByLabel(ru.person.familyRuOf).fill("Фогельсанг");
      await page.getByRole("button", { name: "English" }).click();
      await expect(page.getByLabel(en.person.familyRuOf)).toHaveValue("Фогельсанг");
      await expect(page.getByText("Suggested from")).toHaveCount(0);
    });

    test("a window that closes while the form is open is told in words, and nothing is lost", async ({
      page,
      context,
    }) => {
      const event = await createOpenEvent();
      const { consent: _, ...unconsented } = russian;
      await holdDraft(context, event, unconsented);
      await page.goto(at(event, "contact"));
      await page.getByLabel(ru.contact.editorName).fill("Отдел выпуска");
      const closesAt = new Date(Date.now() - 1000);
      await db().event.update({ where: { id: event.id }, data: { closesAt } });
      await go(page);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(ru.window.closedTitle);
      await expect(page.getByText("Ваш черновик цел")).toBeVisible();
      await db().event.update({ where: { id: event.id }, data: { closesAt: new Date(Date.now() + 86_400_000) } });
      await page.goto(at(event, "contact"));
      await expect(page.getByLabel(ru.contact.editorName)).toHaveValue("Отдел выпуска");
    });

    test("a window that closes over the check page takes no application", async ({ page, context }) => {
      const event = await createOpenEvent();
      await holdDraft(context, event, russian);
      await page.goto(at(event, "check"));
      await db().event.update({ where: { id: event.id }, data: { closesAt: new Date(Date.now() - 1000) } });
      await page.getByRole("button", { name: ru.check.submit }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(ru.window.closedTitle);
      expect(await db().application.count({ where: { eventId: event.id } })).toBe(0);
    });

    test("«Изменить» on the check page leads to the answer and back", async ({ page, context }) => {
      const event = await createOpenEvent();
      await holdDraft(context, event, russian);
      await page.goto(at(event, "check"));
      await page.getByRole("link", { name: `${ru.check.change} ${ru.check.hidden.position}` }).click();
      await page.getByLabel(ru.person.position).fill("специальный корреспондент");
      await page.getByRole("button", { name: ru.form.save }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(ru.check.h1);
      await expect(page.getByText("специальный корреспондент")).toBeVisible();
    });

    test("a link by mail opens the draft elsewhere, where one stopped", async ({ page, context, browser, watch }) => {
      const event = await createOpenEvent();
      const { consent: _, ...unconsented } = russian;
      await holdDraft(context, event, unconsented);
      await page.goto(at(event, "document"));
      await page.getByLabel(ru.document.documentNumber).fill("0412 90");
      await page.getByRole("button", { name: ru.form.later }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(ru.save.h1);
      await page.getByLabel(ru.save.email).fill("no address");
      await page.getByRole("button", { name: ru.save.send }).click();
      await expect(page).toHaveTitle(/^Ошибка: /);
      await page.getByLabel(ru.save.email).fill("aglaia@telegraf.example");
      await page.getByRole("button", { name: ru.save.send }).click();
      await expect(page.getByText(ru.save.sentTitle)).toBeVisible();
      const letter = () =>
        db().message.findFirst({ where: { eventId: event.id, status: "sent" }, select: { tryoutText: true } });
      await expect.poll(letter, { timeout: 30_000 }).not.toBeNull();
      const link = /https?:\S+\/link\/\S+/.exec((await letter())?.tryoutText ?? "")?.[0] ?? "";

      const elsewhere = await (await browser.newContext({ javaScriptEnabled })).newPage();
      watch(elsewhere);
      await elsewhere.goto(link);
      await elsewhere.getByRole("button", { name: ru.link.button }).click();
      await expect(elsewhere).toHaveURL(new RegExp(`/ru/apply/${event.slug}/document`));
      await expect(elsewhere.getByLabel(ru.document.documentNumber)).toHaveValue("0412 90");
    });
  });
}
