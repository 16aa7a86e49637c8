"use client";

import { ErrorLine } from "@/app/_ui/field";
import { Icon } from "@/app/_ui/icon";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useDeskAction } from "../../desk-action";
import { tagPerson } from "../../queue/actions";
import { Hidden } from "./decision-parts";

type Props = {
  fields: { id: string; locale: string; queue: string };
  own: readonly { tag: string; remove: string }[];
  /** What the desk uses and this application does not bear. */
  known: readonly string[];
  texts: { none: string; word: string; add: string; note: string; errors: Record<string, string> };
};

/** Tags as chips that come off, and the form that adds one. */
export function TagForms({ fields, own, known, texts }: Props) {
  const [state, act] = useDeskAction(tagPerson, {});
  const code = state.errors?.[0]?.code.replace("review.", "");
  const error = code && (texts.errors[code] ?? texts.errors.tagUnfit);
  return (
    <>
      {own.length === 0 && <span className="meta">{texts.none}</span>}
      {own.map(({ tag, remove }) => (
        <form action={act} className="chip" key={tag}>
          <Hidden values={{ ...fields, word: tag, on: "no" }} />
          {tag}
          <button type="submit" aria-label={remove}>
            <Icon name="x" />
          </button>
        </form>
      ))}
      <form action={act}>
        <Hidden values={{ ...fields, on: "yes" }} />
        {error && <ErrorLine name="word" error={error} />}
        <label className="vh" htmlFor="word">
          {texts.word}
        </label>
        <input
          id="word"
          name="word"
          list="known-tags"
          maxLength={24}
          autoComplete="off"
          defaultValue={state.values?.on === "yes" ? state.values.word : ""}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "word-error" : "word-note"}
        />
        <datalist id="known-tags">
          {known.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <SubmitButton kind="desk">{texts.add}</SubmitButton>
        <span className="meta" id="word-note">
          {texts.note}
        </span>
      </form>
    </>
  );
}
