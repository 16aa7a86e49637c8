import type { ReactNode } from "react";
import { Icon } from "./icon";

/** A word in pieces; `marked` pieces are the letters in question. */
export type Piece = { text: string; marked?: boolean };

/** A word with its letters in question marked: wrong (`mark`) or right (`ins`). */
export function Pieces({ pieces, as: Tag, lang }: { pieces: readonly Piece[]; as: "mark" | "ins"; lang?: string }) {
  let at = 0;
  return (
    <span lang={lang}>
      {pieces.map(({ text, marked }) => {
        const key = at;
        at += text.length;
        return marked ? <Tag key={key}>{text}</Tag> : <span key={key}>{text}</span>;
      })}
    </span>
  );
}

/**
 * The offer beside a wrong letter: the word as typed with the letter marked, why it is wrong, and a button that
 * submits the form with `fix=<field name>`, so that it works without script. With script give `onFix` as well.
 * `action` is the button's words, for example t.rich("replace", { word: () => <Pieces as="ins" pieces={right} /> }).
 */
export function Fix({
  field,
  typed,
  lang,
  explain,
  action,
  onFix,
}: {
  field: string;
  typed: readonly Piece[];
  lang?: string;
  explain: ReactNode;
  action: ReactNode;
  onFix?: () => void;
}) {
  return (
    <div className="fix">
      <p className="word" aria-hidden="true">
        <Pieces as="mark" pieces={typed} lang={lang} />
      </p>
      <p>{explain}</p>
      <button className="btn" type={onFix ? "button" : "submit"} name="fix" value={field} onClick={onFix}>
        <Icon name="swap" />
        <span>{action}</span>
      </button>
    </div>
  );
}
