import { getLocale, getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/access";
import { sectionsOf } from "@/lib/application/correction";
import { claimMinutes, isHeld } from "@/lib/application/status";
import type { Person } from "@/lib/review/person/types";
import type { DeskEvent } from "@/lib/review/queue/types";
import type { Undoable } from "@/lib/review/undo/queries";
import { preparedReasons } from "../../prepared-reasons";
import type { clock } from "../../words";

/** What the decision bar says of where things stand; times by the event's clock. */
export type DecisionTexts = Awaited<ReturnType<typeof decisionTexts>>;

export async function decisionTexts({
  person,
  event,
  at,
  actor,
  last,
}: {
  person: Person;
  event: DeskEvent;
  at: ReturnType<typeof clock>;
  actor: Actor;
  last: Undoable | null;
}) {
  const [t, states, locale] = await Promise.all([
    getTranslations("review.decide"),
    getTranslations("review.states"),
    getLocale(),
  ]);
  const { claim, decision, recommendation, state } = person;
  const learns = (announceAt: Date) => at.moment(announceAt);
  return {
    slots: event.entrySlots.map(({ from, to }, index) =>
      t("slotOption", {
        from: at.moment(new Date(from)),
        to: at.time(new Date(to)),
        count: person.slotCounts[index] ?? 0,
      }),
    ),
    zones: event.zones.map(({ code, name }) => ({ code, name: name[locale] })),
    pools: event.pools.map(({ code, name }) => ({ code, name: name[locale] })),
    places: { taken: person.standing.places.taken, limit: person.standing.places.limit ?? 0 },
    /** Minutes until the applicant learns of a decision; null where it is held. */
    announceDelay: event.decisionsHeld ? null : event.announceDelay,
    /** What can be asked about. */
    sections: sectionsOf(person.regime, person.asks),
    applicantLocale: person.locale,
    /** In the applicant's language: they are read by the applicant. */
    templates: (await preparedReasons(event.id))[person.locale],
    held: claim
      ? claim.byId === actor.id
        ? t("heldByYou", { until: at.time(new Date(claim.at.getTime() + claimMinutes * 60_000)) })
        : t("heldByOther", { since: at.time(claim.at), by: claim.by })
      : null,
    recommended:
      state === "recommended" && recommendation
        ? t("recommended", { by: recommendation.by, to: recommendation.for })
        : null,
    stands: decision?.announceAt
      ? t(isHeld(decision) ? "waitsForRelease" : decision.undoable ? "waits" : "told", {
          by: decision.by,
          state: states(state),
          at: at.moment(decision.at),
          when: learns(decision.announceAt),
          ring: person.ring ?? "none",
        })
      : t("over", { state: states(state) }),
    last: last && {
      id: last.id,
      version: last.version,
      text: t(isHeld(last) ? "undoLastHeld" : "undoLast", {
        name: locale === "en" && last.nameLat ? last.nameLat : last.nameRu,
        state: states(last.state),
        when: learns(last.announceAt),
        ring: last.ring ?? "none",
      }),
    },
  };
}
