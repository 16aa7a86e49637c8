import { expect, expectAccessible, test } from "./fixtures";

const nowhere = [
  "/events/no-such-event",
  "/privacy/no-such-event",
  "/apply/no-such-event/outlet",
  "/apply/no-such-event/done",
  "/nowhere",
];

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const path of nowhere) {
    test(`what does not exist says so in words: ${path}`, async ({ browser, watch, baseURL }) => {
      const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
      watch(page, /404/);
      const answer = await page.goto(`/en${path}`);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      await expectAccessible(page);
    });
  }
});
