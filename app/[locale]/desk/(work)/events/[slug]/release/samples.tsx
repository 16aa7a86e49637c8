import { getTranslations } from "next-intl/server";
import { previewLetters } from "@/lib/mail/preview";
import { asText } from "@/lib/mail/render";
import type { ReleaseView } from "@/lib/review/release/types";
import { BothLetters } from "../letter-text";

/** For each outcome the letter of a real application, in both languages, as the sender would compose it now. */
export async function Samples({ eventId, samples }: { eventId: string; samples: ReleaseView["samples"] }) {
  const [t, notices] = await Promise.all([getTranslations("eventDesk.release"), getTranslations("eventDesk.notices")]);
  const letters = await Promise.all(
    samples.map(async ({ state, id }) => ({
      state,
      letters: await previewLetters({ kind: state, eventId, applicationId: id }, notices("link")),
    })),
  );
  return (
    <section className="sec" aria-labelledby="samples">
      <h2 id="samples">{t("letters")}</h2>
      <p className="meta my-3 max-w-160">{t("lettersNote")}</p>
      {letters.map(({ state, letters }) => (
        <section key={state} className="my-6" aria-labelledby={`sample-${state}`}>
          <h3 id={`sample-${state}`}>{t(`sample.${state}`)}</h3>
          <BothLetters name={state} letters={letters.map((letter) => ({ ...letter, text: asText(letter) }))} />
        </section>
      ))}
    </section>
  );
}
