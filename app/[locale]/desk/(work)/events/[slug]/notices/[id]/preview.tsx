import { getTranslations } from "next-intl/server";
import type { Notice } from "@/lib/event/notice/types";
import type { EventFields } from "@/lib/event/types";
import { compose } from "@/lib/mail/letter";
import { asText } from "@/lib/mail/render";

/** The letter of a notice in both languages, composed as the sender composes it, for a recipient who does not exist. */
export async function NoticePreview({ notice, fields }: { notice: Notice; fields: EventFields }) {
  const t = await getTranslations("eventDesk.notices");
  const letters = (["ru", "en"] as const).map((locale) => {
    const [title, place, controller] =
      locale === "ru"
        ? [fields.titleRu, `${fields.venueRu}, ${fields.cityRu}`, fields.controllerRu]
        : [fields.titleEn, `${fields.venueEn}, ${fields.cityEn}`, fields.controllerEn];
    const letter = compose(
      {
        kind: notice.kind,
        locale,
        event: {
          ...fields,
          title,
          place,
          controller,
          phone: fields.contactPhone,
          email: fields.contactEmail,
          entrance: (locale === "ru" ? notice.entranceRu : notice.entranceEn) ?? "",
          bring: "",
        },
        application: {
          state: "approved",
          reference: "XXXX-XXXX-XXXX-XXXX",
          name: t("sample"),
          outlet: "…",
          submittedAt: notice.createdAt,
          sameDocument: false,
          late: false,
          questions: [],
          publicReason: null,
          entry: null,
          zones: [],
          pool: null,
        },
        notice: locale === "ru" ? notice.textRu : notice.textEn,
        words: null,
        linkUntil: fields.endsAt,
        now: notice.createdAt,
      },
      t("link"),
    );
    return { locale, subject: letter.subject, text: asText(letter) };
  });
  return (
    <section className="sec" aria-labelledby="letter">
      <h2 id="letter">{t("letter")}</h2>
      <div className="letters">
        {letters.map(({ locale, subject, text }) => (
          <section key={locale} aria-labelledby={`letter-${locale}`}>
            <h3 id={`letter-${locale}`}>{t(`language.${locale}`)}</h3>
            <p className="my-2">
              <span className="meta">{t("subject")}:</span> <span lang={locale}>{subject}</span>
            </p>
            <div lang={locale} className="whitespace-pre-wrap break-words border-t border-line-2 py-3">
              {text}
            </div>
          </section>
        ))}
      </div>
    </section>
  );
}
