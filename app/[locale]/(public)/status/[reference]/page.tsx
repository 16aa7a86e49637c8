import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/application/types";
import { openedApplication } from "../applications";
import { StatusPage, savedKinds } from "./status-page";

type Props = {
  params: Promise<{ locale: Locale; reference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("status");
  const opened = await openedApplication((await params).reference, new Date());
  // A form writes its own title, since only it knows of an error.
  if (opened?.application.asked) return { title: { absolute: "" } };
  return { title: t("title") };
}

/** One of the applications that are open on this device. A reference that is not leads to where a link can be had. */
export default async function ReferencePage({ params, searchParams }: Props) {
  const { locale, reference } = await params;
  const now = new Date();
  const opened = (await openedApplication(reference, now)) ?? redirect(`/${locale}/status/find`);
  const { saved } = await searchParams;
  return <StatusPage opened={opened} locale={locale} now={now} saved={savedKinds.find((kind) => kind === saved)} />;
}
