import { getTranslations } from "next-intl/server";
import { asText } from "@/lib/mail/render";
import type { Letter } from "@/lib/mail/types";

/** A letter in both languages, side by side where there is room; `name` tells it from others on the page. */
export async function BothLetters({ name, letters }: { name: string; letters: readonly Letter[] }) {
  const t = await getTranslations("eventDesk.notices");
  return (
    <div className="letters">
      {letters.map((letter) => (
        <section key={letter.locale} aria-labelledby={`${name}-${letter.locale}`}>
          <h4 id={`${name}-${letter.locale}`}>{t(`language.${letter.locale}`)}</h4>
          <p className="my-2">
            <span className="meta">{t("subject")}:</span> <span lang={letter.locale}>{letter.subject}</span>
          </p>
          <div lang={letter.locale} className="whitespace-pre-wrap break-words border-t border-line-2 py-3">
            {asText(letter)}
          </div>
        </section>
      ))}
    </div>
  );
}
