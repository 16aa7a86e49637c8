import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { Notice } from "@/app/_ui/notice";
import { Actions } from "@/app/_ui/page";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { firstIncompleteStep } from "@/lib/application/steps";
import { applicationContext } from "@/lib/application/terms";
import type { Locale } from "@/lib/application/types";
import { eventFor, findJourneyEvent } from "@/lib/apply/queries";
import { heldFor } from "@/lib/apply/session";
import { sayDay, sayMoment } from "@/lib/event/moment";
import { EmailForm } from "../../../email-form";
import { mailLink } from "../actions";
import { EventFrame, JourneyMargin } from "../journey-frame";

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  if (!("sent" in (await searchParams))) return { title: { absolute: "" } };
  const t = await getTranslations("apply.save");
  return { title: t("sentTitle") };
}

/** Asks where to send a link to the draft; afterwards says that it is on its way, and until when it holds. */
export default async function SavePage({ params, searchParams }: Props) {
  const { locale, slug } = await params;
  const found = await findJourneyEvent(slug);
  if (!found) return <NoSuchPage />;
  const held = await heldFor(slug);
  const event = eventFor(found, held);
  if (held?.kind !== "draft") redirect(`/${locale}/apply/${slug}/outlet`);
  const t = await getTranslations("apply.save");
  const { draft } = held;
  const saying = { timeZone: event.timeZone, locale, year: true };
  const kept = t("kept", {
    until: sayDay(draft.expiresAt, saying),
    deadline: sayMoment(event.admittedUntil ?? event.closesAt, saying),
  });
  const step = firstIncompleteStep(draft.answers, applicationContext(event, new Date()));
  const goOn = { href: `/${locale}/apply/${slug}/${step}`, text: t("goOn") };
  const sent = "sent" in (await searchParams);
  return (
    <EventFrame event={event} page="save" margin={<JourneyMargin event={event} step={step} reached={step} />}>
      {sent ? (
        <>
          <Notice id="sent" kind="ok" title={t("sentTitle")} live>
            <p>{t("sent", { email: draft.email ?? "" })}</p>
          </Notice>
          <p className="after">{kept}</p>
          <Actions>
            <a className={buttonClass("second")} href={goOn.href}>
              {goOn.text}
            </a>
          </Actions>
        </>
      ) : (
        <EmailForm
          action={mailLink}
          hidden={{ event: slug, locale }}
          value={draft.email ?? draft.answers.email ?? ""}
          words={{
            h1: t("h1"),
            lead: t("lead"),
            label: t("email"),
            hint: t("emailHint"),
            send: t("send"),
            busy: t("busy"),
            tooMany: t("tooMany"),
          }}
          beside={goOn}
        >
          <p className="after">{kept}</p>
        </EmailForm>
      )}
    </EventFrame>
  );
}
