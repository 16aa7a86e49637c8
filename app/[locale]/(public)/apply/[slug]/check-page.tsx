import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice";
import { hints } from "@/lib/application/steps";
import { applicationContext } from "@/lib/application/terms";
import type { Locale } from "@/lib/application/types";
import { digestOf } from "@/lib/apply/commands";
import type { EventOfJourney } from "@/lib/apply/queries";
import type { Held } from "@/lib/apply/types";
import { sayMoment } from "@/lib/event/moment";
import { windowState } from "@/lib/event/rules";
import { sendApplication } from "./actions";
import { AnswerLedgers } from "./answer-ledgers";
import { inWords } from "./in-words";
import { EventFrame, JourneyMargin } from "./journey-frame";
import { SendForm } from "./send-form";
import { Worth } from "./worth";

type Check = {
  event: EventOfJourney;
  held: Extract<Held, { kind: "draft" }>;
  locale: Locale;
  /** Answers changed in another tab while this page was open. */
  changed: boolean;
};

/** Every answer on one page, each with its way back, and the button that sends them as they are shown. */
export async function CheckPage({ event, held, locale, changed }: Check) {
  const { answers } = held.draft;
  const [t, messages] = await Promise.all([getTranslations("apply"), getMessages()]);
  const saying = { timeZone: event.timeZone, locale };
  const late = windowState(event, new Date()) === "late";
  const found = await inWords(hints(answers, applicationContext(event, new Date())));
  return (
    <EventFrame event={event} page="check" margin={<JourneyMargin event={event} step="check" reached="check" />}>
      {changed && (
        <Notice id="changed" kind="wait" title={t("check.changedTitle")} live>
          <p>{t("check.changed")}</p>
        </Notice>
      )}
      <h1>{t("check.h1")}</h1>
      {late ? (
        <Notice id="late" kind="wait" title={t("check.lateTitle")}>
          <p>
            {t(event.admittedUntil ? "check.admitted" : "check.late", {
              deadline: sayMoment(event.closesAt, saying),
              until: sayMoment(event.startsAt, saying),
            })}
          </p>
        </Notice>
      ) : (
        <p className="lead">{t("check.lead", { deadline: sayMoment(event.closesAt, saying) })}</p>
      )}
      <Worth found={found} />
      <AnswerLedgers event={event} draft={held.draft} locale={locale} />
      <NextIntlClientProvider messages={{ apply: { form: messages.apply.form, check: messages.apply.check } }}>
        <SendForm
          action={sendApplication}
          event={event.slug}
          locale={locale}
          digest={digestOf(held.key, answers)}
          decideBy={late ? "" : sayMoment(event.decideBy, saying)}
        />
      </NextIntlClientProvider>
    </EventFrame>
  );
}
