import { db } from "@/lib/db";
import { createApplication, createOpenEvent, russianApplicant } from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

const name = (family: string) => ({ family, given: "Аглая", patronymic: "Тихоновна", mononym: false });
const letterOf = (applicationId: string) =>
  db().message.findFirst({ where: { applicationId, kind: { in: ["approved", "refused"] } } });

test("decisions are held, seen beforehand and released at one moment, in the event's own words", async ({
  page,
  colleague,
  browser,
  watch,
}) => {
  const event = await createOpenEvent({ decisionsHeld: true, titleRu: `Сессия ${Date.now()}` });
  const [first, second, third] = [
    await createApplication({ event, stated: russianApplicant({ nameRu: name("Абаева") }) }),
    await createApplication({ event, stated: russianApplicant({ nameRu: name("Белова") }), locale: "en" }),
    await createApplication({ event, stated: russianApplicant({ nameRu: name("Ветрова") }) }),
  ];
  const limits = { eventIds: [event.id] };
  const [head, officer] = [await colleague("head", limits), await colleague("officer", limits)];
  await signIn(page, head);

  // The words: what is wrong with them is said where they stand, and what was typed stays.
  await page.goto(`/ru/desk/events/${event.slug}`);
  await page.getByRole("link", { name: "Слова писем" }).click();
  const approval = page.getByRole("region", { name: "Одобрение" });
  await approval.getByLabel("По-русски").fill("Ждём вас, {nmae}!");
  await page.getByRole("button", { name: "Сохранить" }).click();
  const summary = page.getByRole("alert", { name: "Не сохранено" });
  await expect(summary).toContainText("Подстановки {nmae} нет");
  await expect(summary).toContainText("Напишите и по-английски");
  await expect(approval.getByLabel("По-русски")).toHaveValue("Ждём вас, {nmae}!");
  await expectAccessible(page);
  await approval.getByLabel("По-русски").fill("Ждём вас, {name}!\nВход: {entrance}");
  await approval.getByLabel("По-английски").fill("{name}, you are welcome.");
  await page.getByLabel("Причина 1 по-русски").fill("Зал полон.");
  await page.getByLabel("Причина 1 по-английски").fill("The hall is full.");
  await page.getByRole("button", { name: "Показать письма" }).click();
  await expect(page.getByText("Ещё ничего не сохранено")).toBeVisible();
  await expect(approval.getByText("Ждём вас, Северцева Аглая Тихоновна!")).toBeVisible();
  await expect(approval.getByText("Aglaya Severtseva, you are welcome.")).toBeVisible();
  expect(await db().eventLetters.count({ where: { eventId: event.id } })).toBe(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Сохранить" }).click();
  await expect(page.getByText("Сохранено.")).toBeVisible();

  // An officer decides; the prepared reason is the event's, in the applicant's language.
  const desk = await (await browser.newContext()).newPage();
  watch(desk);
  await signIn(desk, officer);
  await desk.goto(`/ru/desk/people/${first.id}`);
  await desk.getByRole("button", { name: "Одобрить и дальше" }).click();
  await expect(desk).toHaveURL(/\/desk\/queue/);
  await desk.goto(`/ru/desk/people/${first.id}`);
  await expect(desk.getByText("Ждёт общего оглашения; до него можно вернуть")).toBeVisible();
  await desk.goto(`/ru/desk/people/${second.id}`);
  await desk.getByRole("link", { name: "Отказать…" }).click();
  const dialog = desk.getByRole("dialog");
  await expect(dialog).toContainText("когда руководитель огласит все решения");
  await dialog.getByRole("combobox").selectOption("The hall is full.");
  await dialog.getByRole("button", { name: "Отказать" }).click();
  await expect(desk).toHaveURL(/\/desk\/queue/);
  await desk.goto(`/ru/desk/queue?event=${event.slug}&state=all`);
  await expect(desk.getByRole("row", { name: /Абаева/ })).toContainText("Ждёт оглашения");
  await desk.goto(`/ru/desk/events/${event.slug}/release`);
  await expect(desk.getByText("Оглашает руководитель.")).toBeVisible();
  await expect(desk.getByRole("button", { name: /Огласить/ })).toHaveCount(0);
  expect(await letterOf(first.id)).toBeNull();

  // The head looks at what goes out. Meanwhile one more is decided on: nothing leaves unseen.
  await page.goto(`/ru/desk/events/${event.slug}/release`);
  await expect(page.getByText("Ещё не решена 1 заявка")).toBeVisible();
  await expect(page.getByText("Ждём вас, Абаева Аглая Тихоновна!")).toBeVisible();
  await expect(page.getByText("The hall is full.").first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSideScroll(page);
  await desk.goto(`/ru/desk/people/${third.id}`);
  await desk.getByRole("button", { name: "Одобрить и дальше" }).click();
  await expect(desk).toHaveURL(/\/desk\/queue/);
  await page.getByRole("button", { name: "Огласить 2 решения" }).click();
  await expect(page.getByRole("alert", { name: "Не получилось" })).toContainText("Ничего не ушло");
  await page.getByRole("button", { name: "Огласить 3 решения" }).click();
  await expect(page.getByText("Оглашены 3 решения")).toBeVisible();
  await expect(page.getByText("Сейчас ничего не ждёт оглашения.")).toBeVisible();
  await expectAccessible(page);

  await expect
    .poll(async () => (await letterOf(first.id))?.tryoutText, { timeout: 20_000 })
    .toContain("Ждём вас, Абаева");
  await expect
    .poll(async () => (await letterOf(second.id))?.tryoutText, { timeout: 20_000 })
    .toContain("The hall is full.");

  // And the applicant, by the letter's link, sees it too.
  const applicant = await (await browser.newContext()).newPage();
  watch(applicant);
  const link = /\/ru\/link\/[\w-]+/.exec((await letterOf(first.id))?.tryoutText ?? "")?.[0] ?? "";
  await applicant.goto(link);
  await applicant.getByRole("button", { name: "Продолжить" }).click();
  await expect(applicant.getByRole("heading", { level: 2, name: "Аккредитация предоставлена" })).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

  test("words are shown, refused and saved, and held decisions released", async ({ page, colleague }) => {
    const event = await createOpenEvent({ decisionsHeld: true });
    await createApplication({ event, stated: russianApplicant() });
    await signIn(page, await colleague("head", { eventIds: [event.id] }), "en");
    await page.goto(`/en/desk/events/${event.slug}/letters`);
    const refusal = page.getByRole("region", { name: "Refusal", exact: true });
    await refusal.getByLabel("In Russian").fill("Увы, {name}: {pool}");
    await refusal.getByLabel("In English").fill("Sorry, {name}: {reason}");
    await page.getByRole("button", { name: "Show the letters" }).click();
    await expect(page.getByText("This letter has nothing to put in place of {pool}").first()).toBeVisible();
    await expect(refusal.getByLabel("In English")).toHaveValue("Sorry, {name}: {reason}");
    await refusal.getByLabel("In Russian").fill("Увы, {name}: {reason}");
    await page.getByRole("button", { name: "Show the letters" }).click();
    await expect(refusal.getByText("Sorry, Aglaya Severtseva: There are no places left")).toBeVisible();
    await expectNoSideScroll(page);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await expect(refusal.getByLabel("In Russian")).toHaveValue("Увы, {name}: {reason}");

    await page.goto(`/en/desk/queue?event=${event.slug}`);
    await page.getByRole("button", { name: "Go through one by one" }).click();
    await page.getByRole("button", { name: "Approve and go on" }).click();
    await page.goto(`/en/desk/events/${event.slug}/release`);
    await page.getByRole("button", { name: "Release 1 decision" }).click();
    await expect(page.getByText("1 decision released")).toBeVisible();
    await expectNoSideScroll(page);
    await expectAccessible(page);
  });
});
