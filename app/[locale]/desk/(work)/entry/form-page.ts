import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { Answers } from "@/lib/application/types";
import { contextOf } from "@/lib/entry/queries";
import type { EntryEvent } from "@/lib/entry/types";
import type { JourneyPage, Problem } from "../../../(public)/apply/[slug]/use-journey";

/** What a form of entering is given; everything that is checked is checked by the server. */
export async function formPage(asked: {
  action: JourneyPage["action"];
  event: EntryEvent;
  title: string;
  hidden: Record<string, string>;
  values: Answers;
  suggested?: readonly string[];
  problems?: readonly Problem[];
}): Promise<JourneyPage> {
  const [locale, site] = await Promise.all([getLocale(), getTranslations("common.site")]);
  const { event, title, hidden, suggested = [], problems = [], ...given } = asked;
  return {
    ...given,
    subject: { kind: "server" },
    locale,
    hidden: { ...hidden, locale },
    suggested,
    context: contextOf(event, new Date()),
    problems,
    titles: { plain: site("titled", { page: title }), error: site("titledError", { page: title }) },
  };
}

/** The texts that the forms need in the browser: their own, and the applicant's for the same questions. */
export async function formTexts() {
  const { apply, entry } = await getMessages();
  const { form, outlet, person, document, contact, goods } = apply;
  return {
    apply: { form, outlet, person, document, contact, goods },
    entry: { form: entry.form, sheet: entry.sheet, person: entry.person },
  };
}
