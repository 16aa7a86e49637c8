"use client";

import { useTranslations } from "next-intl";
import { Conflict } from "@/app/_ui/desk-answers";
import { clock } from "../words";

type Words = ReturnType<typeof useTranslations<"eventDesk.fields">>;

/** Somebody else changed the event meanwhile: which fields, theirs and yours. Nothing was overwritten. */
export function Clash({
  params,
  yours,
  timeZone,
  locale,
}: {
  /** What the command told of the change that came first. */
  params: Readonly<Record<string, string | number>>;
  yours: Readonly<Record<string, string>>;
  timeZone: string;
  locale: "ru" | "en";
}) {
  const t = useTranslations("eventDesk.clash");
  const form = useTranslations("eventDesk.form");
  const field = useTranslations("eventDesk.fields");
  const by = String(params.by ?? "");
  const at = clock(locale, timeZone || "UTC").time(new Date(String(params.at)));
  const said = (value: unknown) => String(value ?? "").replace("T", " ") || form("nothing");
  const names = String(params.changed ?? "")
    .split(" ")
    .filter(Boolean);
  return (
    <Conflict
      title={by ? t("title", { by, at }) : t("titleUnknown")}
      rows={names.map((name) => {
        const theirs = params[`theirs.${name}`];
        const label = field.has(name as Parameters<Words>[0]) ? field(name as Parameters<Words>[0]) : name;
        if (theirs === undefined) return { key: name, label, value: t("section") };
        return {
          key: name,
          label,
          value: (
            <>
              {t("theirs", { value: said(theirs) })}
              {said(theirs) !== said(yours[name]) && (
                <>
                  <br />
                  {t("yours", { value: said(yours[name]) })}
                </>
              )}
            </>
          ),
        };
      })}
    >
      <p>
        {t("again")} <a href="?">{t("reload")}</a>.
      </p>
    </Conflict>
  );
}
