"use client";

import { useTranslations } from "next-intl";
import { Checkbox, Radios } from "@/app/_ui/choice";
import { eventField } from "@/lib/staff/manage/schema";
import { staffRoles } from "@/lib/staff/types";
import type { ErrorOf } from "./use-errors";

/** An event whose box can be ticked, its title in the page's language. */
export type EventChoice = { id: string; title: string };

/** What a form shows in its fields before and after it was posted: values by the fields' names. */
export type Values = Readonly<Record<string, string>>;

/** The role, and on which events it holds. */
export function AccessFields({
  events,
  values,
  errorOf,
}: {
  events: readonly EventChoice[];
  values: Values;
  errorOf: ErrorOf;
}) {
  const t = useTranslations("staff");
  const prefix = t("errorPrefix");
  return (
    <>
      <Radios
        name="role"
        label={t("manage.fields.role")}
        error={errorOf("role")}
        errorPrefix={prefix}
        value={values.role}
        options={staffRoles.map((role) => ({
          value: role,
          label: <span className="inline-block first-letter:uppercase">{t(`roles.${role}`)}</span>,
          hint: t(`manage.roleHints.${role}`),
        }))}
      />
      <Radios
        name="events"
        label={t("manage.fields.events")}
        error={errorOf("events")}
        errorPrefix={prefix}
        value={values.events}
        options={[
          { value: "all", label: t("manage.allEvents") },
          {
            value: "some",
            label: t("manage.someEvents"),
            children: events.map(({ id, title }) => (
              <Checkbox
                key={id}
                name={eventField(id)}
                label={title}
                defaultChecked={values[eventField(id)] === "yes"}
              />
            )),
          },
        ]}
      />
    </>
  );
}
