import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

// The shell draws no window and takes half the time.
const usual = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * The path of a Chrome or Chromium: the one that CHROME_PATH names, an installed one, or one that is installed now (by
 * Playwright, else by apt as root). Throws a sentence when there is none to be had.
 */
export function findBrowser(): string {
  const found = () =>
    [process.env.CHROME_PATH, chromium.executablePath(), ...usual].find((path) => path && existsSync(path));
  const installed = found();
  if (installed) return installed;
  const attempts = [
    [process.execPath, "node_modules/playwright/cli.js", "install", "chromium"],
    ...(process.getuid?.() === 0
      ? [
          ["apt-get", "update"],
          ["apt-get", "install", "--yes", "chromium-headless-shell"],
          ["apt-get", "install", "--yes", "chromium"],
        ]
      : []),
  ];
  for (const [program = "", ...args] of attempts) {
    spawnSync(program, args, { stdio: "ignore", timeout: 300_000 });
    const now = found();
    if (now) return now;
  }
  throw new Error("There is no Chrome or Chromium, and none could be installed: set CHROME_PATH to one.");
}
