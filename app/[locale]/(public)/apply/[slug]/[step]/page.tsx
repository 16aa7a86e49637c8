import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { NoSuchPage, noSuchPageMetadata } from "@/app/[locale]/no-such-page";
import { formSteps } from "@/lib/application/schema";
import { firstIncompleteStep, type Step, steps } from "@/lib/application/steps";
import { applicationContext } from "@/lib/application/terms";
import type { Locale } from "@/lib/application/types";
import { eventFor, findJourneyEvent } from "@/lib/apply/queries";
import { heldFor } from "@/lib/apply/session";
import { takesApplications, windowState } from "@/lib/event/rules";
import { CheckPage } from "../check-page";
import { CookiesPage } from "../cookies-page";
import { FilePage } from "../file-page";
import { QuestionsPage } from "../questions-page";
import { WindowPage } from "../window-page";

const find = cache(findJourneyEvent);

type Props = {
  params: Promise<{ locale: Locale; slug: string; step: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { slug, step: name } = await params;
  const step = stepOf(name);
  const found = await find(slug);
  if (!step || !found) return noSuchPageMetadata();
  const event = eventFor(found, await heldFor(slug));
  const t = await getTranslations("apply");
  const window = windowState(event, new Date());
  if (!takesApplications(window)) return { title: t(`window.${window}Title`) };
  if ("new" in (await searchParams) && !(await heldFor(slug))) return { title: t("cookies.title") };
  // A form writes its own title, since only it knows of an error.
  return { title: step === "check" ? t("check.h1") : { absolute: "" } };
}

/** A page of applying: questions, or the check of all answers. Whoever jumps ahead comes to the first incomplete one. */
export default async function StepPage({ params, searchParams }: Props) {
  const { locale, slug, step: name } = await params;
  const query = await searchParams;
  const step = stepOf(name);
  const found = await find(slug);
  if (!step || !found) return <NoSuchPage />;
  const held = await heldFor(slug);
  const event = eventFor(found, held);
  if (held?.kind === "application") redirect(`/${locale}/apply/${slug}/done`);
  const now = new Date();
  const window = windowState(event, now);
  if (!takesApplications(window))
    return <WindowPage event={event} window={window} draft={held?.draft ?? null} page={step} />;
  if (!held && "new" in query) return <CookiesPage event={event} />;
  const context = applicationContext(event, now);
  const answers = held?.draft.answers ?? {};
  const reached = held ? firstIncompleteStep(answers, context) : "outlet";
  const order = steps(context);
  if (!order.includes(step)) redirect(`/${locale}/apply/${slug}/${reached}`);
  if (order.indexOf(step) > order.indexOf(reached)) redirect(`/${locale}/apply/${slug}/${reached}`);
  if (step === "check") {
    if (!held) redirect(`/${locale}/apply/${slug}/outlet`);
    return <CheckPage event={event} held={held} locale={locale} changed={"changed" in query} />;
  }
  const fromCheck = query.from === "check" && reached === "check";
  if (step === "photo" || step === "letter") {
    if (!held) redirect(`/${locale}/apply/${slug}/outlet`);
    return (
      <FilePage {...{ event, step, reached, locale, context, fromCheck }} draft={held.draft} error={query.error} />
    );
  }
  return (
    <QuestionsPage
      event={event}
      step={step}
      reached={reached}
      locale={locale}
      draft={held?.draft ?? null}
      context={context}
      checked={"errors" in query}
      fromCheck={fromCheck}
    />
  );
}

function stepOf(name: string): Step | undefined {
  return [...formSteps, "check" as const].find((step) => step === name);
}
