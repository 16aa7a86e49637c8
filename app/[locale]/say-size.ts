import type { getTranslations } from "next-intl/server";

type Words = Awaited<ReturnType<typeof getTranslations<"files">>>;

/** How large a file is, in words: "240 KB", "1.2 MB". */
export function saySize(t: Words, bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1024
    ? t("size", { value: kilobytes, unit: "kb" })
    : t("size", { value: Math.round(kilobytes / 102.4) / 10, unit: "mb" });
}
