"use client";

import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/result";

type Words = ReturnType<typeof useTranslations<"eventDesk.errors">>;
type Key = Parameters<Words>[0];

/** The words of a failure of an event's forms; what these forms never send is told in general words. */
export function useEventError(): (failure: Failure) => string {
  const t = useTranslations("eventDesk.errors");
  return ({ code, params }) => {
    const key = (code.startsWith("event.") ? code.slice("event.".length) : (code.split(".")[1] ?? "")) as Key;
    const known = t.has(key) && typeof t.raw(key) === "string";
    return known ? t(key, params as never) : t("unexpected");
  };
}
