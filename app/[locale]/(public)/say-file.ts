import type { getTranslations } from "next-intl/server";
import type { KeptFile } from "@/lib/files/types";
import { saySize } from "../say-size";

type Words = Awaited<ReturnType<typeof getTranslations<"files">>>;

/** What a file is, in words: "JPEG, 240 KB"; "" where there is none. */
export function sayFile(t: Words, file: (Pick<KeptFile, "bytes"> & { mediaType: string }) | undefined): string {
  return file ? `${file.mediaType === "application/pdf" ? "PDF" : "JPEG"}, ${saySize(t, file.bytes)}` : "";
}
