import type { BrowserContext, Page } from "@playwright/test";
import type { Answers, Locale } from "@/lib/application/types";
import { startDraft } from "@/lib/apply/draft/commands";
import { db } from "@/lib/db";
import en from "@/messages/en/apply.json" with { type: "json" };
import ru from "@/messages/ru/apply.json" with { type: "json" };
import { type CreatedEvent, createOpenEvent } from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, test } from "./fixtures";

// Applying, page by page: what the main journey (journey.spec.ts) does not pass on its way.

const russian: Answers = {
  regime: "russian",
  outletName: "«Северный телеграф»",
  outletCountry: "",
  familyRu: "Северцева",
  givenRu: "Аглая",
  patronymicRu: "Тихоновна",
  position: "корреспондент",
  birthDay: "11",
  birthMonth: "2",
  birthYear: "1986",
  birthPlace: "г. Архангельск",
  documentKind: "internal",
  documentNumber: "0412 905678",
  email: "aglaia@telegraf.example",
  phone: "+74950001240",
  editorEmail: "desk@telegraf.example",
  editorPhone: "+74950001241",
  consent: "yes",
};

const foreign: Answers = {
  ...russian,
  regime: "foreign",
  outletName: "Nordwind Rundschau",
  outletCountry: "AT",
  familyLat: "Vogelsang",
  givenLat: "Jürgen Matthias",
  familyRu: "Фогельзанг",
  givenRu: "Юрген Маттиас",
  patronymicRu: "",
  noPatronymic: "yes",
  documentKind: "foreign",
  documentNumber: "P1235678",
  citizenship: "AT",
  mfaState: "number",
  mfaNumber: "СК-17",
  mfaExpiryDay: "31",
  mfaExpiryMonth: "12",
  mfaExpiryYear: "2099",
};

/** Gives a browser the draft that these answers would have left in it. */
async function holdDraft(context: BrowserContext, event: CreatedEvent, answers: Answers, locale: Locale = "ru") {
  const { consentVersion } = await db().event.findUniqueOrThrow({
    where: { id: event.id },
    select: { consentVersion: true },
  });
  const kept = { answers: { ...answers, ...(answers.consent && { consentVersion }) }, suggested: [] };
  const { token } = await startDraft({ eventId: event.id, locale, kept });
  const url = test.info().project.use.baseURL ?? "";
  await context.addCookies([{ name: `draft.${event.slug}`, value: token, url, httpOnly: true, sameSite: "Lax" }]);
}

const at = (event: CreatedEvent, page: string, locale: Locale = "ru") => `/${locale}/apply/${event.slug}/${page}`;
const go = (page: Page, words = ru) => page.getByRole("button", { name: words.form.continue, exact: true }).click();
const answer = async (page: Page, answers: Readonly<Record<string, string | undefined>>) => {
  for (const [label, text = ""] of Object.entries(answers)) await page.getByLabel(label, { exact: true }).fill(text);
};
const reference = (page: Page) => page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/).first();

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

test("pressed in two tabs, the application is one, with one receipt", async ({ page, context, watch }) => {
  const event = await createOpenEvent();
  await holdDraft(context, event, russian);
  const other = await context.newPage();
  watch(other);
  const tabs = [page, other];
  for (const tab of tabs) await tab.goto(at(event, "check"));
  await Promise.all(tabs.map((tab) => tab.getByRole("button", { name: ru.check.submit }).dblclick()));
  for (const tab of tabs) await expect(tab.getByRole("heading", { level: 1 })).toHaveText(ru.done.h1);
  expect(await reference(page).textContent()).toBe(await reference(other).textContent());
  expect(await db().application.count({ where: { eventId: event.id } })).toBe(1);
  // Safe to reload and to come back to; without its cookie it says how to get a link.
  const shown = await reference(page).textContent();
  await page.reload();
  await expect(reference(page)).toHaveText(shown ?? "");
  await page.goto(at(event, "check"));
  await expect(reference(page)).toHaveText(shown ?? "");
  await context.clearCookies();
  await page.goto(at(event, "done"));
  await expect(page.getByRole("link", { name: ru.done.goneLink })).toBeVisible();
});

test("answers that changed in another tab are shown again before anything is sent", async ({
  page,
  context,
  watch,
}) => {
  const event = await createOpenEvent();
  await holdDraft(context, event, russian);
  await page.goto(at(event, "check"));
  const other = await context.newPage();
  watch(other);
  await other.goto(`${at(event, "person")}?from=check`);
  await other.getByLabel(ru.person.position).fill("редактор");
  await other.getByRole("button", { name: ru.form.save }).click();
  await expect(other.getByText("редактор")).toBeVisible();
  await page.getByRole("button", { name: ru.check.submit }).click();
  await expect(page.getByText(ru.check.changedTitle)).toBeVisible();
  expect(await db().application.count({ where: { eventId: event.id } })).toBe(0);
  await page.getByRole("button", { name: ru.check.submit }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ru.done.h1);
});

test("a colleague is added with the outlet and its contact, and gives a consent of their own", async ({
  page,
  context,
}) => {
  const event = await createOpenEvent();
  await holdDraft(context, event, russian);
  await page.goto(at(event, "check"));
  await page.getByRole("button", { name: ru.check.submit }).click();
  await page.getByRole("button", { name: /«Северный телеграф»/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ru.person.h1);
  await expect(page.getByLabel(ru.person.familyRu, { exact: true })).toHaveValue("");
  await page.goto(at(event, "outlet"));
  await expect(page.getByLabel(ru.outlet.outletName)).toHaveValue("«Северный телеграф»");
  // The first application stays at hand.
  await page.goto("/ru/status");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Северцева Аглая Тихоновна");
});

test("a page ahead leads to the first incomplete one; what does not exist is not found", async ({
  page,
  context,
  request,
}) => {
  const event = await createOpenEvent();
  await page.goto(at(event, "check"));
  await expect(page).toHaveURL(new RegExp(`${event.slug}/outlet`));
  await holdDraft(context, event, { ...russian, documentNumber: "1" });
  await page.goto(at(event, "consent"));
  await expect(page).toHaveURL(new RegExp(`${event.slug}/document`));
  for (const path of [at(event, "nothing"), "/ru/apply/no-such-event/outlet"])
    expect((await request.get(path)).status(), path).toBe(404);
});

test("an event that takes no applications is a page in words", async ({ page }) => {
  const cases = [
    [{ opensAt: new Date(Date.now() + 86_400_000) }, ru.window.soonTitle],
    [{ closesAt: new Date(Date.now() - 1000) }, ru.window.closedTitle],
    [{ status: "postponed" }, ru.window.postponedTitle],
    [{ status: "cancelled" }, ru.window.cancelledTitle],
  ] as const;
  for (const [fields, title] of cases) {
    const event = await createOpenEvent(fields);
    const answer = await page.goto(at(event, "outlet"));
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expectAccessible(page);
  }
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 375, height: 800 } });

  for (const [name, answers] of [
    ["Russian media", russian],
    ["foreign media", foreign],
  ] as const) {
    for (const locale of ["ru", "en"] as const) {
      test(`every page of ${name} can be read and used: ${locale}`, async ({ page, context }) => {
        test.setTimeout(120_000);
        const event = await createOpenEvent();
        await holdDraft(context, event, answers);
        for (const step of ["outlet", "person", "document", "contact", "consent", "check", "save"]) {
          await page.goto(at(event, step, locale));
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await expectAccessible(page);
          await expectNoSideScroll(page);
        }
      });
    }
  }
});

test("a form page is light: HTML and styles within 40 KB on the wire, nothing from elsewhere", async ({
  page,
  context,
}) => {
  const event = await createOpenEvent();
  await holdDraft(context, event, foreign);
  let bytes = 0;
  page.on("requestfinished", async (request) => {
    if (request.resourceType() !== "document" && request.resourceType() !== "stylesheet") return;
    bytes += (await request.sizes()).responseBodySize;
  });
  await page.goto(at(event, "document"), { waitUntil: "networkidle" });
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(40 * 1024);
});
