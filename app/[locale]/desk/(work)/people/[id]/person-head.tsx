import { getTranslations } from "next-intl/server";
import { Flag } from "@/app/_ui/desk-table";
import { Icon } from "@/app/_ui/icon";
import { Moment } from "@/app/_ui/moment";
import { StateMark } from "@/app/_ui/state-mark";
import { noBadgeFor } from "@/lib/application/credential/rules";
import { everydayFilter } from "@/lib/application/filter";
import { isHeld } from "@/lib/application/status";
import type { Locale } from "@/lib/application/types";
import { titleOf } from "@/lib/outlet/rules";
import type { Person } from "@/lib/review/person/types";
import type { DeskEvent } from "@/lib/review/queue/types";
import { type Way, wayText } from "@/lib/review/queue/way";
import { type clock, country, fullName } from "../../words";

type Props = { person: Person; event: DeskEvent; at: ReturnType<typeof clock>; base: string; locale: Locale };

/** Who it is, in both spellings, from where, and where the application stands. */
export async function PersonHead({ person, event, at, base, locale }: Props) {
  const [t, vetting, any] = await Promise.all([
    getTranslations("review"),
    getTranslations("vetting"),
    getTranslations(),
  ]);
  const noBadge = noBadgeFor(person, event);
  const outlet = wayText({
    event: event.slug,
    filter: { ...everydayFilter, state: "all", outlet: person.outletName },
    done: 0,
    last: null,
  });
  const { taken, limit } = person.standing.places;
  const slot = person.entrySlot === null ? undefined : event.entrySlots[person.entrySlot];
  return (
    <div className={person.photo ? "id" : "id plain"}>
      {person.photo && (
        // biome-ignore lint/performance/noImgElement: an optimiser would keep a copy of what is under seal
        <img className="portrait" src={`/api/files/${person.id}/photo`} alt={t("person.files.photo")} />
      )}
      <div>
        {/* The text face: the serif has no letters for Kazakh, Tajik or Azerbaijani names. */}
        <h1 className="font-sans">{fullName(person.nameRu)}</h1>
        {person.nameLat && (
          <p className="latin font-sans" lang="und-Latn">
            {fullName(person.nameLat)}
          </p>
        )}
        <div className="facts">
          <p>
            {t.rich("person.facts", {
              position: person.position,
              outlet: () => <a href={`${base}/queue?${outlet}`}>{person.outletName}</a>,
              country: country(person.outletCountry, locale),
            })}
          </p>
          <RegisterLine person={person} base={base} locale={locale} />
          <p className="meta">
            {t.rich("person.referenceLine", {
              regime: t(`regimes.${person.regime}`),
              reference: () => (
                <span className="num" translate="no">
                  {person.reference}
                </span>
              ),
            })}
          </p>
          <p className="meta">
            <Moment instant={person.submittedAt}>
              {t("person.submitted", {
                when: at.whole(person.submittedAt),
                channel: person.channel,
              })}
            </Moment>{" "}
            {person.late && <Flag tone="w">{t("flags.late")}</Flag>}
          </p>
        </div>
      </div>
      <dl className="tracks">
        <dt>{t("person.decision")}</dt>
        <dd className="flex flex-wrap items-center gap-2">
          <StateMark mark={person.state}>{t(`states.${person.state}`)}</StateMark>
          {person.decision && isHeld(person.decision) && <Flag tone="n">{t("flags.held")}</Flag>}
        </dd>
        {event.vettingAsked && (
          <>
            <dt>{t("person.vetting")}</dt>
            <dd>
              <StateMark mark={person.vetting}>{vetting(`states.${person.vetting}`)}</StateMark>
            </dd>
          </>
        )}
        <dt>{any("credential.title")}</dt>
        <dd className={person.state === "approved" && noBadge ? "warn" : undefined}>
          {any(noBadge ?? "credential.ready")}
        </dd>
        {person.waitlist && (
          <>
            <dt>{t("person.waitlist")}</dt>
            <dd>
              {t("person.waitlistPlace", {
                place: person.standing.ahead + 1,
                of: person.waitlist.of,
                since: at.moment(person.waitlist.since),
              })}
            </dd>
          </>
        )}
        {limit !== null && (
          <>
            <dt>{t("person.quota")}</dt>
            <dd className={taken >= limit && person.state !== "approved" ? "warn" : undefined}>
              {t("person.quotaOf", { taken: taken + (person.state === "approved" ? 1 : 0), limit })}
            </dd>
          </>
        )}
        {person.zones.length > 0 && (
          <>
            <dt>{t("person.zones")}</dt>
            <dd>{person.zones.join(", ")}</dd>
          </>
        )}
        {person.pool && (
          <>
            <dt>{t("person.pool")}</dt>
            <dd>{person.pool}</dd>
          </>
        )}
        {slot && (
          <>
            <dt>{t("person.slot")}</dt>
            <dd>{t("person.slotOf", { from: at.moment(new Date(slot.from)), to: at.time(new Date(slot.to)) })}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

/** What the register calls the outlet, beside what the applicant typed. */
async function RegisterLine({
  person: { outlet, outletCountry },
  base,
  locale,
}: Pick<Props, "person" | "base" | "locale">) {
  const t = await getTranslations("outlets");
  if (outlet.known) {
    const { id, kind } = outlet.known;
    return (
      <p className="meta">
        {t.rich("person.known", {
          name: titleOf(outlet.known, locale),
          kind: t(`kinds.${kind}`),
          outlet: (name) => <a href={`${base}/outlets/${id}`}>{name}</a>,
        })}
      </p>
    );
  }
  if (!outlet.key) return null;
  const query = new URLSearchParams({ key: outlet.key, country: outletCountry });
  return (
    <p className="meta">
      {t.rich("person.unknown", { match: (words) => <a href={`${base}/outlets/match?${query}`}>{words}</a> })}
    </p>
  );
}

/** That it was set aside, with the way to the application that is decided on; nothing where it was not. */
export async function SetAside({ person, base, way }: { person: Person; base: string; way: Way }) {
  const t = await getTranslations("review.person");
  if (!person.mergedInto) return null;
  const { id, reference } = person.mergedInto;
  return (
    <p className="hintline">
      <Icon name="info" />
      <span>
        {t.rich("aside", {
          link: () => (
            <a href={`${base}/people/${id}?${wayText({ ...way, last: null })}`} translate="no">
              {reference}
            </a>
          ),
        })}
      </span>
    </p>
  );
}

/** After a revocation or a withdrawal: who stands first on the waiting list, now that a place is free. */
export async function FreedPlace({ person, base, way }: { person: Person; base: string; way: Way }) {
  const t = await getTranslations("review.person");
  if (!person.nextInLine) return null;
  const { id, nameRu, outletName } = person.nextInLine;
  const query = wayText({ event: way.event, filter: { ...everydayFilter, state: "waitlisted" }, done: 0, last: null });
  return (
    <p className="hintline">
      <Icon name="info" />
      <span>
        {t.rich("waitlistFirst", {
          link: () => (
            <a href={`${base}/people/${id}?${query}`}>
              {fullName(nameRu)}, {outletName}
            </a>
          ),
        })}
      </span>
    </p>
  );
}
