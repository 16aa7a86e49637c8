import { useTranslations } from "next-intl";
import { Ledger, LedgerRow } from "@/app/_ui/ledger";
import { Notice } from "@/app/_ui/notice";
import type { ApplicantView } from "@/lib/application/queries";
import type { Locale } from "@/lib/application/types";
import type { EventOfApplicant } from "@/lib/apply/queries";
import { sayDay, sayMoment, saySlot, sayZone } from "@/lib/event/moment";

type About = { application: ApplicantView; event: EventOfApplicant; locale: Locale };

/** What was decided, in words, once it is announced; what the applicant has to know or do. */
export function StateNotice({ application, event, locale, open }: About & { open: boolean }) {
  const t = useTranslations("status");
  const { phone, email } = event.contact;
  switch (application.state) {
    case "approved":
      return <Approved application={application} event={event} locale={locale} />;
    case "refused":
      return (
        <Notice id="state" kind="stop" title={t("refused.title")}>
          <p>
            <b>{t("refused.reason")}:</b> {application.publicReason ?? t("refused.noReason")}
          </p>
          <p>{t.rich("refused.ask", { phone, email, mail: (words) => <a href={`mailto:${email}`}>{words}</a> })}</p>
        </Notice>
      );
    case "waitlisted":
      return (
        <Notice id="state" kind="wait" title={t("waitlisted.title")}>
          <p>{t("waitlisted.text", { email: application.email })}</p>
          {application.place !== null && <p>{t("waitlisted.place", { place: application.place })}</p>}
        </Notice>
      );
    case "revoked":
      return (
        <Notice id="state" kind="stop" title={t("revoked.title")}>
          {application.publicReason && (
            <p>
              <b>{t("refused.reason")}:</b> {application.publicReason}
            </p>
          )}
          <p>{t("revoked.text", { phone })}</p>
        </Notice>
      );
    case "withdrawn":
      return (
        <Notice id="state" title={t("withdrawn.title")}>
          <p>{t("withdrawn.text", { email: application.email })}</p>
          {open && (
            <p>
              {t.rich("withdrawn.again", {
                closes: sayMoment(event.closesAt, { timeZone: event.timeZone, locale }),
                link: (words) => <a href={`/${locale}/events/${event.slug}`}>{words}</a>,
              })}
            </p>
          )}
        </Notice>
      );
    default:
      return null;
  }
}

/** Where, when, with what, and whom to call. */
function Approved({ application, event, locale }: About) {
  const t = useTranslations("status.approved");
  const saying = { timeZone: event.timeZone, locale };
  const zones = event.zones.filter(({ code }) => application.zones.includes(code));
  const pool = event.pools.find(({ code }) => code === application.pool);
  const slot = application.entrySlot === null ? undefined : event.entrySlots[application.entrySlot];
  return (
    <>
      <Notice id="state" kind="ok" title={t("title")}>
        <p>{t("document", { hint: application.documentHint })}</p>
      </Notice>
      <div className="after">
        <Ledger>
          {slot && (
            <LedgerRow label={t("when")} sub={sayZone(slot.from, saying)}>
              {sayDay(slot.from, { ...saying, year: true })}, {saySlot(slot, saying)}
            </LedgerRow>
          )}
          <LedgerRow label={t("where")} sub={event.entrance[locale]}>
            {event.venue[locale]}, {event.city[locale]}
          </LedgerRow>
          {zones.length > 0 && (
            <LedgerRow label={t("zones")}>{zones.map(({ name }) => name[locale]).join(", ")}</LedgerRow>
          )}
          {pool && <LedgerRow label={t("pool")}>{pool.name[locale]}</LedgerRow>}
          <LedgerRow label={t("event")}>{sayMoment(event.startsAt, { ...saying, year: true })}</LedgerRow>
          <LedgerRow label={t("bring")}>{event.bring[locale]}</LedgerRow>
          <LedgerRow label={t("call")}>
            <span className="nw">{event.contact.phone}</span>
          </LedgerRow>
        </Ledger>
      </div>
    </>
  );
}
