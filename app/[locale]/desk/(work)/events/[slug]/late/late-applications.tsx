import { randomUUID } from "node:crypto";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { type Actor, can } from "@/lib/access";
import type { ManagedEvent } from "@/lib/event/desk/queries";
import { listPermits } from "@/lib/event/late/queries";
import { admitsByOne } from "@/lib/event/late/rules";
import { toLocal } from "@/lib/event/local-time";
import { clock } from "../../../words";
import { AdmitForm } from "./admit-form";
import { WithdrawForm } from "./withdraw-form";

/** Whom the head has admitted after the window, and the form that admits one more. For who may override a deadline. */
export async function LateApplications({
  event,
  actor,
  said,
}: {
  event: ManagedEvent;
  actor: Actor;
  said: "admitted" | "withdrawn" | null;
}) {
  const { id, status, fields } = event;
  if (!can(actor, "application.override", { eventId: id })) return null;
  const [t, locale, permits, { eventDesk }] = await Promise.all([
    getTranslations("eventDesk.late"),
    getLocale(),
    listPermits(id),
    getMessages(),
  ]);
  const open = admitsByOne({ status, latePolicy: fields.latePolicy, startsAt: fields.startsAt }, new Date());
  if (!open && permits.length === 0) return null;
  const at = clock(locale, fields.timeZone);
  const starts = toLocal(fields.startsAt, fields.timeZone);
  return (
    <section className="sec max-w-220" aria-labelledby="late">
      <h2 id="late">{t("title")}</h2>
      {said && (
        <p className="my-3" role="status">
          {t(said === "admitted" ? "said" : "saidWithdrawn")}
        </p>
      )}
      <p className="meta my-3">{t("lead")}</p>
      {permits.length > 0 && (
        <table className="t [overflow-wrap:anywhere] max-sm:[&_td]:block max-sm:[&_td]:pt-0! max-sm:[&_th]:block max-sm:[&_th]:pb-0!">
          <caption className="vh">{t("listed")}</caption>
          <tbody>
            {permits.map(({ id: permit, email, reason, until, state, givenBy, givenAt, application }) => (
              <tr key={permit}>
                <th scope="row" className="w-60! max-sm:w-full! max-sm:border-b-0!">
                  {email}
                </th>
                <td>
                  <p>
                    {application ? (
                      <a href={`/${locale}/desk/people/${application.id}`}>
                        {t("application", { reference: application.reference })}
                      </a>
                    ) : (
                      t(`states.${state}`, { until: at.full(until) })
                    )}
                  </p>
                  <p className="whitespace-pre-line">{reason}</p>
                  <p className="meta">{t("given", { by: givenBy, when: at.full(givenAt) })}</p>
                  {state === "open" && (
                    <NextIntlClientProvider
                      messages={{ eventDesk: { late: eventDesk.late, errors: eventDesk.errors } }}
                    >
                      <WithdrawForm id={permit} locale={locale} about={email} />
                    </NextIntlClientProvider>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open && (
        <NextIntlClientProvider
          messages={{
            eventDesk: { late: eventDesk.late, errors: eventDesk.errors, form: eventDesk.form, page: eventDesk.page },
          }}
        >
          <AdmitForm
            hidden={{ id: randomUUID(), event: id, locale }}
            saved={{ letters: locale, until: starts.local, untilWhich: starts.which }}
            zone={fields.timeZone}
          />
        </NextIntlClientProvider>
      )}
    </section>
  );
}
