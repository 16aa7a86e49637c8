import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import enApply from "@/messages/en/apply.json" with { type: "json" };
import enEvents from "@/messages/en/events.json" with { type: "json" };
import enReview from "@/messages/en/review.json" with { type: "json" };
import enStatus from "@/messages/en/status.json" with { type: "json" };
import ruApply from "@/messages/ru/apply.json" with { type: "json" };
import ruEvents from "@/messages/ru/events.json" with { type: "json" };
import ruReview from "@/messages/ru/review.json" with { type: "json" };
import ruStatus from "@/messages/ru/status.json" with { type: "json" };
import { createOpenEvent } from "@/prisma/factories";
import { type Colleague, expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

// Some twenty pages, each checked: longer than other tests.
test.describe.configure({ timeout: 300_000 });

// The main job from the event page to the attendee list, as two people and a head of accreditation do it.

const words = {
  ru: { apply: ruApply, events: ruEvents, review: ruReview, status: ruStatus },
  en: { apply: enApply, events: enEvents, review: enReview, status: enStatus },
};

type Locale = keyof typeof words;

/** Looks at a page as every page is looked at, then goes on. */
async function goOn(page: Page, locale: Locale): Promise<void> {
  await expectAccessible(page);
  await expectNoSideScroll(page);
  await page.getByRole("button", { name: words[locale].apply.form.continue, exact: true }).click();
}

async function fill(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(answers)) await page.getByLabel(label, { exact: true }).fill(text);
}

/** From the event list to the first question. */
async function beginFromList(page: Page, locale: Locale, title: string): Promise<void> {
  const { events } = words[locale];
  await page.goto(`/${locale}`);
  await expectAccessible(page);
  await expectNoSideScroll(page);
  await page.getByRole("link", { name: title }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expectAccessible(page);
  await expectNoSideScroll(page);
  await page.getByRole("link", { name: events.page.apply }).first().click();
}

/** Consent, check, send; gives the reference on the receipt. */
async function consentAndSend(page: Page, locale: Locale): Promise<string> {
  const { apply } = words[locale];
  await page.getByRole("checkbox").check();
  await goOn(page, locale);
  await expect(page.getByRole("heading", { level: 1, name: apply.check.h1 })).toBeVisible();
  await expectAccessible(page);
  await expectNoSideScroll(page);
  await page.getByRole("button", { name: apply.check.submit }).click();
  await expect(page.getByRole("heading", { level: 1, name: apply.done.h1 })).toBeVisible();
  await expectAccessible(page);
  await expectNoSideScroll(page);
  const reference = await page
    .getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    .first()
    .textContent();
  return reference ?? "";
}

/** The head finds the application, approves it, and takes the list as CSV. */
async function approveAndList(
  page: Page,
  options: { head: Colleague; locale: Locale; slug: string; search: string; name: string; listed: string | RegExp },
) {
  const { head, locale, slug, search, name, listed } = options;
  const { review } = words[locale];
  await signIn(page, head, locale);
  await page.goto(`/${locale}/desk/queue?event=${slug}`);
  await page.getByRole("searchbox").fill(search);
  await page.getByRole("searchbox").press("Enter");
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: review.decide.approve }).click();
  await expect(page).toHaveURL(/\/desk\/queue/);
  await page.goto(`/${locale}/desk/lists?event=${slug}`);
  await expectAccessible(page);
  await expect(page.getByRole("table").getByText(listed)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "CSV" }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

/** The link in the newest letter of this kind to this application, as the try-out's outbox keeps it. */
async function mailedLink(reference: string, kind: string): Promise<string> {
  const read = () =>
    db().message.findFirst({
      where: { application: { reference }, kind, status: "sent" },
      orderBy: { createdAt: "desc" },
      select: { tryoutText: true },
    });
  await expect.poll(read, { timeout: 30_000 }).not.toBeNull();
  return /https?:\S+\/link\/\S+/.exec((await read())?.tryoutText ?? "")?.[0] ?? "";
}

test("a Russian correspondent gets from the event page to the attendee list", async ({
  page,
  browser,
  watch,
  colleague,
}) => {
  const { apply, status } = words.ru;
  const event = await createOpenEvent({ announceDelay: 0, titleRu: `Сессия ${Date.now()}` });
  const { titleRu } = await db().event.findUniqueOrThrow({ where: { id: event.id }, select: { titleRu: true } });
  await beginFromList(page, "ru", titleRu);

  await page.getByRole("radio", { name: apply.outlet.russian }).check();
  await fill(page, { [apply.outlet.outletName]: "«Северный телеграф»" });
  await goOn(page, "ru");

  // Bad input on the way: it is told in words, and nothing is lost.
  await fill(page, { [apply.person.familyRu]: "Cеверцева", [apply.person.givenRu]: "Аглая" });
  await goOn(page, "ru");
  await expect(page).toHaveTitle(/^Ошибка: /);
  await expect(page.getByLabel(apply.person.givenRu, { exact: true })).toHaveValue("Аглая");
  await expectAccessible(page);
  await page.getByRole("button", { name: /Заменить на «Северцева»/ }).click();
  await expect(page.getByLabel(apply.person.familyRu, { exact: true })).toHaveValue("Северцева");
  await fill(page, {
    [apply.person.patronymicRu]: "Тихоновна",
    [apply.person.position]: "специальный корреспондент",
    [apply.form.day]: "11",
    [apply.form.month]: "февраля",
    [apply.form.year]: "1986",
    [apply.person.birthPlace]: "г. Архангельск",
  });
  await goOn(page, "ru");

  await page.getByRole("radio", { name: apply.document.internal }).check();
  await fill(page, { [apply.document.documentNumber]: "04 12 № 905678" });
  await goOn(page, "ru");
  await fill(page, {
    [apply.contact.email]: "severtseva@telegraf.example",
    [apply.contact.phone]: "8 495 000-12-40",
    [apply.contact.editorEmail]: "desk@telegraf.example",
    [apply.contact.editorPhone]: "+7 495 000-12-41",
  });
  await goOn(page, "ru");
  const reference = await consentAndSend(page, "ru");

  const desk = await (await browser.newContext()).newPage();
  watch(desk);
  const head = await colleague("head", { eventIds: [event.id] });
  const name = "Северцева Аглая Тихоновна";
  const csv = await approveAndList(desk, {
    head,
    locale: "ru",
    slug: event.slug,
    search: "severtseva",
    name,
    listed: name,
  });
  expect(csv).toContain(name);
  expect(csv).not.toContain("0412905678");

  await page.goto(await mailedLink(reference, "approved"));
  await page.getByRole("button", { name: apply.form.continue }).click();
  await expect(page.getByText(status.approved.title).first()).toBeVisible();
  await expectAccessible(page);
});

test.describe("without JavaScript, on a narrow screen", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

  test("a foreign correspondent gets from the event page to the attendee list, in English", async ({
    page,
    browser,
    watch,
    colleague,
  }) => {
    const { apply, status } = words.en;
    const event = await createOpenEvent({ announceDelay: 0, titleEn: `Session ${Date.now()}` });
    const { titleEn } = await db().event.findUniqueOrThrow({ where: { id: event.id }, select: { titleEn: true } });
    await beginFromList(page, "en", titleEn);

    await page.getByRole("radio", { name: apply.outlet.foreign }).check();
    await fill(page, { [apply.outlet.outletName]: "Nordwind Rundschau" });
    await page.getByLabel(apply.outlet.outletCountry, { exact: true }).selectOption("AT");
    await goOn(page, "en");

    await fill(page, { [apply.person.familyLat]: "Vogelsang", [apply.person.givenLat]: "Jürgen Matthias" });
    await page.getByRole("button", { name: apply.person.suggestRu }).click();
    await expect(page.getByLabel(apply.person.familyRuOf, { exact: true })).toHaveValue("Фогельзанг");
    await page.getByRole("checkbox", { name: apply.person.noPatronymicLat }).check();
    await fill(page, {
      [apply.person.givenRuOf]: "Юрген Маттиас",
      [apply.person.position]: "correspondent",
      [apply.form.day]: "27",
      [apply.form.month]: "March",
      [apply.person.birthPlace]: "Linz, Austria",
    });
    await goOn(page, "en");
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.getByLabel(apply.person.birthPlace, { exact: true })).toHaveValue("Linz, Austria");
    await fill(page, { [apply.form.year]: "1974" });
    await goOn(page, "en");

    await page.getByRole("radio", { name: apply.document.foreign }).check();
    await fill(page, { [apply.document.documentNumber]: "P1235678" });
    await page.getByLabel(apply.document.citizenship, { exact: true }).selectOption("AT");
    await page.getByRole("radio", { name: apply.document.number }).check();
    await fill(page, {
      [apply.document.mfaNumber]: "SK-17",
      [apply.form.day]: "31",
      [apply.form.month]: "12",
      [apply.form.year]: "2099",
    });
    await goOn(page, "en");
    await fill(page, {
      [apply.contact.email]: "vogelsang@nordwind.example",
      [apply.contact.phone]: "+43 1 51555",
      [apply.contact.editorEmail]: "desk@nordwind.example",
      [apply.contact.editorPhone]: "+43 1 51556",
    });
    await goOn(page, "en");
    const reference = await consentAndSend(page, "en");

    const desk = await (
      await browser.newContext({ javaScriptEnabled: true, viewport: { width: 1280, height: 900 } })
    ).newPage();
    watch(desk);
    const head = await colleague("head", { eventIds: [event.id] });
    const name = "Фогельзанг Юрген Маттиас";
    const csv = await approveAndList(desk, {
      head,
      locale: "en",
      slug: event.slug,
      search: "juergen vogelsang",
      name,
      listed: /Vogelsang/,
    });
    expect(csv).toContain("Vogelsang");

    await page.goto(await mailedLink(reference, "approved"));
    await page.getByRole("button", { name: apply.form.continue }).click();
    await expect(page.getByText(status.approved.title).first()).toBeVisible();
    await expectNoSideScroll(page);
  });
});
