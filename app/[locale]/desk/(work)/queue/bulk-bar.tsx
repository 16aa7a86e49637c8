"use client";

import { Icon } from "@/app/_ui/icon";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { DeedKind } from "@/lib/review/bulk/types";
import { useDeskAction } from "../desk-action";
import { prepareBulk } from "./actions";

/** The bar's words; `{count}` stands for how many are chosen. */
export type BulkTexts = {
  label: string;
  chosen: string;
  scope: string;
  these: string;
  theseCounted: string;
  all: string;
  clear: string;
  deeds: { kind: DeedKind; text: string }[];
  errors: { nothingChosen: string; failed: string };
};

type Props = BulkTexts & { event: string; locale: string; query: string; count: number; onReset: () => void };

/** What can be done with the ticked rows, or with all that match. Each button leads to a page that says what it would do. */
export function BulkBar({ event, locale, query, count, onReset, ...texts }: Props) {
  const [state, act] = useDeskAction(prepareBulk, {});
  const code = state.errors?.[0]?.code;
  return (
    <form
      id="bulk"
      action={act}
      onReset={onReset}
      className="bulk bottom-0 z-10 sm:sticky md:-mx-6 max-md:-mx-4"
      aria-label={texts.label}
    >
      <input type="hidden" name="event" value={event} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="queue" value={query} />
      <strong role="status">{count > 0 ? texts.chosen.replace("{count}", String(count)) : texts.label}</strong>
      <fieldset className="scope">
        <legend className="vh">{texts.scope}</legend>
        <label>
          <input className="vh" type="radio" name="scope" value="chosen" defaultChecked />
          {count > 0 ? texts.theseCounted.replace("{count}", String(count)) : texts.these}
        </label>
        <label>
          <input className="vh" type="radio" name="scope" value="all" />
          {texts.all}
        </label>
      </fieldset>
      {texts.deeds.map(({ kind, text }, index) => (
        <SubmitButton
          key={kind}
          kind={index === 0 ? "desk first" : kind === "refuse" ? "desk danger" : "desk"}
          name="deed"
          value={kind}
        >
          {text}
        </SubmitButton>
      ))}
      <button type="reset" className="dbtn bare after">
        {texts.clear}
      </button>
      {code && (
        <p className="error w-full" role="alert">
          <Icon name="alert" />
          <span>{code === "review.nothingChosen" ? texts.errors.nothingChosen : texts.errors.failed}</span>
        </p>
      )}
    </form>
  );
}
