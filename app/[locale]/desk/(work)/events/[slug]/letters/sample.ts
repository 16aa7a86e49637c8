import { getTranslations } from "next-intl/server";
import { type LetterKind, letterKinds, type Words } from "@/lib/event/letters/types";
import type { EventFields } from "@/lib/event/types";
import { compose } from "@/lib/mail/letter";
import { asText } from "@/lib/mail/render";
import type { ShownLetter } from "../letter-text";

/** The letters that an event words itself, in both languages, to somebody invented; the event's facts are real. */
export async function sampleLetters(
  fields: EventFields,
  words: Words,
): Promise<Partial<Record<LetterKind, ShownLetter[]>>> {
  const found: Partial<Record<LetterKind, ShownLetter[]>> = {};
  for (const kind of letterKinds) {
    const own = words[kind];
    if (own)
      found[kind] = [
        await sample(fields, { kind, locale: "ru", own: own.ru }),
        await sample(fields, { kind, locale: "en", own: own.en }),
      ];
  }
  return found;
}

async function sample(
  fields: EventFields,
  { kind, locale, own }: { kind: LetterKind; locale: "ru" | "en"; own: string },
): Promise<ShownLetter> {
  const [t, notices] = await Promise.all([
    getTranslations({ locale, namespace: "eventDesk.letters.sample" }),
    getTranslations("eventDesk.notices"),
  ]);
  const of = (ru: string, en: string) => (locale === "ru" ? ru : en);
  const [slot] = fields.entrySlots;
  const letter = compose(
    {
      kind,
      locale,
      event: {
        ...fields,
        title: of(fields.titleRu, fields.titleEn),
        place: of(`${fields.venueRu}, ${fields.cityRu}`, `${fields.venueEn}, ${fields.cityEn}`),
        controller: of(fields.controllerRu, fields.controllerEn),
        entrance: of(fields.entranceRu, fields.entranceEn),
        bring: of(fields.bringRu, fields.bringEn),
        phone: fields.contactPhone,
        email: fields.contactEmail,
      },
      application: {
        state: kind,
        reference: "XXXX-XXXX-XXXX-XXXX",
        name: t("name"),
        outlet: t("outlet"),
        submittedAt: fields.opensAt,
        sameDocument: false,
        late: false,
        questions: [],
        publicReason: kind === "refused" || kind === "revoked" ? t("reason") : null,
        entry: slot ? { from: new Date(slot.from), to: new Date(slot.to) } : null,
        zones: fields.zones.slice(0, 1).map(({ name }) => name[locale]),
        pool: fields.pools[0]?.name[locale] ?? null,
      },
      notice: null,
      words: own,
      linkUntil: fields.endsAt,
      now: fields.opensAt,
    },
    notices("link"),
  );
  return { locale, subject: letter.subject, text: asText(letter) };
}
