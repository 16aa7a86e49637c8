"use client";

import { useTranslations } from "next-intl";
import { Radios, Select, Textarea } from "@/app/_ui/choice";
import { Field } from "@/app/_ui/field";
import { FieldSet } from "@/app/_ui/page";
import type { Regime } from "@/lib/application/types";
import { entryChannels } from "@/lib/entry/types";
import { countryOptions } from "../../../(public)/apply/[slug]/countries";
import { DateQuestion } from "../../../(public)/apply/[slug]/date-question";
import { Goods } from "../../../(public)/apply/[slug]/pages/goods";
import type { Questions } from "../../../(public)/apply/[slug]/step-form";
import type { JourneyPage } from "../../../(public)/apply/[slug]/use-journey";
import { EntryForm } from "./entry-form";

type Props = {
  page: JourneyPage;
  countries: string;
  regimes: readonly Regime[];
  /** The event's window and zone, in words. */
  window: string;
  /** The head may let in what is late, giving a reason. */
  mayOverride: boolean;
  back: string;
};

/** What came, when, and of which outlet its people are. */
export function SheetForm({ page, back, ...asked }: Props) {
  const t = useTranslations("entry.sheet");
  return (
    <EntryForm page={page} submit={{ text: t("submit"), busy: t("busy") }} beside={<a href={back}>{t("cancel")}</a>}>
      {(questions) => (
        <>
          <Came {...questions} {...asked} />
          <Outlet {...questions} {...asked} />
          <Brings {...questions} page={page} />
        </>
      )}
    </EntryForm>
  );
}

type Asked = Questions & Omit<Props, "page" | "back">;

function Came({ field, error, value, journey, window, mayOverride }: Asked) {
  const t = useTranslations("entry.sheet");
  return (
    <FieldSet legend={t("came")}>
      <Radios
        name="channel"
        label={t("channel")}
        {...error("channel")}
        value={value("channel")}
        options={entryChannels.map((channel) => ({ value: channel, label: t(`by.${channel}`) }))}
      />
      <DateQuestion name="received" label={t("received")} hint={window} journey={journey} />
      <Field
        {...field("receivedTime")}
        label={t("time")}
        hint={t("timeHint")}
        inputMode="numeric"
        className="max-w-24"
      />
      {mayOverride && <Field {...field("lateReason")} label={t("lateReason")} hint={t("lateReasonHint")} />}
      <Textarea
        name="note"
        label={t("note")}
        hint={t("noteHint")}
        {...error("note")}
        defaultValue={value("note")}
        rows={3}
        className="max-w-xl"
      />
    </FieldSet>
  );
}

/** What the crew brings along: on a sheet it stands once for all of its people. */
function Brings({ page, ...questions }: Questions & Pick<Props, "page">) {
  const t = useTranslations("entry.sheet");
  const { materials } = page.context;
  if (!materials?.equipment && !materials?.vehicles) return null;
  return (
    <FieldSet legend={t("brings")} hint={t("bringsHint")}>
      <div className="max-w-xl">
        <Goods {...questions} materials={materials} />
      </div>
    </FieldSet>
  );
}

function Outlet({ field, error, value, countries, regimes }: Asked) {
  const t = useTranslations("entry.sheet");
  const outlet = useTranslations("apply.outlet");
  const contact = useTranslations("apply.contact");
  const form = useTranslations("apply.form");
  const country = (
    <Select
      name="outletCountry"
      label={outlet("outletCountry")}
      {...error("outletCountry")}
      defaultValue={value("outletCountry")}
      empty={form("choose")}
      options={countryOptions(countries)}
      autoComplete="off"
    />
  );
  return (
    <FieldSet legend={t("outlet")} hint={t("outletHint")}>
      <Radios
        name="regime"
        label={outlet("regime")}
        {...error("regime")}
        value={value("regime")}
        options={regimes.map((regime) => ({
          value: regime,
          label: outlet(regime),
          ...(regime === "foreign" && { children: country }),
        }))}
      />
      <Field {...field("outletName")} label={outlet("outletName")} autoComplete="off" />
      <div className="grid gap-x-6 md:grid-cols-[1fr_1fr_1.5fr]">
        <Field {...field("editorName")} label={contact("editorName")} optional={form("optional")} autoComplete="off" />
        <Field {...field("editorPhone")} type="tel" label={contact("editorPhone")} autoComplete="off" />
        <Field
          {...field("editorEmail")}
          inputMode="email"
          label={contact("editorEmail")}
          optional={form("optional")}
          autoComplete="off"
        />
      </div>
      <Radios
        name="letters"
        label={t("letters")}
        hint={t("lettersHint")}
        {...error("letters")}
        value={value("letters")}
        options={(["ru", "en"] as const).map((locale) => ({ value: locale, label: t(`languages.${locale}`) }))}
      />
    </FieldSet>
  );
}
