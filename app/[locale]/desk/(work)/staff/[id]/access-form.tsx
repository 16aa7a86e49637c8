"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import { Summary } from "@/app/_ui/summary";
import { useDeskAction } from "../../desk-action";
import { AccessFields, type EventChoice, type Values } from "../access-fields";
import { saveAccess } from "../actions";
import { useErrors } from "../use-errors";

/** Another role, other events. */
export function AccessForm({
  id,
  version,
  locale,
  events,
  initial,
}: {
  id: string;
  version: number;
  locale: string;
  events: readonly EventChoice[];
  initial: Values;
}) {
  const t = useTranslations("staff");
  const [state, act, pending] = useDeskAction(saveAccess, {});
  const { items, errorOf } = useErrors(state);
  return (
    <section className="sec" aria-labelledby="access">
      <h2 id="access">{t("manage.access.title")}</h2>
      <form action={act} noValidate>
        {items.length > 0 && (
          <div className="mt-4">
            <Summary key={items.map(({ text }) => text).join()} title={t("summary")} items={items} />
          </div>
        )}
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="locale" value={locale} />
        <AccessFields events={events} values={state.values ?? initial} errorOf={errorOf} />
        <p className="meta mt-4">{t("manage.access.note")}</p>
        <p className="mt-3">
          <SubmitButton kind="desk first" pending={pending}>
            {t("manage.access.submit")}
          </SubmitButton>
        </p>
      </form>
    </section>
  );
}
