import { getTranslations } from "next-intl/server";
import type { FileStep } from "@/lib/application/schema";

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
] as const;

/** The words of an error that an upload's route put into the address; null for none, and for what is none of ours. */
export async function readFileError(code: string | string[] | undefined, step: FileStep): Promise<string | null> {
  if (code === "required") return (await getTranslations("errors"))(`${step}.required`);
  const known = codes.find((each) => each === code);
  return known ? (await getTranslations("files"))(`errors.${known}`) : null;
}
