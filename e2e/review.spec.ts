import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import { createApplication, createOpenEvent, foreignApplicant, russianApplicant } from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, pressKey, signIn, test } from "./fixtures";

const name = (family: string) => ({ family, given: "Аглая", patronymic: "Тихоновна", mononym: false });

async function eventWith(families: string[], fields: Parameters<typeof createOpenEvent>[0] = {}) {
  const event = await createOpenEvent(fields);
  const people = [];
  for (const [index, family] of families.entries())
    people.push(
      await createApplication({
        event,
        stated: russianApplicant({ nameRu: name(family) }),
        // The first of the list was submitted last.
        submittedAt: new Date(Date.now() - index * 60_000),
      }),
    );
  return { event, people };
}

const row = (id: string) => db().application.findUniqueOrThrow({ where: { id } });
const open = (page: Page, id: string | undefined, locale = "ru") => page.goto(`/${locale}/desk/people/${id}`);

test("two officers at once: the second learns of the first, and applies theirs again", async ({
  page,
  colleague,
  browser,
  watch,
}) => {
  const { event, people } = await eventWith(["Северцева"]);
  const id = people[0]?.id ?? "";
  const maria = await colleague("officer", { eventIds: [event.id], name: "Мария Орлова" });
  const boris = await colleague("officer", { eventIds: [event.id], name: "Борис Лаптев" });
  const other = await (await browser.newContext()).newPage();
  watch(other);
  await Promise.all([signIn(page, maria), signIn(other, boris)]);
  await Promise.all([open(page, id), open(other, id)]);
  await page.getByRole("button", { name: "Одобрить и дальше" }).click();
  await expect(page).toHaveURL(/\/desk\/queue/);

  await other.getByRole("link", { name: "Отказать…" }).click();
  const dialog = other.getByRole("dialog", { name: "Отказать: Северцева Аглая Тихоновна" });
  await dialog.getByLabel("Своими словами").fill("Места закончились.");
  await dialog.getByRole("button", { name: "Отказать" }).click();
  const clash = other.getByRole("alert").filter({ hasText: "ваше решение не сохранено" });
  await expect(clash).toContainText("Мария Орлова");
  await expect(clash).toContainText("одобрена");
  await expect(clash).toContainText("отказ");
  await expect(clash).toContainText("Применить ваше больше нельзя");
  await expectAccessible(other);
  expect(await row(id)).toMatchObject({ state: "approved", version: 2, decidedById: maria.id });

  // Undone by Maria, it is open again: now Boris's old page may be applied once more.
  await open(other, id);
  await other.getByRole("button", { name: "Вернуть", exact: true }).click();
  await expect(other.getByRole("button", { name: "Одобрить и дальше" })).toBeVisible();
  await db().application.update({ where: { id }, data: { version: { increment: 1 } } });
  await other.getByRole("button", { name: "Одобрить и дальше" }).click();
  await other.getByRole("button", { name: "Применить моё" }).click();
  await expect.poll(async () => (await row(id)).decidedById).toBe(boris.id);
});

test("a head goes through the queue by keys, and takes a decision back", async ({ page, colleague }) => {
  const { event, people } = await eventWith(["Абаева", "Белова", "Ветрова"]);
  await signIn(page, await colleague("head", { eventIds: [event.id] }));
  await page.goto(`/ru/desk/queue?event=${event.slug}`);
  await expectAccessible(page);
  await expect(page.getByRole("columnheader", { name: "Подана" })).toHaveAttribute("aria-sort", "descending");
  // By physical key, as in a Russian layout.
  await pressKey(page, "KeyJ");
  await pressKey(page, "KeyJ");
  await expect(page.getByRole("link", { name: "Белова Аглая Тихоновна" })).toBeFocused();
  await pressKey(page, "Slash");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("jk1");
  await expect(page.getByRole("searchbox")).toHaveValue("jk1");

  await page.getByRole("button", { name: "Разбирать по одной" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Абаева Аглая Тихоновна" })).toBeVisible();
  await expect(page.getByText("1 из 3")).toBeVisible();
  await expectAccessible(page);
  await pressKey(page, "Digit1");
  await expect(page.getByRole("heading", { level: 1, name: "Белова Аглая Тихоновна" })).toBeVisible();
  await expect(page.getByText("2 из 3")).toBeVisible();
  expect(await row(people[0]?.id ?? "")).toMatchObject({ state: "approved", entrySlot: 0 });

  await page.getByRole("status").getByRole("button", { name: "Вернуть" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Абаева Аглая Тихоновна" })).toBeVisible();
  expect(await row(people[0]?.id ?? "")).toMatchObject({ state: "inReview", announceAt: null });
  const letter = await db().message.findFirstOrThrow({ where: { applicationId: people[0]?.id ?? "" } });
  expect(letter.status).toBe("cancelled");

  await pressKey(page, "Digit3");
  const asking = page.getByRole("dialog", { name: "Спросить: Абаева Аглая Тихоновна" });
  await expect(asking).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(asking).toBeHidden();
  // Keys are silent as long as the focus is in the layer.
  await expect(page.locator("dialog :focus")).toHaveCount(0);
  await pressKey(page, "KeyS");
  await expect(page.getByRole("heading", { level: 1, name: "Белова Аглая Тихоновна" })).toBeVisible();
});

test("a claim is seen by others, and let go of by leaving", async ({ page, colleague, browser, watch }) => {
  const { event, people } = await eventWith(["Северцева"]);
  const id = people[0]?.id ?? "";
  await signIn(page, await colleague("officer", { eventIds: [event.id], name: "Мария Орлова" }));
  await open(page, id);
  await page.getByRole("button", { name: "Взять в работу" }).click();
  await expect(page.getByText(/Заявка у\sвас в\sработе/)).toBeVisible();
  const other = await (await browser.newContext()).newPage();
  watch(other);
  await signIn(other, await colleague("officer", { eventIds: [event.id] }));
  await open(other, id);
  await expect(other.getByText(/Открыта с\s\d\d:\d\d: Мария Орлова/)).toBeVisible();
  await page.getByRole("link", { name: "К очереди" }).click();
  await expect.poll(async () => (await row(id)).claimedById).toBeNull();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an officer finds, reads, comments and refuses with a reason, in English", async ({ page, colleague }) => {
    const event = await createOpenEvent();
    const { id } = await createApplication({ event, stated: foreignApplicant(), locale: "en" });
    await signIn(page, await colleague("officer", { eventIds: [event.id] }), "en");
    await page.goto(`/en/desk/queue?event=${event.slug}`);
    await page.getByRole("searchbox").fill("juergen vogelsang");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("link", { name: "Фогельзанг Юрген Маттиас" }).click();
    await page.getByLabel("Note for the desk").fill("Rang the editor");
    await page.getByRole("button", { name: "Add" }).click();
    await expect(page.getByText("Rang the editor")).toBeVisible();
    await page.getByRole("link", { name: "Refuse…" }).click();
    await page.getByRole("button", { name: "Refuse", exact: true }).click();
    await expect(page.getByText("Choose or write a reason: the applicant reads it")).toBeVisible();
    await page.getByLabel("Reason, read by the applicant").selectOption({ index: 2 });
    await page.getByLabel(/Note for the desk never leaves/).fill("Third of one outlet");
    await page.getByRole("button", { name: "Refuse", exact: true }).click();
    await expect(page).toHaveURL(/\/en\/desk\/queue/);
    const refused = await row(id);
    expect(refused).toMatchObject({
      state: "refused",
      publicReason: "The places for press at this event are all taken.",
      internalNote: "Third of one outlet",
    });
    await open(page, id, "en");
    await expect(page.getByText("The applicant learns of it").first()).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await row(id)).toMatchObject({ state: "inReview" });
  });

  test("who loses to another's decision is told of it", async ({ page, colleague }) => {
    const { event, people } = await eventWith(["Северцева"]);
    const id = people[0]?.id ?? "";
    await signIn(page, await colleague("officer", { eventIds: [event.id] }));
    await open(page, id);
    await db().application.update({ where: { id }, data: { version: { increment: 1 } } });
    await page.getByRole("button", { name: "Одобрить и дальше" }).click();
    await expect(page.getByText("ваше решение не сохранено")).toBeVisible();
    expect(await row(id)).toMatchObject({ state: "submitted" });
  });

  test("a look at the document asks why, is on record, and shows once", async ({ page, colleague }) => {
    const event = await createOpenEvent();
    const stated = russianApplicant();
    const { id } = await createApplication({ event, stated });
    const officer = await colleague("officer", { eventIds: [event.id] });
    await signIn(page, officer);
    await open(page, id);
    const shown = `${stated.document.documentNumber.slice(0, 4)} ${stated.document.documentNumber.slice(4)}`;
    expect(await page.content()).not.toContain(stated.document.birthPlace);
    await page.getByText("Показать, назвав причину…").click();
    await page.getByRole("button", { name: "Показать" }).click();
    await expect(page.getByText("Напишите, зачем открываете документ")).toBeVisible();
    expect(await db().auditEntry.count({ where: { subjectId: id, type: "application.revealed" } })).toBe(0);
    await page.getByLabel("Зачем открываете").fill("Сверка с письмом редакции");
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST"),
      page.getByRole("button", { name: "Показать" }).click(),
    ]);
    await expect(page.getByText(shown)).toBeVisible();
    expect(answer.headers()["cache-control"]).toContain("no-store");
    expect(page.url()).not.toContain(stated.document.documentNumber);
    const look = await db().auditEntry.findFirstOrThrow({ where: { subjectId: id, type: "application.revealed" } });
    expect(look).toMatchObject({ actorId: officer.id, payload: { reason: "Сверка с письмом редакции" } });
    await open(page, id);
    await expect(page.getByText(shown)).toHaveCount(0);
    await expect(page.getByText("Сверка с письмом редакции")).toBeVisible();
  });
});

test("where two people decide, one recommends and a head other than they approves", async ({
  page,
  colleague,
  browser,
}) => {
  const { event, people } = await eventWith(["Северцева"], { twoPeople: true });
  const id = people[0]?.id ?? "";
  await signIn(page, await colleague("head", { eventIds: [event.id], name: "Мария Орлова" }));
  await open(page, id);
  await expect(page.getByRole("button", { name: "Одобрить и дальше" })).toHaveCount(0);
  await page.getByRole("button", { name: "Взять в работу" }).click();
  await page.getByRole("button", { name: "Рекомендовать одобрить" }).click();
  await expect(page).toHaveURL(/\/desk\/queue/);
  await open(page, id);
  await expect(page.getByText("Рекомендовали вы: решит другой человек")).toBeVisible();
  const second = await (await browser.newContext()).newPage();
  await signIn(second, await colleague("head", { eventIds: [event.id] }));
  await open(second, id);
  await expect(second.getByRole("region", { name: "Решение" })).toContainText("Мария Орлова: рекомендовано одобрить");
  await second.getByRole("button", { name: "Одобрить и дальше" }).click();
  await expect.poll(async () => (await row(id)).state).toBe("approved");
});

test("another event's application answers like one that does not exist", async ({ page, colleague }) => {
  const { people } = await eventWith(["Северцева"]);
  const own = await createOpenEvent();
  await signIn(page, await colleague("officer", { eventIds: [own.id] }));
  const status = async (path: string) => (await page.request.get(path)).status();
  expect(await status(`/ru/desk/people/${people[0]?.id}`)).toBe(404);
  expect(await status("/ru/desk/people/01890000-0000-7000-8000-000000000000")).toBe(404);
  expect(await status("/ru/desk/queue?event=no-such-event")).toBe(404);
  expect((await page.goto(`/ru/desk/queue?event=${own.slug}`))?.status()).toBe(200);
  await expect(page.getByRole("heading", { name: "Заявок ещё нет" })).toBeVisible();
  await expectAccessible(page);
});

test("the queue and a person's page fit a telephone and read aloud, in both languages", async ({ page, colleague }) => {
  const event = await createOpenEvent();
  const { id } = await createApplication({ event, stated: foreignApplicant() });
  await signIn(page, await colleague("officer", { eventIds: [event.id] }));
  await page.setViewportSize({ width: 375, height: 800 });
  for (const locale of ["ru", "en"] as const)
    for (const path of [
      `queue?event=${event.slug}&state=all`,
      `queue?event=${event.slug}&q=nobody`,
      `people/${id}?`,
      `people/${id}?ask=refuse`,
    ]) {
      await page.goto(`/${locale}/desk/${path}`);
      await expectNoSideScroll(page);
      await expectAccessible(page);
    }
  await page.getByText("Show, giving a reason…").click();
  await page.getByLabel("Why you are opening it").fill("To compare with the letter");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("Linz, Austria")).toBeVisible();
  await expectNoSideScroll(page);
  await expectAccessible(page);
});
