"use client";

import { useTranslations } from "next-intl";
import { Checkbox, Radios, Select, Textarea } from "@/app/_ui/choice";
import { Field } from "@/app/_ui/field";
import { Actions } from "@/app/_ui/page";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { outletKinds } from "@/lib/event/types";
import { removeField } from "@/lib/outlet/schema";
import { useDeskAction } from "../desk-action";
import { changeOutlet, enterOutlet } from "./actions";
import { Clash } from "./clash";
import { useErrors } from "./use-errors";

/** An alias whose box takes it away, in words. */
export type AliasBox = { id: string; text: string };

/** The form of an outlet, new or as it was read: hidden fields say which. */
export function OutletForm({
  locale,
  countries,
  initial,
  hidden,
  aliases,
  titles,
  heading,
  note,
}: {
  locale: "ru" | "en";
  countries: readonly { value: string; label: string }[];
  /** What stands in the fields before anything was posted. */
  initial: Readonly<Record<string, string>>;
  /** Fields that the reader does not see; with an id the form changes that outlet. */
  hidden: Readonly<Record<string, string>>;
  aliases: readonly AliasBox[];
  /** The document's title, and the same after an error. */
  titles: { plain: string; error: string };
  heading: string;
  note: string | null;
}) {
  const t = useTranslations("outlets");
  const [state, act, pending] = useDeskAction("id" in hidden ? changeOutlet : enterOutlet, {});
  const { items, errorOf, conflict } = useErrors(state);
  const values = state.values ?? initial;
  const round = JSON.stringify([state.errors, state.values]);
  const asked = (name: string) => ({ name, error: errorOf(name), errorPrefix: t("errorPrefix") });
  const text = (name: "nameRu" | "nameEn" | "registration") => ({
    ...asked(name),
    label: t(`fields.${name}`),
    hint: t(`fields.${name}Hint`),
    defaultValue: values[name] ?? "",
    autoComplete: "off",
    spellCheck: false,
  });
  return (
    <form action={act} noValidate>
      <title>{items.length > 0 ? titles.error : titles.plain}</title>
      {conflict ? (
        <Clash params={conflict} yours={values} locale={locale} />
      ) : (
        items.length > 0 && <Summary key={round} title={t("summary")} items={items} />
      )}
      <h1>{heading}</h1>
      {note && <p className="meta mt-1">{note}</p>}
      {Object.entries({ ...hidden, locale }).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      <div key={round}>
        <Field {...text("nameRu")} lang="ru" />
        <Field {...text("nameEn")} lang="en" optional={t("optional")} />
        <Select
          {...asked("country")}
          label={t("fields.country")}
          empty={t("fields.countryEmpty")}
          options={countries}
          defaultValue={values.country ?? ""}
        />
        <Radios
          {...asked("kind")}
          label={t("fields.outletKind")}
          value={values.kind ?? ""}
          options={outletKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <Field {...text("registration")} optional={t("optional")} />
        {aliases.length > 0 && (
          <fieldset className="group">
            <legend className="legend-s">{t("fields.remove")}</legend>
            <p className="hint">{t("fields.removeHint")}</p>
            <div className="options">
              {aliases.map(({ id, text: alias }) => (
                <Checkbox
                  key={id}
                  name={removeField(id)}
                  label={alias}
                  defaultChecked={values[removeField(id)] === "yes"}
                />
              ))}
            </div>
          </fieldset>
        )}
        <Textarea
          {...asked("aliases")}
          label={t("fields.newAliases")}
          hint={t("fields.newAliasesHint")}
          optional={t("optional")}
          rows={3}
          defaultValue={values.aliases ?? ""}
          spellCheck={false}
        />
      </div>
      <Actions>
        <SubmitButton kind="desk first" pending={pending}>
          {t("id" in hidden ? "form.save" : "form.create")}
        </SubmitButton>
      </Actions>
    </form>
  );
}
