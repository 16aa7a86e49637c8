import { getLocale, getTranslations } from "next-intl/server";
import { Flag } from "@/app/_ui/desk-table";
import { Moment } from "@/app/_ui/moment";
import type { StaffLetter, StaffLine } from "@/lib/staff/manage/queries";
import { clock } from "../words";

/** How an account stands; marked where its owner cannot sign in as usual. */
export async function State({ state }: Pick<StaffLine, "state">) {
  const t = await getTranslations("staff.manage.states");
  if (state === "active") return t(state);
  return <Flag tone={state === "deactivated" ? "s" : "w"}>{t(state)}</Flag>;
}

/** What a person signs in with beside the password. */
export async function Factor({ factor: { app, passkeys, byLink } }: Pick<StaffLine, "factor">) {
  const t = await getTranslations("staff.manage.factors");
  if (byLink) return t("byLink");
  if (!app) return t("none");
  return passkeys > 0 ? t("appAndPasskeys", { count: passkeys }) : t("app");
}

/** The events that a person works on. */
export async function Events({ events }: Pick<StaffLine, "events">) {
  const [t, locale] = await Promise.all([getTranslations("staff.manage"), getLocale()]);
  if (!events) return t("allEvents");
  return events.map(({ titleRu, titleEn }) => (locale === "ru" ? titleRu : titleEn)).join("; ");
}

/** When a person was last at the desk. Staff belong to no event, and so to no zone. */
export async function LastSeen({ lastSeen }: Pick<StaffLine, "lastSeen">) {
  const [t, locale] = await Promise.all([getTranslations("staff.manage"), getLocale()]);
  if (!lastSeen) return t("neverSeen");
  return <Moment instant={lastSeen}>{clock(locale, "UTC").whole(lastSeen)}</Moment>;
}

/** What became of the last letter about an account. */
export async function LetterState({ letter: { kind, status, attempts, createdAt, sentAt } }: { letter: StaffLetter }) {
  const [t, locale] = await Promise.all([getTranslations("outbox"), getLocale()]);
  const moment = sentAt ?? createdAt;
  const state = status === "waiting" && attempts > 0 ? "retrying" : status;
  return (
    <>
      {t(`kinds.${kind}`)}: {t(`states.${state}`)},{" "}
      <Moment instant={moment}>{clock(locale, "UTC").whole(moment)}</Moment>
    </>
  );
}
