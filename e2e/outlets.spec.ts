import { randomBytes } from "node:crypto";
import { db } from "@/lib/db";
import { linkApplication } from "@/lib/outlet/link/commands";
import {
  type CreatedEvent,
  createApplication,
  createOpenEvent,
  createOutlet,
  russianApplicant,
} from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

/** A word that is in no other test's register. */
const newMark = () => [...randomBytes(8)].map((byte) => "абвгдежзиклмнопр"[byte % 16]).join("");

/** Somebody of an outlet with this name applies, and the index job has seen it. */
async function apply(event: CreatedEvent, name: string) {
  const { id } = await createApplication({ event, stated: russianApplicant({ outlet: { name, country: "RU" } }) });
  await linkApplication(id);
  return id;
}

test("an officer enters an outlet from what was typed, matches another spelling, and finds it by any name", async ({
  page,
  colleague,
}) => {
  const [event, mark] = [await createOpenEvent(), newMark()];
  const [first] = [await apply(event, `Газета «${mark}»`), await apply(event, `Газетъ ${mark}`)];
  await signIn(page, await colleague("officer", { eventIds: [event.id] }));
  await page.getByRole("link", { name: "Редакции" }).click();
  await expectAccessible(page);
  await page.getByRole("link", { name: "К сопоставлению: 2 названия" }).click();
  await expectAccessible(page);
  await page.getByRole("link", { name: `Завести новую Газета «${mark}»` }).click();
  await expect(page.getByLabel("Название по-русски")).toHaveValue(`Газета «${mark}»`);
  await page.getByRole("button", { name: "Завести редакцию" }).click();
  await expect(page.getByRole("link", { name: "Выберите вид" })).toHaveAttribute("href", "#kind");
  await expectAccessible(page);
  await page.getByLabel("печать").check();
  await page.getByRole("button", { name: "Завести редакцию" }).click();
  await expect(page.getByRole("heading", { name: "Редакция заведена" })).toBeVisible();
  await expect(page.getByText("1 заявка: одобрено 0, ждут решения 1")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/ru/desk/outlets/match");
  const typed = page.getByRole("region", { name: `Газетъ ${mark}` });
  await typed.getByLabel(`Газета «${mark}»`).check();
  await typed.getByRole("button", { name: "Это она" }).click();
  await expect(page.getByRole("heading", { name: `Сопоставлено: Газета «${mark}»` })).toBeVisible();
  await expect(page.getByText("Все названия сопоставлены.")).toBeVisible();
  await page.goto("/ru/desk/outlets");
  await page.getByLabel("Название").fill(`газетъ ${mark.toUpperCase()}`);
  await page.getByRole("button", { name: "Показать" }).click();
  await expect(page.getByRole("row", { name: new RegExp(`Газета «${mark}» Россия печать .*2$`) })).toBeVisible();
  await page.goto(`/ru/desk/people/${first}`);
  await page
    .getByRole("link", { name: `Газета «${mark}»`, exact: true })
    .last()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: `Газета «${mark}»` })).toBeVisible();
});

test.describe("without JavaScript, on a narrow screen", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

  test("a head is told what a colleague changed, then merges two records, whose addresses lead to one", async ({
    page,
    colleague,
  }) => {
    const [event, mark] = [await createOpenEvent(), newMark()];
    const kept = await createOutlet({ nameRu: `Радио ${mark}`, kind: "radio" });
    const merged = await createOutlet({ nameRu: `Радиостанция ${mark}`, nameEn: `Radio station ${mark}` });
    await apply(event, `Радиостанция ${mark}`);
    await signIn(page, await colleague("head", { eventIds: [event.id] }), "en");
    await page.goto(`/en/desk/outlets/${merged.id}/edit`);
    await expectNoSideScroll(page);
    const { id: other } = await colleague("officer", { name: "Ada Lovelace" });
    await db().outlet.update({ where: { id: merged.id }, data: { version: 2, registration: "ПИ 77" } });
    await db().auditEntry.create({
      data: {
        ...{ actorKind: "staff", actorId: other, type: "outlet.changed", subject: "outlet", subjectId: merged.id },
        payload: { version: 2, changed: { registration: { before: null, after: "ПИ 77" } } },
        ...{ salt: new Uint8Array(16), digest: new Uint8Array(32) },
      },
    });
    await page.getByLabel("Registration number").fill("ПИ 78");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("alert")).toContainText(
      /Ada Lovelace changed this outlet at .*Now: ПИ 77.*Yours: ПИ 78/,
    );
    await expectAccessible(page);
    await expectNoSideScroll(page);
    for (const path of ["", "/match", `/${merged.id}`]) {
      await page.goto(`/en/desk/outlets${path}`);
      await expectNoSideScroll(page);
    }
    await page.goto(`/en/desk/outlets/${kept.id}`);
    await page.getByRole("link", { name: "Merge with another" }).click();
    await page.getByLabel("Name in the register").fill(mark);
    await page.getByRole("button", { name: "Find" }).click();
    await expectAccessible(page);
    await expectNoSideScroll(page);
    await page.getByRole("link", { name: `Choose Radio station ${mark} (Радиостанция ${mark})` }).click();
    await expect(page.getByText("A merge cannot be undone")).toBeVisible();
    await expectAccessible(page);
    await expectNoSideScroll(page);
    await page.getByRole("button", { name: "Merge" }).click();
    await expect(page.getByRole("heading", { name: "The outlets are merged" })).toBeVisible();
    await expect(page.getByText("1 application: 0 approved, 1 waiting for a decision")).toBeVisible();
    await page.goto(`/en/desk/outlets/${merged.id}`);
    await expect(page).toHaveURL(new RegExp(`/outlets/${kept.id}$`));
  });
});
