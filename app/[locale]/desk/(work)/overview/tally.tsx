import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { OwnEvent } from "@/lib/event/own/queries";
import type { Overview } from "@/lib/overview/types";
import { allOf, countOf, groups } from "./figures";

/** The figures that are asked for first. */
export async function Tally({
  event,
  overview,
  mayReadLetters,
}: {
  event: OwnEvent;
  overview: Overview;
  mayReadLetters: boolean;
}) {
  const [t, locale] = await Promise.all([getTranslations("overview.tally"), getLocale()]);
  const count = new Intl.NumberFormat(locale).format;
  const of = (key: (typeof groups)[number]["key"]) => {
    const group = groups.find((each) => each.key === key);
    return group ? countOf(overview, group.states) : 0;
  };
  const waiting = of("waiting");
  const today = overview.days.find(({ day }) => day === overview.today)?.count ?? 0;
  const { letters, decision } = overview;
  return (
    <dl className="tally num">
      <Figure name={t("applied")} value={count(allOf(overview))}>
        {t("today", { count: today })}
      </Figure>
      <Figure name={t("waiting")} value={count(waiting)}>
        {waiting > 0 && (
          <a href={`/${locale}/desk/queue?${new URLSearchParams({ event: event.slug })}`}>{t("toQueue")}</a>
        )}
      </Figure>
      <Figure name={t("approved")} value={count(of("approved"))}>
        {t("unannounced", { count: overview.waiting.unannounced })}
      </Figure>
      <Figure name={t("refused")} value={count(of("refused"))}>
        {t("waitlisted", { count: of("waitlisted") })}
      </Figure>
      <Figure name={t("median")} value={decision ? <Duration seconds={decision.median} /> : "–"}>
        {decision && (
          <>
            {t("ninetieth")} <Duration seconds={decision.ninetieth} />
          </>
        )}
      </Figure>
      <Figure name={t("letters")} value={count(letters.sent)}>
        {letters.failed > 0 && mayReadLetters ? (
          <a href={`/${locale}/desk/outbox?state=failed`}>{t("failed", { count: letters.failed })}</a>
        ) : (
          t("lettersWaiting", { count: letters.due + letters.later })
        )}
      </Figure>
    </dl>
  );
}

function Figure({ name, value, children }: { name: string; value: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        <span>{children}</span>
      </dd>
    </div>
  );
}

/** Seconds in the unit that says enough: minutes up to two hours, hours up to two days, then days. */
async function Duration({ seconds }: { seconds: number }) {
  const t = await getTranslations("overview.duration");
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return t("minutes", { count: minutes });
  const hours = Math.round(seconds / 3600);
  return hours < 48 ? t("hours", { count: hours }) : t("days", { count: Math.round(hours / 24) });
}
