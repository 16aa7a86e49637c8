import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Messages } from "@/i18n/messages";

/** The texts that vetting's forms need in the browser, those of the form that opens sealed data among them. */
export async function VettingTexts({ children }: { children: ReactNode }) {
  const { vetting, review, stopList }: Messages = await getMessages();
  const texts = {
    vetting: { answer: vetting.answer, errors: vetting.errors, results: vetting.results, states: vetting.states },
    stopList: { match: stopList.match, errors: stopList.errors },
    review: {
      decide: { errors: review.decide.errors },
      states: review.states,
      person: { reveal: review.person.reveal },
    },
  };
  return <NextIntlClientProvider messages={texts}>{children}</NextIntlClientProvider>;
}
