"use client";

import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/result";

const codes = [
  "passkeyNameMissing",
  "passkeyNameTooLong",
  "passkeyNameForbidden",
  "passkeyCancelled",
  "passkeyKnown",
  "passkeyRefused",
  "passkeysFull",
  "passkeyGone",
  "lastFactor",
  "currentPasswordMissing",
  "currentPasswordWrong",
  "newPasswordMissing",
  "passwordTooShort",
  "newPasswordTooLong",
  "passwordsDiffer",
  "passwordSame",
  "tooManyTries",
  "signedOut",
] as const;

/** The words of a failure; what these forms never send is told in general words. */
export function useAccountError(): (failure: Failure) => string {
  const t = useTranslations("staff.account.errors");
  return ({ code, params }) =>
    t(codes.find((each) => code === `staff.${each}`) ?? "unexpected", { minutes: Number(params?.minutes ?? 0) });
}
