import { getTranslations } from "next-intl/server";
import { Moment } from "@/app/_ui/moment";
import type { Person } from "@/lib/review/person/types";
import type { clock } from "../../words";

type Props = { person: Person; at: ReturnType<typeof clock> };

/** What was changed since a decision that no longer holds by it: old and new, of sealed values their ends alone. */
export async function ChangesSection({ person, at }: Props) {
  const t = await getTranslations("review");
  const { returned } = person;
  if (!returned) return null;
  return (
    <section className="sec" aria-labelledby="changes">
      <h2 id="changes">
        {t("person.changes.title")}{" "}
        <span className="meta">
          {t("person.changes.about", { from: t(`states.${returned.from}`), when: at.moment(returned.at) })}
        </span>
      </h2>
      <table className="t [overflow-wrap:anywhere] max-sm:[&_tbody_th]:w-28">
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{t("person.changes.field")}</span>
            </th>
            <th scope="col">{t("person.changes.before")}</th>
            <th scope="col">{t("person.changes.after")}</th>
          </tr>
        </thead>
        <tbody>
          {returned.changes.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{t(`person.changes.fields.${field}`)}</th>
              <td>{say(t, field, before)}</td>
              <td className="big">{say(t, field, after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"review">>>;

function say(t: Words, field: string, value: string | null) {
  if (value === null || value === "") return <span className="meta">{t("person.names.none")}</span>;
  if (field === "documentHint") return <span className="mask">{t("person.document.masked", { hint: value })}</span>;
  if (field === "photoId" || field === "letterId") return t("person.changes.file");
  if (field === "mononym") return t(value === "true" ? "person.changes.yes" : "person.changes.no");
  return value;
}

/** What was asked and answered, the latest first. */
export async function ClarificationSection({ person, at }: Props) {
  const t = await getTranslations("review");
  if (person.clarifications.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="clarification">
      <h2 id="clarification">{t("person.clarification.title")}</h2>
      <table className="t [overflow-wrap:anywhere] max-sm:[&_tbody_th]:w-28">
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{t("person.changes.field")}</span>
            </th>
            <th scope="col">{t("person.clarification.question")}</th>
            <th scope="col" className="w-2/5">
              {t("person.clarification.answer")}
            </th>
          </tr>
        </thead>
        <tbody>
          {person.clarifications.flatMap(({ askedAt, askedBy, questions, answer }) =>
            questions.map(({ section, text }) => {
              const own = answer?.answers.find((each) => each.section === section);
              return (
                <tr key={`${askedAt.getTime()} ${section}`}>
                  <th scope="row">{t(`sections.${section}`)}</th>
                  <td>
                    <span lang={person.locale}>{text}</span>
                    <span className="meta block">
                      {askedBy}, <Moment instant={askedAt}>{at.moment(askedAt)}</Moment>
                    </span>
                  </td>
                  <td>
                    {own?.words && <span className="block whitespace-pre-line">{own.words}</span>}
                    {own?.corrected && <span className="block">{t("person.clarification.corrected")}</span>}
                    <span className="meta block">
                      {answer ? (
                        <>
                          {answer.enteredBy ?? t("person.history.applicant")},{" "}
                          <Moment instant={answer.at}>{at.moment(answer.at)}</Moment>
                        </>
                      ) : (
                        t("person.clarification.waits")
                      )}
                    </span>
                  </td>
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
    </section>
  );
}
