import { gzipSync } from "node:zlib";
import { chromium } from "playwright";
import type { Process } from "@/bench/processes";
import { findBrowser } from "@/scripts/browser";

/** The first form page as a browser loads it: sizes on the wire (gzip), largest paint, requests to elsewhere. */
export async function formMeasures(server: Process, slug: string): Promise<[string, string[]][]> {
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const page = await browser.newPage();
    const sizes = { html: 0, css: 0, script: 0 };
    let elsewhere = 0;
    const reads: Promise<void>[] = [];
    page.on("response", (response) => {
      if (new URL(response.url()).origin !== server.origin) elsewhere++;
      const kind = response.request().resourceType();
      const key = kind === "document" ? "html" : kind === "stylesheet" ? "css" : kind === "script" ? "script" : null;
      if (!key) return;
      const add = (body: Buffer) => {
        sizes[key] += gzipSync(body).length;
      };
      reads.push(response.body().then(add));
    });
    await page.goto(`${server.origin}/ru/apply/${slug}/outlet`, { waitUntil: "networkidle" });
    await Promise.all(reads);
    const paint = await page.evaluate(
      () =>
        new Promise<number>((resolve) =>
          new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
            type: "largest-contentful-paint",
            buffered: true,
          }),
        ),
    );
    const kb = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`;
    return [
      ["form page, HTML and CSS (gzip)", [kb(sizes.html + sizes.css)]],
      [
        "form page, script (gzip)",
        [`${kb(sizes.script)}, ${(sizes.script / 1024 / 135).toFixed(2)} × a bare Next page's 135 KB`],
      ],
      ["form page, largest paint", [`${paint.toFixed(0)} ms on loopback`]],
      ["form page, requests elsewhere", [String(elsewhere)]],
    ];
  } finally {
    await browser.close();
  }
}
