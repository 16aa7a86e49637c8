import { getTranslations } from "next-intl/server";
import type { FilePurpose } from "@/lib/files/types";

const codes = [
  "empty",
  "tooLarge",
  "kind",
  "photoKind",
  "broken",
  "pixels",
  "photoSmall",
  "tooMany",
  "changed",
  "none",
  "locked",
] as const;

/** The words of an error that an upload's route put into the address; null for none, and for what is none of ours. */
export async function readFileError(code: string | string[] | undefined, purpose: FilePurpose): Promise<string | null> {
  if (code === "required" && purpose !== "scan") return (await getTranslations("errors"))(`${purpose}.required`);
  const known = codes.find((each) => each === code);
  return known ? (await getTranslations("files"))(`errors.${known}`) : null;
}
