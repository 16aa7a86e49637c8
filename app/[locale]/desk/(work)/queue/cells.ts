import { getTranslations } from "next-intl/server";
import { applicationStates, type Locale } from "@/lib/application/types";
import type { DeskEvent, QueueRow } from "@/lib/review/queue/types";
import { calendarDay, clock, country, fullName } from "../words";

/**
 * A row as it crosses to the browser: an array, since fifty rows of it are a third of the same in elements.
 * Id, name, Latin name, outlet, country, index of the state, flags, when, the instant.
 */
export type Cells = [
  id: string,
  name: string,
  latin: string,
  outlet: string,
  country: string,
  state: number,
  flags: [tone: "w" | "s" | "n", text: string][],
  when: string,
  instant: string,
];

/** The words of the queue's table. */
export type TableTexts = Awaited<ReturnType<typeof tableTexts>>;

export async function tableTexts() {
  const [t, vetting] = await Promise.all([getTranslations("review"), getTranslations("vetting.flags")]);
  return {
    label: t("queue.table"),
    none: t("queue.noLatin"),
    columns: {
      name: t("queue.columns.name"),
      latin: t("queue.columns.latin"),
      outlet: t("queue.columns.outlet"),
      country: t("queue.columns.country"),
      state: t("queue.columns.state"),
      flags: t("queue.columns.flags"),
      submitted: t("queue.columns.submitted"),
    },
    states: applicationStates.map((state) => t(`states.${state}`)),
    flags: {
      sameDocument: t("flags.sameDocument"),
      mfaUntil: t("flags.mfaUntil", { day: "{day}" }),
      mfaPending: t("flags.mfaPending"),
      oneName: t("flags.oneName"),
      sent: vetting("sent"),
      cleared: vetting("cleared"),
      objected: vetting("objected"),
      needsData: vetting("needsData"),
    },
    keys: {
      label: t("keys.label"),
      row: t("keys.row"),
      open: t("keys.open"),
      search: t("keys.search"),
      all: t("keys.all"),
      close: t("keys.close"),
    },
  };
}

/** Rows as the table shows them, by the event's clock. */
export function toCells(
  rows: readonly QueueRow[],
  { event, locale, now, texts }: { event: DeskEvent; locale: Locale; now: Date; texts: TableTexts },
): Cells[] {
  const at = clock(locale, event.timeZone);
  return rows.map((row) => [
    row.id,
    fullName({ family: row.familyRu, given: row.givenRu, patronymic: row.patronymicRu }),
    row.familyLat === null
      ? ""
      : fullName({ family: row.familyLat, given: row.givenLat ?? "", patronymic: row.patronymicLat }),
    row.outletName,
    country(row.outletCountry, locale),
    applicationStates.indexOf(row.state),
    flagsOf(row, { event, locale, texts }),
    at.short(row.submittedAt, now),
    row.submittedAt.toISOString(),
  ]);
}

const vettingTones = { sent: "n", cleared: "n", objected: "s", needsData: "w" } as const;

function flagsOf(
  row: QueueRow,
  { event, locale, texts }: { event: DeskEvent; locale: Locale; texts: TableTexts },
): Cells[6] {
  const flags: Cells[6] = [];
  if (event.vettingAsked && row.vetting !== "notSent")
    flags.push([vettingTones[row.vetting], texts.flags[row.vetting]]);
  if (row.sameDocument) flags.push(["w", texts.flags.sameDocument]);
  if (row.mfaExpires && row.mfaExpires < event.lastDay)
    flags.push(["w", texts.flags.mfaUntil.replace("{day}", calendarDay(row.mfaExpires, locale, "numeric"))]);
  if (row.mfaState === "pending") flags.push(["n", texts.flags.mfaPending]);
  if (row.mononym) flags.push(["n", texts.flags.oneName]);
  return flags;
}
