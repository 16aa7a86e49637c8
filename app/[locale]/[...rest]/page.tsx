import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return { title: t("notFound.title") };
}

/** Every address below a language that is no page, so that "not found" comes in that language. */
export default function NoSuchPage() {
  notFound();
}
