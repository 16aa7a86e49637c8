import { getTranslations } from "next-intl/server";
import { applicationStates, type Locale } from "@/lib/application/types";
import { type DeskEvent, type QueueColumn, type QueueRow, queueColumns } from "@/lib/review/queue/types";
import { calendarDay, clock, country, fullName } from "../words";

/** A short mark on a row: its tone and its text. */
export type Mark = [tone: "w" | "s" | "n", text: string];

/**
 * One cell behind the name: a text, the index of a state, marks, or a moment with its instant; which of them, its column
 * says.
 */
export type Cell = string | number | Mark[] | [when: string, instant: string];

/**
 * A row as it crosses to the browser: an array, since fifty rows of it are a third of the same in elements. The version
 * is the one that a decision made from here is for; cells stand in the order of the columns.
 */
export type Cells = [id: string, version: number, name: string, cells: Cell[]];

/** The words of the queue's table. */
export type TableTexts = Awaited<ReturnType<typeof tableTexts>>;

export async function tableTexts() {
  const [t, vetting] = await Promise.all([getTranslations("review"), getTranslations("vetting.flags")]);
  const column = (key: QueueColumn | "name") => t(`queue.columns.${key}`);
  return {
    label: t("queue.table"),
    none: t("queue.noLatin"),
    choose: t("bulk.choose", { name: "{name}" }),
    chooseAll: t("bulk.chooseAll"),
    columns: Object.fromEntries((["name", ...queueColumns] as const).map((key) => [key, column(key)])) as Record<
      QueueColumn | "name",
      string
    >,
    states: applicationStates.map((state) => t(`states.${state}`)),
    flags: {
      sameDocument: t("flags.sameDocument"),
      mfaUntil: t("flags.mfaUntil", { day: "{day}" }),
      mfaPending: t("flags.mfaPending"),
      oneName: t("flags.oneName"),
      late: t("flags.late"),
      merged: t("flags.merged"),
      held: t("flags.held"),
      sent: vetting("sent"),
      cleared: vetting("cleared"),
      objected: vetting("objected"),
      needsData: vetting("needsData"),
    },
    keys: {
      label: t("keys.label"),
      row: t("keys.row"),
      open: t("keys.open"),
      select: t("keys.select"),
      search: t("keys.search"),
      all: t("keys.all"),
      close: t("keys.close"),
    },
  };
}

type Shown = {
  event: DeskEvent;
  locale: Locale;
  now: Date;
  texts: TableTexts;
  columns: readonly QueueColumn[];
  /** Who holds a row open, in words. */
  held: (claim: NonNullable<QueueRow["claim"]>) => string;
};

/** Rows as the table shows them, by the event's clock. */
export function toCells(rows: readonly QueueRow[], shown: Shown): Cells[] {
  return rows.map((row) => [
    row.id,
    row.version,
    fullName({ family: row.familyRu, given: row.givenRu, patronymic: row.patronymicRu }),
    shown.columns.map((column) => cellOf(column, row, shown)),
  ]);
}

const vettingTones = { sent: "n", cleared: "n", objected: "s", needsData: "w" } as const;

function cellOf(column: QueueColumn, row: QueueRow, shown: Shown): Cell {
  const { event, locale, now } = shown;
  switch (column) {
    case "latin":
      return row.familyLat === null
        ? ""
        : fullName({ family: row.familyLat, given: row.givenLat ?? "", patronymic: row.patronymicLat });
    case "outlet":
      return row.outletName;
    case "country":
      return country(row.outletCountry, locale);
    case "position":
      return row.position;
    case "reference":
      return row.reference;
    case "state":
      return applicationStates.indexOf(row.state);
    case "flags":
      return flagsOf(row, shown);
    case "tags":
      return row.tags.map((tag): Mark => ["n", tag]);
    case "submitted":
      return [clock(locale, event.timeZone).short(row.submittedAt, now), row.submittedAt.toISOString()];
  }
}

function flagsOf(row: QueueRow, { event, locale, texts, held }: Shown): Mark[] {
  const flags: Mark[] = [];
  if (row.claim) flags.push(["n", held(row.claim)]);
  if (row.held) flags.push(["n", texts.flags.held]);
  if (row.merged) flags.push(["n", texts.flags.merged]);
  if (row.late) flags.push(["w", texts.flags.late]);
  if (event.vettingAsked && row.vetting !== "notSent")
    flags.push([vettingTones[row.vetting], texts.flags[row.vetting]]);
  if (row.sameDocument) flags.push(["w", texts.flags.sameDocument]);
  if (row.mfaExpires && row.mfaExpires < event.lastDay)
    flags.push(["w", texts.flags.mfaUntil.replace("{day}", calendarDay(row.mfaExpires, locale, "numeric"))]);
  if (row.mfaState === "pending") flags.push(["n", texts.flags.mfaPending]);
  if (row.mononym) flags.push(["n", texts.flags.oneName]);
  return flags;
}
