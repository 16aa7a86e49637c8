import { defineConfig } from "@playwright/test";

// `npm test` starts the server and says where it and the browser are.
const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  outputDir: ".data/test/playwright",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "http://localhost:3000",
    locale: "ru-RU",
    trace: "off",
    launchOptions: {
      ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
      args: [
        // Left alone, the browser calls its maker.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
        ...(root ? ["--no-sandbox"] : []),
      ],
    },
  },
});
