"use client";

import { useLocale, useTranslations } from "next-intl";
import { useActionState } from "react";
import { ErrorLine, Label } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { StopListMatch } from "@/lib/stop-list/types";
import { useDeskAction } from "../../desk-action";
import { decideOnMatch, showMatches } from "../../stop-list/actions";
import { useErrors } from "../../stop-list/use-errors";
import { calendarDay, clock } from "../../words";

type Props = {
  id: string;
  timeZone: string;
  /** The way back into the queue; null for who only looks and decides nothing. */
  queue: string | null;
};

/** Shows whom of the stop-list this may be, once asked: who looked is on record. It refuses nobody; a human decides. */
export function StopListMatches({ id, queue, timeZone }: Props) {
  const t = useTranslations("stopList");
  const [state, act] = useActionState(showMatches, {});
  const { items } = useErrors(state);
  if (state.matches)
    return (
      <div role="status">
        {state.matches.map((match) => (
          <Match key={match.entryId} match={match} id={id} queue={queue} timeZone={timeZone} />
        ))}
      </div>
    );
  return (
    <form action={act} className="pair items-center">
      <input type="hidden" name="id" value={id} />
      <SubmitButton kind="desk">{t("match.show")}</SubmitButton>
      <span className="meta">{t("match.recorded")}</span>
      <span role="status">{items[0]?.text}</span>
    </form>
  );
}

function Match({ match, id, queue, timeZone }: Props & { match: StopListMatch }) {
  const t = useTranslations("stopList");
  const locale = useLocale();
  const [state, act] = useDeskAction(decideOnMatch, {});
  const { items, errorOf } = useErrors(state);
  const name = [match.family, match.given].filter(Boolean).join(" ");
  const { decision } = match;
  const [note, noteError] = [`note-${match.entryId}`, errorOf("note")];
  return (
    <section className="inner mt-3" aria-label={name}>
      <b>{name}</b>
      <p>{t(`match.kinds.${match.kind}`)}</p>
      <p>{match.reason}</p>
      <p className="meta">{t("match.source", { source: match.source, day: calendarDay(match.expiresOn, locale) })}</p>
      {decision && (
        <p className="mt-2">
          {t(decision.samePerson ? "match.saidSame" : "match.saidDifferent", {
            by: decision.by,
            when: clock(locale, timeZone).full(new Date(decision.at)),
          })}{" "}
          <span className="meta">{decision.note}</span>
        </p>
      )}
      {queue !== null && (
        <form action={act} noValidate className="mt-2" aria-label={t("match.decide", { name })}>
          {Object.entries({ id, entry: match.entryId, locale, queue }).map(([field, value]) => (
            <input type="hidden" key={field} name={field} value={value} />
          ))}
          {/* Several matches may be open at once: each field has an id of its own. */}
          <div className={noteError ? "field bad" : "field"}>
            <Label name={note} label={t("match.note")} />
            <ErrorLine name={note} error={noteError} prefix={t("errors.prefix")} />
            <input
              type="text"
              id={note}
              name="note"
              defaultValue={state.values?.note ?? ""}
              maxLength={1000}
              autoComplete="off"
              aria-invalid={noteError ? true : undefined}
              aria-describedby={noteError ? `${note}-error` : undefined}
            />
          </div>
          <p className="pair flex-wrap">
            <SubmitButton kind="desk" name="said" value="different">
              {t("match.different")}
            </SubmitButton>
            <SubmitButton kind="desk" name="said" value="same">
              {t("match.same")}
            </SubmitButton>
          </p>
          <span role="status">{items.find(({ field }) => field === undefined)?.text}</span>
        </form>
      )}
    </section>
  );
}
