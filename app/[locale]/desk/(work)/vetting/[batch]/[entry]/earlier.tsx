import { getTranslations } from "next-intl/server";
import { History } from "@/app/_ui/desk-answers";
import { Moment } from "@/app/_ui/moment";
import { StateMark } from "@/app/_ui/state-mark";
import type { listAnswers } from "@/lib/vetting/queries";
import type { clock } from "../../../words";

type Answers = Awaited<ReturnType<typeof listAnswers>>;

/** What was answered about this person before their data changed; nothing where they are new. */
export async function Earlier({ answers, at }: { answers: Answers; at: ReturnType<typeof clock> }) {
  const t = await getTranslations("vetting");
  if (answers.length === 0) return null;
  return (
    <section className="mt-6" aria-labelledby="earlier">
      <h2 id="earlier">{t("person.earlier")}</h2>
      <History
        items={answers.map(({ id, state, note, setAt, batch }) => {
          const when = setAt ?? batch.sentAt;
          return {
            key: id,
            title: (
              <Moment instant={when}>{t("person.earlierLine", { when: at.moment(when), number: batch.number })}</Moment>
            ),
            text: (
              <>
                <StateMark mark={state}>{state === "sent" ? t("person.unanswered") : t(`states.${state}`)}</StateMark>
                {note && <p className="meta">{note}</p>}
              </>
            ),
          };
        })}
      />
    </section>
  );
}
