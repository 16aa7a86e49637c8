"use client";

import { useTranslations } from "next-intl";
import { applicationStates } from "@/lib/application/types";
import type { Failure } from "@/lib/result";

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
  "claimed",
  "notFound",
  "nothingFree",
  "tooLong",
  "chooseRecommendation",
  "commentRequired",
  "revealReasonRequired",
  "keyDestroyed",
  "signedOut",
] as const;

/** The words of a failure; what these forms never send is told in general words. */
export function useErrorText(): (failure: Failure) => string {
  const t = useTranslations("review.decide.errors");
  const states = useTranslations("review.states");
  return ({ code, params }) => {
    const known = codes.find((each) => code === `review.${each}` || code === `staff.${each}`);
    const state = applicationStates.find((each) => each === params?.state);
    return t(known ?? "unexpected", { ...params, state: state ? states(state) : "" });
  };
}
