import { getLocale, getTranslations } from "next-intl/server";
import { Icon } from "@/app/_ui/icon";
import { filterQuery, readNarrowing } from "@/lib/application/filter";

/** Whom of its readers alone a notice is for, in words, with the queue that shows them; nothing where it is for all. */
export async function Narrowing({
  text,
  slug,
  all,
}: {
  /** The queue's filter as its query. */
  text: string;
  slug: string;
  /** Where the same is written to everybody; null where that cannot be chosen any more. */
  all: string | null;
}) {
  if (text === "") return null;
  const [t, review, locale] = await Promise.all([
    getTranslations("eventDesk.notices.narrowed"),
    getTranslations("review"),
    getLocale(),
  ]);
  const filter = readNarrowing(text);
  const words = [
    filter.regime && review(`regimes.${filter.regime}`),
    filter.channel && review(`filter.channels.${filter.channel}`),
    filter.late && review("flags.late"),
    filter.outlet && t("outlet", { outlet: filter.outlet }),
    filter.tag && t("tag", { tag: filter.tag }),
    filter.q && t("search", { q: filter.q }),
  ].filter(Boolean);
  const queue = new URLSearchParams({ event: slug, ...filterQuery(filter) });
  return (
    <p className="hintline my-3">
      <Icon name="info" />
      <span>
        {t("only", { filter: words.join(", ") })} <a href={`/${locale}/desk/queue?${queue}`}>{t("show")}</a>
        {all && (
          <>
            {" "}
            <a href={all}>{t("all")}</a>
          </>
        )}
      </span>
    </p>
  );
}
