import { useTranslations } from "next-intl";

/** A letter as its reader sees it. */
export type ShownLetter = { locale: "ru" | "en"; subject: string; text: string };

/** A letter in both languages, side by side where there is room; `name` tells it from others on the page. */
export function BothLetters({ name, letters }: { name: string; letters: readonly ShownLetter[] }) {
  const t = useTranslations("eventDesk.notices");
  return (
    <div className="letters">
      {letters.map(({ locale, subject, text }) => (
        <section key={locale} aria-labelledby={`letter-${name}-${locale}`}>
          <h4 id={`letter-${name}-${locale}`}>{t(`language.${locale}`)}</h4>
          <p className="my-2">
            <span className="meta">{t("subject")}:</span> <span lang={locale}>{subject}</span>
          </p>
          <div lang={locale} className="whitespace-pre-wrap break-words border-t border-line-2 py-3">
            {text}
          </div>
        </section>
      ))}
    </div>
  );
}
