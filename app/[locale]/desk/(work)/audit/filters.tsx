import type { ReactNode } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { words } from "@/i18n/words";
import type { Locale } from "@/lib/application/types";
import { type AuditFilter, auditQuery } from "@/lib/audit/filter";
import type { listChoices } from "@/lib/audit/queries";
import { typeWords } from "./words";

/** What the audit is narrowed to, as one plain form that is sent by GET. */
export function Filters({
  filter,
  choices,
  here,
  locale,
}: {
  filter: AuditFilter;
  choices: Awaited<ReturnType<typeof listChoices>>;
  here: string;
  locale: Locale;
}) {
  const [t, all] = [words(locale, "audit.filter"), words(locale)];
  return (
    <search>
      <form className="my-3 flex flex-wrap items-end gap-2" action={here}>
        <Choice name="event" label={t("event")} value={filter.event} open={t("allEvents")}>
          {choices.events.map(({ slug, titleRu, titleEn }) => (
            <option key={slug} value={slug}>
              {locale === "ru" ? titleRu : titleEn}
            </option>
          ))}
        </Choice>
        <Choice name="type" label={t("label")} value={filter.type} open={t("all")}>
          {choices.types.map((type) => (
            <option key={type} value={type}>
              {typeWords(all, type)}
            </option>
          ))}
        </Choice>
        <Choice name="who" label={t("who")} value={filter.who} open={t("anybody")}>
          <option value="applicant">{all("audit.actors.applicant")}</option>
          <option value="system">{all("audit.actors.system")}</option>
          {choices.staff.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        <Field name="about" label={t("about")}>
          <input
            id="about"
            name="about"
            className={`${control} w-48`}
            defaultValue={filter.about}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        {(["from", "to"] as const).map((name) => (
          <Field key={name} name={name} label={t(name)}>
            <input id={name} name={name} type="date" className={control} defaultValue={filter[name]} />
          </Field>
        ))}
        <button type="submit" className={buttonClass("desk")}>
          {t("apply")}
        </button>
        {Object.keys(auditQuery(filter)).length > 0 && (
          <a className={buttonClass("desk bare")} href={here}>
            {t("reset")}
          </a>
        )}
      </form>
    </search>
  );
}

const control = "mt-0! min-h-8 w-auto py-0 text-sm";

function Field({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col">
      <label className="text-xs text-ink-2" htmlFor={name}>
        {label}
      </label>
      {children}
    </div>
  );
}

function Choice({
  name,
  label,
  value,
  open,
  children,
}: {
  name: string;
  label: string;
  value: string;
  open: string;
  children: ReactNode;
}) {
  return (
    <Field name={name} label={label}>
      <select id={name} name={name} className={`${control} max-w-56`} defaultValue={value}>
        <option value="">{open}</option>
        {children}
      </select>
    </Field>
  );
}
