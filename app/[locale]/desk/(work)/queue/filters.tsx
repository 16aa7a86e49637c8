import type { ReactNode } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { Icon } from "@/app/_ui/icon";
import { words } from "@/i18n/words";
import { everydayFilter } from "@/lib/application/filter";
import { applicationStates, channels, type Locale, regimes } from "@/lib/application/types";
import { type Way, wayText } from "@/lib/review/queue/way";

type Props = {
  way: Way;
  events: readonly { slug: string; titleRu: string; titleEn: string }[];
  locale: Locale;
  /** The words that the event's desk marks applications with. */
  tags: readonly string[];
};

/** Filters and search as one plain form that is sent by GET: what is asked for stands in the address. */
export function Filters({ way, events, locale, tags }: Props) {
  const t = words(locale, "review");
  const { filter } = way;
  const changed =
    filter.q !== "" ||
    filter.outlet !== "" ||
    filter.tag !== "" ||
    filter.regime !== null ||
    filter.channel !== null ||
    filter.late ||
    filter.state !== everydayFilter.state;
  const clean = wayText({ ...way, filter: { ...everydayFilter, sort: filter.sort } });
  return (
    <search>
      <form className="my-3 flex flex-wrap items-end gap-2" action={`/${locale}/desk/queue`}>
        {events.length > 1 ? (
          <Labelled name="event" label={t("filter.event")}>
            <select id="event" name="event" className={`${control} max-w-64`} defaultValue={way.event ?? ""}>
              {events.map(({ slug, titleRu, titleEn }) => (
                <option key={slug} value={slug}>
                  {locale === "ru" ? titleRu : titleEn}
                </option>
              ))}
            </select>
          </Labelled>
        ) : (
          <input type="hidden" name="event" value={way.event ?? ""} />
        )}
        <Labelled name="q" label={t("filter.q")}>
          <span className="relative">
            <span className="absolute top-2 left-2.5 text-ink-3">
              <Icon name="search" />
            </span>
            <input
              id="q"
              name="q"
              type="search"
              className={`${control} w-64 pl-8`}
              defaultValue={filter.q}
              autoComplete="off"
              spellCheck={false}
              aria-keyshortcuts="/"
            />
          </span>
        </Labelled>
        <Labelled name="state" label={t("filter.state")}>
          <select id="state" name="state" className={control} defaultValue={filter.state}>
            {(["waiting", "decided", "all"] as const).map((group) => (
              <option key={group} value={group}>
                {t(`filter.${group}`)}
              </option>
            ))}
            {applicationStates.map((state) => (
              <option key={state} value={state}>
                {t(`states.${state}`)}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled name="regime" label={t("filter.regime")}>
          <select id="regime" name="regime" className={control} defaultValue={filter.regime ?? ""}>
            <option value="">{t("filter.any")}</option>
            {regimes.map((regime) => (
              <option key={regime} value={regime}>
                {t(`regimes.${regime}`)}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled name="channel" label={t("filter.channel")}>
          <select id="channel" name="channel" className={control} defaultValue={filter.channel ?? ""}>
            <option value="">{t("filter.anyChannel")}</option>
            {channels.map((channel) => (
              <option key={channel} value={channel}>
                {t(`filter.channels.${channel}`)}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled name="outlet" label={t("filter.outlet")}>
          <input
            id="outlet"
            name="outlet"
            className={`${control} w-44`}
            defaultValue={filter.outlet}
            autoComplete="off"
            spellCheck={false}
          />
        </Labelled>
        {(tags.length > 0 || filter.tag !== "") && (
          <Labelled name="tag" label={t("filter.tag")}>
            <select id="tag" name="tag" className={control} defaultValue={filter.tag}>
              <option value="">{t("filter.anyTag")}</option>
              {[...new Set([...tags, filter.tag])].filter(Boolean).map((tag) => (
                <option key={tag} value={tag}>
                  {tag}
                </option>
              ))}
            </select>
          </Labelled>
        )}
        <label className="flex h-8 items-center gap-1.5">
          <input type="checkbox" name="late" value="yes" defaultChecked={filter.late} />
          {t("filter.late")}
        </label>
        <input type="hidden" name="sort" value={filter.sort} />
        {way.columns && <input type="hidden" name="cols" value={way.columns.join(".")} />}
        <button className={buttonClass("desk")} type="submit">
          {t("filter.apply")}
        </button>
        {changed && (
          <a className={buttonClass("desk bare")} href={`/${locale}/desk/queue?${clean}`}>
            {t("filter.reset")}
          </a>
        )}
      </form>
    </search>
  );
}

const control = "mt-0 block h-8 min-h-0 w-full rounded-control border border-edge bg-paper px-2 py-0 text-ink text-sm";

function Labelled({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  return (
    <div className="max-sm:w-full">
      <label className="block text-xs text-ink-2" htmlFor={name}>
        {label}
      </label>
      {children}
    </div>
  );
}
