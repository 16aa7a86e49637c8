import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Moment } from "@/app/_ui/moment";
import type { Person } from "@/lib/review/person/types";
import type { clock } from "../../words";

/** For ever: by what it came, when it was received, who entered it and when, and the note; nothing for the web's. */
export async function SourceSection({
  person,
  at,
  base,
}: {
  person: Person;
  at: ReturnType<typeof clock>;
  base: string;
}) {
  const t = await getTranslations("review.person.source");
  const { source, channel, late } = person;
  if (!source) return null;
  const rows: [string, ReactNode][] = [
    [t("channel"), t(`channels.${channel === "web" ? "other" : channel}`)],
    [
      t("received"),
      <Moment key="received" instant={source.receivedAt}>
        {at.whole(source.receivedAt)}
        {late && `, ${t("late")}`}
      </Moment>,
    ],
    [
      t("entered"),
      <Moment key="entered" instant={source.at}>
        {t("enteredBy", { by: source.by, when: at.full(source.at) })}
      </Moment>,
    ],
    ...(source.note ? [[t("note"), source.note] as [string, ReactNode]] : []),
  ];
  return (
    <section className="sec" aria-labelledby="source">
      <h2 id="source">{t("title")}</h2>
      <table className="t [overflow-wrap:anywhere] max-sm:[&_tbody_th]:w-28">
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="whitespace-pre-line">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hintline">
        <a href={`${base}/entry/${source.sheetId}`}>{t("sheet")}</a>
      </p>
    </section>
  );
}
