"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { latePolicies, outletKinds, wishes } from "@/lib/event/types";
import { BothField, BoxField, MomentField, RadioField, SelectField, TextField } from "./fields";
import { PlaceRows, QuotaRows, SlotRows } from "./rows";

/** The sections of an event's form, in their order; also their ids. */
export const sectionIds = [
  "names",
  "dates",
  "asks",
  "deciding",
  "entry",
  "quotas",
  "after",
  "contact",
  "data",
] as const;

type SectionId = (typeof sectionIds)[number];

function FormSection({ id, children }: { id: SectionId; children: ReactNode }) {
  const t = useTranslations("eventDesk.form");
  return (
    <section className="sec" aria-labelledby={`section-${id}`}>
      <h2 id={`section-${id}`}>{t(id)}</h2>
      {children}
    </section>
  );
}

/** What the form offers beside what the event holds. */
export type FormChoices = { zones: readonly string[]; consents: readonly string[] };

/** All sections of an event's form. */
export function FormSections({
  choices,
  timeZone,
  questions,
}: {
  choices: FormChoices;
  timeZone: string;
  questions: number;
}) {
  const t = useTranslations("eventDesk.form");
  const field = useTranslations("eventDesk.fields");
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  return (
    <>
      <FormSection id="names">
        <BothField name="title" />
        <BothField name="venue" />
        <BothField name="city" />
        <TextField name="slug" label={field("slug")} hint={t("slugHint")} />
        <BothField name="remark" hint={t("remarkHint")} optional lines={2} />
      </FormSection>
      <FormSection id="dates">
        <p className="meta mt-3">{t("dateNote", { zone: timeZone })}</p>
        <SelectField name="timeZone" label={field("timeZone")} hint={t("zoneHint")} options={plain(choices.zones)} />
        <div className="both">
          <MomentField name="startsAt" label={field("startsAt")} />
          <MomentField name="endsAt" label={field("endsAt")} />
          <MomentField name="opensAt" label={field("opensAt")} />
          <MomentField name="closesAt" label={field("closesAt")} />
          <MomentField name="decideBy" label={field("decideBy")} />
        </div>
        <RadioField
          name="latePolicy"
          label={field("latePolicy")}
          options={latePolicies.map((value) => ({
            value,
            label: t(`late.${value}`),
            hint: t(`late.${value}Hint`),
          }))}
        />
      </FormSection>
      <FormSection id="asks">
        <p className="meta mt-3">{t("askedNote", { version: questions })}</p>
        <fieldset className="group">
          <legend className="legend-s">{t("regimes")}</legend>
          <BoxField name="regimeRussian" label={t("russian")} />
          <BoxField name="regimeForeign" label={t("foreign")} />
        </fieldset>
        <RadioField
          name="mfa"
          label={t("mfa")}
          options={[
            { value: "asked", label: t("mfaAsked") },
            {
              value: "waived",
              label: t("mfaWaived"),
              children: <BothField name="waiverBasis" hint={t("basisHint")} lines={2} />,
            },
          ]}
        />
        <div className="both">
          {(["photoAsked", "letterAsked"] as const).map((name) => (
            <RadioField
              key={name}
              name={name}
              label={field(name)}
              options={wishes.map((value) => ({ value, label: t(`wish.${value}`) }))}
            />
          ))}
        </div>
        <fieldset className="group">
          <legend className="legend-s">{t("alsoAsked")}</legend>
          <BoxField name="equipmentAsked" label={field("equipmentAsked")} />
          <BoxField name="vehiclesAsked" label={field("vehiclesAsked")} />
        </fieldset>
      </FormSection>
      <FormSection id="deciding">
        <RadioField
          name="twoPeople"
          label={t("people")}
          options={[
            { value: "one", label: t("one") },
            { value: "two", label: t("two") },
          ]}
        />
        <TextField
          name="announceDelay"
          label={field("announceDelay")}
          hint={t("delayHint")}
          inputMode="numeric"
          className="short"
        />
        <BoxField name="decisionsHeld" label={t("decisionsHeld")} hint={t("heldHint")} />
        <BoxField name="vettingAsked" label={t("vettingAsked")} />
      </FormSection>
      <FormSection id="entry">
        <SlotRows />
        <PlaceRows of="zone" />
        <PlaceRows of="pool" />
      </FormSection>
      <FormSection id="quotas">
        <p className="meta mt-3">{t("quotasHint")}</p>
        <div className="kinds">
          <TextField name="quotaAny" label={t("quotaAny")} inputMode="numeric" />
          {outletKinds.map((kind) => (
            <TextField key={kind} name={`quotaKind-${kind}`} label={t(`quotaKinds.${kind}`)} inputMode="numeric" />
          ))}
        </div>
        <QuotaRows />
      </FormSection>
      <FormSection id="after">
        <BothField name="entrance" hint={t("entranceHint")} lines={3} />
        <BothField name="bring" hint={t("bringHint")} lines={3} />
      </FormSection>
      <FormSection id="contact">
        <div className="both">
          <TextField name="contactPhone" label={field("contactPhone")} type="tel" />
          <TextField name="contactEmail" label={field("contactEmail")} type="email" />
        </div>
      </FormSection>
      <FormSection id="data">
        <BothField name="controller" hint={t("controllerHint")} lines={2} />
        <SelectField
          name="consentVersion"
          label={field("consentVersion")}
          hint={t("consentHint")}
          options={plain(choices.consents)}
        />
        <TextField name="retainUntil" label={field("retainUntil")} hint={t("retainHint")} type="date" className="num" />
      </FormSection>
    </>
  );
}
