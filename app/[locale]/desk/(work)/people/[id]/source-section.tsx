import { getTranslations } from "next-intl/server";
import { type Fact, Facts } from "@/app/_ui/facts";
import { Moment } from "@/app/_ui/moment";
import type { Person } from "@/lib/review/person/types";
import type { clock } from "../../words";

/**
 * For ever: by what it came, when it was received, who entered it and when, and the note; for the web's only why it was
 * admitted late, where it was.
 */
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
  const { source, channel, late, lateReason } = person;
  if (!source && lateReason === null) return null;
  const receivedAt = source?.receivedAt ?? person.submittedAt;
  const lines = (text: string) => <span className="whitespace-pre-line">{text}</span>;
  const rows: Fact[] = [
    [t("channel"), t(`channels.${channel === "web" ? (source ? "other" : "web") : channel}`)],
    [
      t("received"),
      <Moment key="received" instant={receivedAt}>
        {at.whole(receivedAt)}
        {late && `, ${t("late")}`}
      </Moment>,
    ],
    ...(lateReason ? [[t("lateReason"), lines(lateReason)] as const] : []),
    ...(source ? [[t("entered"), <Entered key="entered" source={source} at={at} />] as const] : []),
    ...(source?.note ? [[t("note"), lines(source.note)] as const] : []),
  ];
  return (
    <section className="sec" aria-labelledby="source">
      <h2 id="source">{t("title")}</h2>
      <Facts rows={rows} />
      {source && (
        <p className="hintline">
          <a href={`${base}/entry/${source.sheetId}`}>{t("sheet")}</a>
        </p>
      )}
    </section>
  );
}

async function Entered({ source, at }: { source: NonNullable<Person["source"]>; at: ReturnType<typeof clock> }) {
  const t = await getTranslations("review.person.source");
  return <Moment instant={source.at}>{t("enteredBy", { by: source.by, when: at.full(source.at) })}</Moment>;
}
