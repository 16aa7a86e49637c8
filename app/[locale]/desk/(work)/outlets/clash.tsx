"use client";

import { useTranslations } from "next-intl";
import { Conflict } from "@/app/_ui/desk-answers";
import { clock, country } from "../words";

const fields = ["nameRu", "nameEn", "country", "outletKind", "registration", "aliases"] as const;

/** Somebody else changed the outlet meanwhile: which fields, theirs and yours. Nothing was overwritten. */
export function Clash({
  params,
  yours,
  locale,
}: {
  /** What the command told of the change that came first. */
  params: Readonly<Record<string, string | number>>;
  yours: Readonly<Record<string, string>>;
  locale: "ru" | "en";
}) {
  const t = useTranslations("outlets.clash");
  const field = useTranslations("outlets.fields");
  const kinds = useTranslations("outlets.kinds");
  const say = (name: (typeof fields)[number], value: string) => {
    if (value === "") return t("nothing");
    if (name === "outletKind") return kinds.has(value as "print") ? kinds(value as "print") : value;
    return name === "country" ? country(value, locale) : value;
  };
  const changed = String(params.changed ?? "").split(" ");
  return (
    <Conflict
      title={t("title", { by: String(params.by ?? ""), at: clock(locale, "UTC").time(new Date(String(params.at))) })}
      rows={fields
        .filter((name) => changed.includes(name))
        .map((name) => {
          const theirs = params[`theirs.${name}`];
          if (theirs === undefined) return { key: name, label: field(name), value: t("changed") };
          const own = say(name, yours[name === "outletKind" ? "kind" : name] ?? "");
          const now = say(name, String(theirs));
          return {
            key: name,
            label: field(name),
            value: (
              <>
                {t("theirs", { value: now })}
                {own !== now && (
                  <>
                    <br />
                    {t("yours", { value: own })}
                  </>
                )}
              </>
            ),
          };
        })}
    >
      <p>
        {t("again")} <a href="?">{t("reload")}</a>
      </p>
    </Conflict>
  );
}
