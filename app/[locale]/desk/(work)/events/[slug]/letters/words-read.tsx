import { getLocale, getTranslations } from "next-intl/server";
import { type EventLetters, type LetterKind, letterKinds } from "@/lib/event/letters/types";
import type { Both } from "@/lib/event/types";

type Props = { letters: EventLetters; ours: Readonly<Record<LetterKind, Both>>; ourReasons: readonly string[] };

/** An event's words for who may read and not write them. */
export async function WordsRead({ letters: { words, reasons }, ours, ourReasons }: Props) {
  const [t, locale] = await Promise.all([getTranslations("eventDesk.letters"), getLocale()]);
  return (
    <>
      <p className="meta my-3">{t("readOnly")}</p>
      {letterKinds.map((kind) => {
        const own = words[kind];
        return (
          <section key={kind} className="sec max-w-220" aria-labelledby={`words-${kind}`}>
            <h2 id={`words-${kind}`}>{t(`kinds.${kind}`)}</h2>
            {own ? (
              (["ru", "en"] as const).map((language) => (
                <p key={language} lang={language} className="my-3 whitespace-pre-wrap break-words">
                  {own[language]}
                </p>
              ))
            ) : (
              <p className="my-3">{t("ours", { text: ours[kind][locale] })}</p>
            )}
          </section>
        );
      })}
      <section className="sec max-w-220" aria-labelledby="reasons">
        <h2 id="reasons">{t("reasons")}</h2>
        <ul className="my-3">
          {(reasons.length > 0 ? reasons.map((reason) => reason[locale]) : ourReasons).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
