import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { Icon } from "@/app/_ui/icon";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { readAsked } from "@/lib/review/person/queries";
import { readWay, wayText } from "@/lib/review/queue/way";
import { findActor } from "@/lib/session";
import { AskedForm } from "../../../../../(public)/status/[reference]/answer/asked";
import { fullName } from "../../../words";
import { enterAnswer } from "./actions";
import "../../../../../(public)/apply/[slug]/journey.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  // The form writes its own title, since only it knows of an error.
  return { title: { absolute: "" } };
}

/** Enters for the applicant what they answered by telephone or letter, in the form that they would use. */
export default async function EnterAnswerPage({ params, searchParams }: Props) {
  const actor = await findActor("application.review");
  if (!actor) return <NoSuchPage />;
  const [{ id }, query, locale] = await Promise.all([params, searchParams, getLocale()]);
  const application = await readAsked(actor, id);
  if (!application) return <NoSuchPage />;
  const [t, site] = await Promise.all([getTranslations("review.person.enter"), getTranslations("common.site")]);
  const queue = wayText({ ...readWay(query), event: application.event.slug });
  const titles = {
    plain: site("titled", { page: t("title") }),
    error: site("titledError", { page: t("title") }),
  };
  return (
    <main className="desk-main" id="main">
      <div className="max-w-160">
        <a className={`${buttonClass("desk bare")} -ml-2`} href={`/${locale}/desk/people/${id}?${queue}`}>
          <Icon name="back" />
          {t("back")}
        </a>
        <h1 className="mt-4 font-sans text-2xl">{fullName(application.nameRu)}</h1>
        {application.asked ? (
          <>
            <p className="meta mt-1">{t("lead")}</p>
            <AskedForm
              action={enterAnswer}
              application={application}
              event={application.event}
              asked={application.asked}
              locale={locale}
              now={application.readAt}
              hidden={{ id, queue, locale, version: String(application.version) }}
              titles={titles}
            />
          </>
        ) : (
          <>
            <title>{titles.plain}</title>
            <p className="meta mt-1">{t("nothing")}</p>
          </>
        )}
      </div>
    </main>
  );
}
