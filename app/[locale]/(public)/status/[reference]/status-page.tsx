import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { Notice } from "@/app/_ui/notice";
import { Page } from "@/app/_ui/page";
import { Progress } from "@/app/_ui/timeline";
import { lockedBy, mayWithdraw } from "@/lib/application/correction";
import type { Locale } from "@/lib/application/types";
import { sayMoment } from "@/lib/event/moment";
import { windowState } from "@/lib/event/rules";
import { addColleague } from "../../apply/[slug]/actions";
import { PublicFrame } from "../../public-frame";
import { forget } from "../actions";
import type { Opened } from "../applications";
import { Asked } from "./answer/asked";
import { nameFor } from "./full-name";
import { StateNotice } from "./state-notice";
import { trackOf } from "./track";
import { YourData } from "./your-data";
import "../../apply/[slug]/journey.css";

/** What was saved just now. */
export const savedKinds = ["identity", "other", "answer"] as const;

type Saved = (typeof savedKinds)[number];

type Status = { opened: Opened; locale: Locale; now: Date; saved?: Saved | undefined };

/** Where an application stands, what was decided, its data, and what its applicant may still do. */
export async function StatusPage({ opened, locale, now, saved }: Status) {
  const { application, event } = opened;
  const [t, done] = await Promise.all([getTranslations("status"), getTranslations("apply.done")]);
  const saying = { timeZone: event.timeZone, locale, year: true };
  const at = `/${locale}/status/${application.reference}`;
  const name = nameFor(application, locale);
  const track = await trackOf(application, event, locale);
  const shown = { state: application.state, announceAt: application.announcedAt, late: application.late };
  const closes = sayMoment(event.closesAt, { ...saying, year: false });
  const open = windowState(event, now) === "open";
  return (
    <PublicFrame
      path={`/status/${application.reference}`}
      current="status"
      contact={event.contact}
      privacy={`/privacy/${event.slug}`}
    >
      <Page margin={<Progress title={t("track.title")} steps={track} />}>
        <p className="ref">
          {t.rich("reference", {
            reference: application.reference,
            b: (words) => <b translate="no">{words}</b>,
          })}
        </p>
        <h1 lang={name.lang}>{name.text}</h1>
        <p className="lead">
          {event.title[locale]}, {sayMoment(event.startsAt, saying)}
        </p>
        {saved && (
          <Notice id="saved" kind="ok" title={t(saved === "answer" ? "saved.answerTitle" : "saved.title")} live>
            {saved === "answer" ? (
              <p>
                {t("saved.answer", {
                  when: application.answeredAt ? sayMoment(application.answeredAt, saying) : "",
                })}
              </p>
            ) : (
              <p>{t(saved === "identity" ? "saved.identity" : "saved.text")}</p>
            )}
          </Notice>
        )}
        {(event.status === "postponed" || event.status === "cancelled") && (
          <Notice id="event" kind="wait" title={t(`event.${event.status}`)}>
            {event.notice && <p>{event.notice[locale]}</p>}
          </Notice>
        )}
        {application.merged && application.state !== "withdrawn" && (
          <Notice id="merged" kind="wait" title={t("merged.title")}>
            <p>{t("merged.text", { phone: event.contact.phone })}</p>
          </Notice>
        )}
        {application.asked ? (
          <Asked opened={opened} asked={application.asked} locale={locale} now={now} />
        ) : (
          <StateNotice application={application} event={event} locale={locale} open={open} />
        )}
        {application.sameDocument && application.state !== "withdrawn" && (
          <Notice id="same" kind="wait" title={done("sameTitle")}>
            <p>{done("same")}</p>
          </Notice>
        )}
        <Progress title={t("track.title")} steps={track} phone />
        <YourData application={application} event={event} locale={locale} locked={lockedBy(shown, event, now)} />
        {mayWithdraw(shown, now) && (
          <section className="leave" aria-labelledby="leave">
            <h2 id="leave">{t("withdraw.title")}</h2>
            <p>{open ? t("withdraw.textOpen", { closes }) : t("withdraw.text")}</p>
            <a className={buttonClass("danger")} href={`${at}/withdraw`}>
              {t("withdraw.button")}
            </a>
          </section>
        )}
        {open && (
          <section className="leave" aria-labelledby="colleague">
            <h2 id="colleague">{t("colleague.title")}</h2>
            <form action={addColleague} className="colleague">
              <input type="hidden" name="event" value={event.slug} />
              <input type="hidden" name="reference" value={application.reference} />
              <input type="hidden" name="locale" value={locale} />
              <button className="linkbtn" type="submit">
                {t("colleague.button")}
              </button>
            </form>
          </section>
        )}
        <section className="leave" aria-labelledby="forget">
          <h2 id="forget">{t("leave.title")}</h2>
          <p>{t("leave.text")}</p>
          <form action={forget}>
            <input type="hidden" name="reference" value={application.reference} />
            <input type="hidden" name="locale" value={locale} />
            <button className={buttonClass("second")} type="submit">
              {t("leave.button")}
            </button>
          </form>
        </section>
      </Page>
    </PublicFrame>
  );
}
