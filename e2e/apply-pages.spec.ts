import { db } from "@/lib/db";
import ru from "@/messages/ru/apply.json" with { type: "json" };
import { createOpenEvent } from "@/prisma/factories";
import { at, foreign, holdDraft, reference, russian } from "./apply-arrange";
import { expect, expectAccessible, expectNoSideScroll, test } from "./fixtures";

// The pages of an application in odd moments, on a telephone, and by weight.

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
