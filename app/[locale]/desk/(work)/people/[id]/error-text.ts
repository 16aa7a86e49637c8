"use client";

import { useLocale, useTranslations } from "next-intl";
import { applicationStates } from "@/lib/application/types";
import type { Failure } from "@/lib/result";
import { clock } from "../../words";

const codes = [
  "notAllowed",
  "ownApplication",
  "twoPeople",
  "samePerson",
  "needsRecommendation",
  "onePerson",
  "notFromHere",
  "announced",
  "slotRequired",
  "reasonRequired",
  "whyRequired",
  "questionRequired",
  "notFirst",
  "orderReasonRequired",
  "quotaFull",
  "quotaReasonRequired",
  "placeUnknown",
  "notAnnounced",
  "claimed",
  "notFound",
  "nothingFree",
  "tooLong",
  "chooseRecommendation",
  "commentRequired",
  "revealReasonRequired",
  "keyDestroyed",
  "merged",
  "mergeEvents",
  "mergeChain",
  "mergeDecided",
  "mergeGone",
  "mergeFirst",
  "signedOut",
] as const;

/** The words of a failure, times by the clock of `timeZone`; what these forms never send is told in general words. */
export function useErrorText(timeZone = "UTC"): (failure: Failure) => string {
  const t = useTranslations("review.decide.errors");
  const locale = useLocale();
  const states = useTranslations("review.states");
  return ({ code, params }) => {
    const known = codes.find((each) => code === `review.${each}` || code === `staff.${each}`);
    const state = applicationStates.find((each) => each === params?.state);
    const at = params?.at ? clock(locale, timeZone).time(new Date(params.at)) : "";
    const places = { taken: Number(params?.taken ?? 0), limit: Number(params?.limit ?? 0) };
    return t(known ?? "unexpected", { by: String(params?.by ?? ""), at, state: state ? states(state) : "", ...places });
  };
}
