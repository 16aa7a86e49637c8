import { createApplication, createOpenEvent, foreignApplicant } from "@/prisma/factories";
import { expect, expectAccessible, expectNoSideScroll, signIn, test } from "./fixtures";

test.describe("without JavaScript, on a narrow screen", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });

  test("an auditor narrows the audit to an event and to an application, in English", async ({ page, colleague }) => {
    const event = await createOpenEvent();
    const { reference } = await createApplication({ event, stated: foreignApplicant() });
    await createApplication({ event, stated: foreignApplicant() });
    await signIn(page, await colleague("auditor"), "en");
    await page.goto(`/en/desk/audit?event=${event.slug}`);
    const entries = page.getByRole("row", { name: /Application submitted/ });
    await expect(entries).toHaveCount(2);
    await page.getByLabel("Application’s reference").fill(reference.toLowerCase());
    await page.getByRole("button", { name: "Show" }).click();
    await expect(entries).toHaveCount(1);
    await expect(page.getByText(reference)).toBeVisible();
    await page.getByLabel("From").fill("2999-01-01");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.getByText("There are no such entries")).toBeVisible();
    await expectAccessible(page);
    await expectNoSideScroll(page);
    await page.getByRole("link", { name: "Clear" }).click();
    await expect(entries.first()).toBeVisible();
  });
});
