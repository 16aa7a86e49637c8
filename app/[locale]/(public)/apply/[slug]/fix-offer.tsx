"use client";

import { useTranslations } from "next-intl";
import { Fix, type Piece, Pieces } from "@/app/_ui/fix";
import type { FieldError } from "@/lib/application/types";

/** The corrected spelling that an error offers, with the letters marked in both; nothing where it offers none. */
export function FixOffer({
  problem,
  typed,
  onFix,
}: {
  problem: FieldError;
  typed: string;
  onFix?: ((fix: string) => void) | undefined;
}) {
  const t = useTranslations("apply.form");
  const { fix, position, length } = problem.params ?? {};
  if (typeof fix !== "string") return null;
  const { wrong, right } = differences(typed, fix);
  const lang = problem.field.endsWith("Ru") ? "ru" : undefined;
  return (
    <Fix
      field={problem.field}
      typed={wrong}
      lang={lang}
      explain={position && length ? t("fixLetter", { position, length }) : t("fixOther")}
      action={t.rich("replace", { word: () => <Pieces as="ins" pieces={right} lang={lang} /> })}
      onFix={onFix && (() => onFix(fix))}
    />
  );
}

/** Both words in pieces, the letters in which they differ marked; whole where they cannot be laid beside each other. */
function differences(typed: string, fix: string): { wrong: Piece[]; right: Piece[] } {
  const [from, to] = [[...typed.normalize("NFC").trim()], [...fix]];
  if (from.length !== to.length) return { wrong: [{ text: typed }], right: [{ text: fix }] };
  const pieces = (letters: readonly string[]) =>
    letters.map((text, index) => ({ text, marked: from[index] !== to[index] }));
  return { wrong: joined(pieces(from)), right: joined(pieces(to)) };
}

function joined(letters: readonly { text: string; marked: boolean }[]): Piece[] {
  const pieces: { text: string; marked: boolean }[] = [];
  for (const letter of letters) {
    const last = pieces.at(-1);
    if (last && last.marked === letter.marked) last.text += letter.text;
    else pieces.push({ ...letter });
  }
  return pieces;
}
