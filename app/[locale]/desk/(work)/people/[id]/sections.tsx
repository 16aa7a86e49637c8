import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type Fact, Facts } from "@/app/_ui/facts";
import { Icon } from "@/app/_ui/icon";
import { isHeld } from "@/lib/application/status";
import type { Locale } from "@/lib/application/types";
import { matchKey } from "@/lib/names/match";
import { mrzLetters } from "@/lib/names/mrz";
import { transliterate } from "@/lib/names/transliterate";
import type { Person } from "@/lib/review/person/types";
import type { DeskEvent } from "@/lib/review/queue/types";
import { calendarDay, type clock } from "../../words";
import { reveal } from "./actions";
import { RevealForm } from "./reveal-form";
import { StopListMatches } from "./stop-list";

type At = ReturnType<typeof clock>;

// On a telephone a table breaks words rather than leave the page.
const narrow = "[overflow-wrap:anywhere] max-sm:[&_td]:pr-2 max-sm:[&_th]:pr-2";

function Sec({ id, title, about, children }: { id: string; title: string; about?: string; children: ReactNode }) {
  return (
    <section className="sec" aria-labelledby={id}>
      <h2 id={id}>
        {title} {about && <span className="meta">{about}</span>}
      </h2>
      {children}
    </section>
  );
}

/** Both spellings side by side, with what a passport's machine-readable line makes of the Latin one. */
export async function NameSection({ person }: { person: Person }) {
  const t = await getTranslations("review.person.names");
  const { nameRu, nameLat } = person;
  const parts = (["family", "given", "patronymic"] as const).filter((part) => part === "family" || !nameRu.mononym);
  const agree =
    nameLat !== null && parts.every((part) => matchKey(nameRu[part] ?? "") === matchKey(nameLat[part] ?? ""));
  return (
    <Sec id="name" title={t("title")}>
      {/* A telephone has room for the two spellings; what the passport's line makes of them follows from the Latin one. */}
      <table className={`t ${narrow} max-sm:[&_tr>:nth-child(4)]:hidden max-sm:[&_tbody_th]:w-20`}>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{t("part")}</span>
            </th>
            <th scope="col">{t("ru")}</th>
            <th scope="col">{t("latin")}</th>
            <th scope="col">{t("mrz")}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => {
            const ru = nameRu[part];
            const latin = nameLat ? nameLat[part] : transliterate(ru ?? "");
            return (
              <tr key={part}>
                <th scope="row">{t(part)}</th>
                <td className={ru ? "big" : "meta"} lang="ru">
                  {ru || t("declaredNone")}
                </td>
                <td className={latin && nameLat ? "big" : "meta"} lang={latin ? "und-Latn" : undefined}>
                  {latin || t("none")}
                </td>
                <td className={latin ? "mrz" : "meta"}>{latin ? mrzLetters(latin) : t("none")}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {agree && (
        <p className="hintline">
          <Icon name="check" />
          <span>{t("agree")}</span>
        </p>
      )}
      {!nameLat && <p className="hintline">{t("derived")}</p>}
      {nameRu.mononym && <p className="hintline">{t("mononym")}</p>}
    </Sec>
  );
}

/** The document as far as it may be seen, the way to see it whole, and the accreditation by the Foreign Ministry. */
export async function DocumentSection({ person, event, locale }: { person: Person; event: DeskEvent; locale: Locale }) {
  const t = await getTranslations("review.person.document");
  return (
    <Sec id="document" title={t("title")}>
      <table className={`t ${narrow} max-sm:[&_tbody_th]:w-28`}>
        <tbody>
          <tr>
            <th scope="row">{t("number")}</th>
            <td>
              <span className="mask">{t("masked", { hint: person.documentHint })}</span>
            </td>
          </tr>
          <tr>
            <th scope="row">{t("birth")}</th>
            <td>
              <span className="mask">{t("birthMasked")}</span>
            </td>
          </tr>
          {person.mfaState && (
            <tr>
              <th scope="row">{t("mfa")}</th>
              <td>
                <Mfa person={person} lastDay={event.lastDay} locale={locale} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <RevealForm id={person.id} reveal={reveal} />
    </Sec>
  );
}

async function Mfa({ person, lastDay, locale }: { person: Person; lastDay: string; locale: Locale }) {
  const t = await getTranslations("review.person.document");
  if (person.mfaState === "pending") return <span className="warn">{t("mfaPending")}</span>;
  if (person.mfaState === "waived") return t("mfaWaived");
  const expires = person.mfaExpires ?? "";
  return (
    <>
      {t("mfaNumber", { number: person.mfaNumber ?? "", day: expires && calendarDay(expires, locale) })}{" "}
      {expires < lastDay && <span className="warn">{t("mfaShort", { day: calendarDay(lastDay, locale) })}</span>}
    </>
  );
}

/** How to reach the person and the editorial office, and the consent that was given. */
export async function ContactSection({ person, at }: { person: Person; at: At }) {
  const t = await getTranslations("review.person.contact");
  const { editor } = person;
  const mail = (address: string) => <a href={`mailto:${address}`}>{address}</a>;
  const tell = person.decision && isHeld(person.decision) ? "tellHeld" : "tell";
  const rows: Fact[] = [
    [t("email"), person.ring === null ? mail(person.email) : t(tell, { phone: person.ring })],
    [t("phone"), <span key="phone">{person.phone || t("none")}</span>],
    [t("language"), t(`languages.${person.locale}`)],
    [
      t("editor"),
      <span key="editor">
        {editor.name && `${editor.name}, `}
        {editor.email && <>{mail(editor.email)}, </>}
        {editor.phone}
      </span>,
    ],
    [
      t("consent"),
      <span key="consent" className={person.consentBasis === "spoken" ? "warn" : undefined}>
        {t("consentGiven", { version: person.consentVersion, when: at.full(person.consentAt) })},{" "}
        {t(`bases.${person.consentBasis}`)}
      </span>,
    ],
  ];
  return (
    <Sec id="contact" title={t("title")}>
      <Facts rows={rows} />
    </Sec>
  );
}

/** That the person may be on the stop-list, and the way to see whom; nothing where nobody on it is like them. */
export async function StopListSection({
  counts: { all, open },
  ...shown
}: {
  counts: { all: number; open: number };
  id: string;
  queue: string;
  timeZone: string;
}) {
  const t = await getTranslations("stopList.match");
  if (all === 0) return null;
  return (
    <Sec id="stop-list" title={t("title")}>
      <p className={`pt-2 ${open > 0 ? "warn" : ""}`}>
        {t(open > 0 ? "open" : "decided", { count: open > 0 ? open : all })}
      </p>
      <StopListMatches {...shown} />
    </Sec>
  );
}
