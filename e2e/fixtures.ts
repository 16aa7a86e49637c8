import { randomBytes } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { db } from "@/lib/db";
import { ensureDemoStaff } from "@/lib/staff/commands";
import { newTotpSecret, totpCode, totpStep } from "@/lib/staff/totp";
import type { StaffRole } from "@/lib/staff/types";

export { expect };

/** A member of staff whom a test made for itself, with what signing in needs. */
export type Colleague = {
  id: string;
  name: string;
  email: string;
  password: string;
  totpSecret: string;
  role: StaffRole;
};

type Fixtures = {
  /** Makes a member of staff with a second factor; `eventIds` limits them to these events. */
  colleague: (role: StaffRole, limits?: { eventIds?: string[]; name?: string }) => Promise<Colleague>;
  /** Fails the test afterwards when a page wrote an error to the console or asked another origin for anything. */
  watch: (page: Page, allowed?: RegExp) => void;
};

/** Playwright's test with every page watched for console errors and for requests to other origins. */
export const test = base.extend<Fixtures>({
  colleague: async ({ browserName: _ }, use) => {
    await use(async (role, { eventIds = [], name = `${role} ${randomBytes(3).toString("hex")}` } = {}) => {
      const email = `${role}.${randomBytes(6).toString("hex")}@credence.example`;
      const account = {
        email,
        name,
        role,
        password: randomBytes(12).toString("base64url"),
        totpSecret: newTotpSecret(),
      };
      await ensureDemoStaff([account]);
      const { id } = await db().staff.update({ where: { email }, data: { eventIds }, select: { id: true } });
      return { ...account, id };
    });
  },
  watch: async ({ baseURL }, use) => {
    const seen: string[] = [];
    await use((page, allowed) => {
      const note = (text: string) => {
        if (!allowed?.test(text)) seen.push(text);
      };
      page.on("console", (message) => {
        // A form of a document that comes back with an error: Chromium repeats every status from 400 in its console.
        const refused = /status of 422 /.test(message.text()) && /\/desk\/queue\b/.test(message.location().url);
        if (message.type() === "error" && !refused) note(message.text());
      });
      page.on("pageerror", (error) => note(error.message));
      page.on("request", (request) => {
        const { origin, protocol } = new URL(request.url());
        if (origin !== baseURL && !["data:", "blob:"].includes(protocol)) note(`asked ${origin}`);
      });
    });
    expect(seen, "errors in the console, or requests to another origin").toEqual([]);
  },
  page: async ({ page, watch }, use) => {
    watch(page);
    await use(page);
  },
});

/** Signs in as a person would: password, then the current code. Ends on the desk's first page. */
export async function signIn(page: Page, colleague: Colleague, locale: "ru" | "en" = "ru"): Promise<void> {
  await page.goto(`/${locale}/desk/sign-in`);
  await page.locator('input[name="email"]').fill(colleague.email);
  await page.locator('input[name="password"]').fill(colleague.password);
  await page.locator('input[name="password"]').press("Enter");
  await page.locator('input[name="code"]').fill(totpCode(colleague.totpSecret, totpStep(new Date())));
  await page.locator('input[name="code"]').press("Enter");
  await expect(page).not.toHaveURL(/second-factor|sign-in/);
}

/**
 * Fails with the rules broken on the page as it stands (WCAG 2.2 A and AA). The checker is a script itself and waits for
 * ever where scripts are off: there it looks at the same markup and styles in a page of its own.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const off = await page.evaluate(() => matchMedia("(scripting: none)").matches);
  const context = off
    ? await page.context().browser()?.newContext({ javaScriptEnabled: true, viewport: page.viewportSize() })
    : undefined;
  const subject = context ? await twinOf(page, await context.newPage()) : page;
  const { violations } = await new AxeBuilder({ page: subject })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  await context?.close();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}

async function twinOf(page: Page, twin: Page): Promise<Page> {
  const markup = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/gi, "");
  await twin.setContent(markup.replace(/<head>/i, `<head><base href="${page.url()}">`));
  return twin;
}

/** Presses a key of the desk, once the page listens to them. */
export async function pressKey(page: Page, code: string): Promise<void> {
  await expect(page.locator(".keys:not([inert])")).toBeAttached();
  await page.keyboard.press(code);
}

/** Fails when the page scrolls sideways. */
export async function expectNoSideScroll(page: Page): Promise<void> {
  const width = await page.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth);
  expect(width, "pixels beyond the page's width").toBeLessThanOrEqual(0);
}
