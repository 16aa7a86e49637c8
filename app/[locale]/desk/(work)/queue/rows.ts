import { flagMarkup } from "@/app/_ui/desk-table";
import { type Markup, markup } from "@/app/_ui/markup";
import { stateMarkup } from "@/app/_ui/state-mark";
import { words } from "@/i18n/words";
import type { Locale } from "@/lib/application/types";
import type { DeskEvent, QueueColumn, QueueRow } from "@/lib/review/queue/types";
import { calendarDay, clock, country, fullName } from "../words";

/** What the rows are shown for, to whom, and how. */
export type RowsShown = {
  event: DeskEvent;
  locale: Locale;
  /** The id of who looks at them. */
  reader: string;
  now: Date;
  columns: readonly QueueColumn[];
  /** The way on which people are opened, as a query. */
  query: string;
  /** Whose box was ticked in a form that comes back. */
  isTicked: (id: string) => boolean;
};

/** The table's rows: a box to tick, the name as the way to the person, a cell for each column. */
export function rowsMarkup(rows: readonly QueueRow[], shown: RowsShown): Markup {
  // Put together here: fifty times by the rules of ICU took an eighth of the page.
  const choose = words(shown.locale, "review.bulk")("choose", { name: "{name}" });
  const at = clock(shown.locale, shown.event.timeZone);
  const short = (instant: Date) => at.short(instant, shown.now);
  return markup`${rows.map((row) => {
    const name = fullName({ family: row.familyRu, given: row.givenRu, patronymic: row.patronymicRu });
    const ticked = shown.isTicked(row.id) ? markup` checked=""` : null;
    return markup`<tr><td class="pick"><input type="checkbox" form="bulk" name="row-${row.id}" value="${row.version}" aria-label="${choose.replace("{name}", () => name)}"${ticked}/></td><th scope="row"><a href="/${shown.locale}/desk/people/${row.id}?${shown.query}" data-row="">${name}</a></th>${shown.columns.map((column) => cellMarkup(column, row, { ...shown, short }))}</tr>`;
  })}`;
}

type CellShown = RowsShown & { short: (instant: Date) => string };

function cellMarkup(column: QueueColumn, row: QueueRow, shown: CellShown): Markup {
  switch (column) {
    case "latin":
      return latinMarkup(row, shown.locale);
    case "outlet":
      return markup`<td>${row.outletName}</td>`;
    case "country":
      return markup`<td class="sub">${country(row.outletCountry, shown.locale)}</td>`;
    case "position":
      return markup`<td class="sub">${row.position}</td>`;
    case "reference":
      return markup`<td class="sub num">${row.reference}</td>`;
    case "state":
      return markup`<td>${stateMarkup(row.state, words(shown.locale, "review")(`states.${row.state}`))}</td>`;
    case "flags":
      return markup`<td class="flags">${flagsOf(row, shown)}</td>`;
    case "tags":
      return markup`<td class="flags">${row.tags.map((tag) => flagMarkup("n", tag))}</td>`;
    case "submitted":
      return markup`<td class="num when"><time datetime="${row.submittedAt.toISOString()}">${shown.short(row.submittedAt)}</time></td>`;
  }
}

function latinMarkup({ familyLat, givenLat, patronymicLat }: QueueRow, locale: Locale): Markup {
  if (familyLat === null)
    return markup`<td class="lat"><span class="empty"><span aria-hidden="true">–</span><span class="vh">${words(locale, "review.queue")("noLatin")}</span></span></td>`;
  return markup`<td class="lat" lang="und-Latn">${fullName({ family: familyLat, given: givenLat ?? "", patronymic: patronymicLat })}</td>`;
}

const vettingTones = { sent: "n", cleared: "n", objected: "s", needsData: "w" } as const;

/** Short marks: `w` needs a look, `s` stands in the way, `n` is good to know. */
function flagsOf(row: QueueRow, { event, locale, reader }: RowsShown): Markup[] {
  const t = words(locale, "review");
  const flags: Markup[] = [];
  if (row.claim) {
    const { byId, by, minutes } = row.claim;
    flags.push(flagMarkup("n", byId === reader ? t("queue.heldByYou") : t("queue.heldBy", { by, minutes })));
  }
  if (row.held) flags.push(flagMarkup("n", t("flags.held")));
  if (row.merged) flags.push(flagMarkup("n", t("flags.merged")));
  if (row.late) flags.push(flagMarkup("w", t("flags.late")));
  if (event.vettingAsked && row.vetting !== "notSent")
    flags.push(flagMarkup(vettingTones[row.vetting], words(locale, "vetting.flags")(row.vetting)));
  if (row.sameDocument) flags.push(flagMarkup("w", t("flags.sameDocument")));
  if (row.mfaExpires && row.mfaExpires < event.lastDay)
    flags.push(flagMarkup("w", t("flags.mfaUntil", { day: calendarDay(row.mfaExpires, locale, "numeric") })));
  if (row.mfaState === "pending") flags.push(flagMarkup("n", t("flags.mfaPending")));
  if (row.mononym) flags.push(flagMarkup("n", t("flags.oneName")));
  return flags;
}
