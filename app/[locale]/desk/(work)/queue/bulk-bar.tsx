import { buttonClass } from "@/app/_ui/button-class";
import { words } from "@/i18n/words";
import { type Actor, can } from "@/lib/access";
import { batchSize } from "@/lib/review/bulk/types";
import { countCap, type DeskEvent, type QueueCounts } from "@/lib/review/queue/types";
import type { Posted } from "../document";
import { Hidden } from "./hidden";
import { Refused } from "./refused";

type Props = {
  actor: Actor;
  event: DeskEvent;
  locale: "ru" | "en";
  counts: QueueCounts;
  queue: string;
  posted: Posted | undefined;
};

/**
 * What can be done with the ticked rows, or with all that match: what this person may do on this event at all. Each
 * button leads to a page that says what it would do. The script counts; its words stand here with "{count}".
 */
export function BulkBar({ actor, event, locale, counts, queue, posted }: Props) {
  const t = words(locale, "review.bulk.bar");
  const decides = can(actor, "application.decide", { eventId: event.id, twoPeople: event.twoPeople });
  const deeds = [
    ...(decides ? (["approve", "refuse"] as const) : []),
    ...(event.twoPeople ? (["recommendApprove"] as const) : []),
    ...(["take", "tag"] as const),
  ];
  const sent = posted?.form === "prepareBulk" ? posted.state : undefined;
  const ofAll = sent?.values?.scope === "all";
  return (
    <form
      id="bulk"
      method="post"
      className="bulk bottom-0 z-10 sm:sticky md:-mx-6 max-md:-mx-4"
      aria-label={t("label")}
    >
      <Hidden form="prepareBulk" values={{ event: event.slug, locale, queue }} />
      <strong role="status" data-none={t("label")} data-some={t("chosen", { count: "{count}" })}>
        {t("label")}
      </strong>
      <fieldset className="scope">
        <legend className="vh">{t("scope")}</legend>
        <label>
          <input className="vh" type="radio" name="scope" value="chosen" defaultChecked={!ofAll} />
          <span data-none={t("these")} data-some={t("theseCounted", { count: "{count}" })}>
            {t("these")}
          </span>
        </label>
        <label>
          <input className="vh" type="radio" name="scope" value="all" defaultChecked={ofAll} />
          {counts.matching >= countCap ? t("firstOfAll", { count: batchSize }) : t("all", { count: counts.matching })}
        </label>
      </fieldset>
      {deeds.map((kind, index) => (
        <button
          key={kind}
          type="submit"
          className={buttonClass(index === 0 ? "desk first" : kind === "refuse" ? "desk danger" : "desk")}
          name="deed"
          value={kind}
        >
          {t(`deeds.${kind}`)}
        </button>
      ))}
      <button type="reset" className="dbtn bare after">
        {t("clear")}
      </button>
      <BulkRefused locale={locale} posted={posted} />
    </form>
  );
}

/** Why nothing was begun with the chosen rows. */
export function BulkRefused({ locale, posted }: Pick<Props, "locale" | "posted">) {
  const t = words(locale, "review.bulk.bar");
  const code = posted?.form === "prepareBulk" ? posted.state.errors?.[0]?.code : undefined;
  return code && <Refused text={t(code === "review.nothingChosen" ? "nothingChosen" : "failed")} />;
}
