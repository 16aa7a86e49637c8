import { getLocale, getTranslations } from "next-intl/server";
import { Icon } from "@/app/_ui/icon";
import { StateMark } from "@/app/_ui/state-mark";
import { difference, type Piece } from "@/lib/names/difference";
import type { Person } from "@/lib/review/person/types";
import type { SeenBefore } from "@/lib/review/seen/types";
import { clock, fullName } from "../../words";
import { PairForm } from "./pair-form";

type Props = {
  person: Person;
  seen: readonly SeenBefore[];
  at: ReturnType<typeof clock>;
  base: string;
  /** The way that leads here, as a query. */
  queue: string;
};

/** Other applications that may be of the same person, side by side with this one; nothing where there are none. */
export async function SeenBeforeSection({ seen, ...props }: Props) {
  const t = await getTranslations("review.person.seen");
  if (seen.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="seen">
      <h2 id="seen">{t("title")}</h2>
      {seen.map((one) => (
        <Comparison key={one.id} one={one} {...props} />
      ))}
    </section>
  );
}

async function Comparison({ one, person, at, base, queue }: Omit<Props, "seen"> & { one: SeenBefore }) {
  const [t, review, locale] = await Promise.all([
    getTranslations("review.person.seen"),
    getTranslations("review"),
    getLocale(),
  ]);
  const there = one.event ? clock(locale, one.event.timeZone) : at;
  const latin = [person.nameLat, one.nameLat].map((name) => (name ? fullName(name) : ""));
  const rows = [
    { key: "ru", label: t("ru"), lang: "ru", texts: [fullName(person.nameRu), fullName(one.nameRu)] },
    ...(latin.some((name) => name !== "") ? [{ key: "latin", label: t("latin"), lang: "und-Latn", texts: latin }] : []),
    { key: "outlet", label: t("outlet"), texts: [person.outletName, one.outletName] },
    { key: "position", label: t("position"), texts: [person.position, one.position] },
  ];
  return (
    <div className="mb-6">
      <p className="pt-2">
        <b>{t(one.byDocument ? (one.byPerson ? "byBoth" : "byDocument") : one.byPerson ? "byPerson" : "byLink")}</b>
      </p>
      <table className="t cmp hyphens-auto [overflow-wrap:anywhere] max-sm:[&_tbody_th]:w-24">
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{t("compared")}</span>
            </th>
            <th scope="col">{t("this")}</th>
            <th scope="col">
              <a href={`${base}/people/${one.id}${one.event ? "" : `?${queue}`}`} translate="no">
                {one.reference}
              </a>
              , {there.full(new Date(one.submittedAt))}
              {one.event && <span className="block">{one.event.title[locale]}</span>}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, lang, texts: [mine = "", theirs = ""] }) => {
            const [left, right] = difference(mine, theirs);
            return (
              <tr key={key}>
                <th scope="row">{label}</th>
                <Side pieces={left} lang={lang} none={t("none")} />
                <Side pieces={right} lang={lang} none={t("none")} />
              </tr>
            );
          })}
          <tr>
            <th scope="row">{t("document")}</th>
            {one.byDocument ? (
              <td colSpan={2}>
                <Same>{t("sameDocument")}</Same>
              </td>
            ) : (
              <>
                <td>{review("person.document.masked", { hint: person.documentHint })}</td>
                <td>{review("person.document.masked", { hint: one.documentHint })}</td>
              </>
            )}
          </tr>
          {one.byPerson && (
            <tr>
              <th scope="row">{t("birth")}</th>
              <td colSpan={2}>
                <Same>{t("sameBirth")}</Same>
              </td>
            </tr>
          )}
          <tr>
            <th scope="row">{t("decision")}</th>
            {[person.state, one.state].map((state, side) => (
              <td key={side === 0 ? "this" : "other"}>
                <StateMark mark={state}>{review(`states.${state}`)}</StateMark>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <PairForm
        id={person.id}
        other={one.id}
        reference={one.reference}
        locale={locale}
        queue={queue}
        said={one.verdict?.said ?? null}
        aside={one.aside}
        mayKeep={one.mayKeep}
        saidBy={
          one.verdict &&
          t(one.verdict.said === "same" ? "saidSame" : "saidDifferent", {
            by: one.verdict.by,
            when: at.full(new Date(one.verdict.at)),
          })
        }
      />
    </div>
  );
}

function Side({ pieces, lang, none }: { pieces: readonly Piece[]; lang?: string; none: string }) {
  if (pieces.length === 0) return <td className="meta">{none}</td>;
  let at = 0;
  return (
    <td className="big" lang={lang}>
      {pieces.map(({ text, differs }) => {
        at += text.length;
        return differs ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>;
      })}
    </td>
  );
}

function Same({ children }: { children: string }) {
  return (
    <span className="same">
      <Icon name="check" />
      {children}
    </span>
  );
}
