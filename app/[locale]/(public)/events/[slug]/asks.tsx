import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Materials } from "@/lib/event/types";

type Row = { key: string; what: ReactNode; russian: ReactNode; foreign: ReactNode };

/** What the form asks of either kind of media; `waiver` is the basis on which the foreign ministry's accreditation is not needed. */
export function Asks({
  waiver,
  regimes,
  materials,
}: {
  waiver: string | undefined;
  regimes: readonly ("russian" | "foreign")[];
  materials: Materials;
}) {
  const t = useTranslations("events.page.asks");
  const both = (key: string, what: ReactNode, answer: ReactNode): Row => ({
    key,
    what,
    russian: answer,
    foreign: answer,
  });
  const no = <span className="no">{t("notNeeded")}</span>;
  const mfa =
    waiver === undefined ? (
      <>
        {t("mfaForeign")}
        <small>{t("mfaPending")}</small>
      </>
    ) : (
      <>
        <span className="no">{t("mfaWaived")}</span>
        {waiver && <small>{t("mfaBasis", { basis: waiver })}</small>}
      </>
    );
  const said = { photo: t("required"), letter: t("requiredLetter") };
  const files = [
    ...(["photo", "letter"] as const)
      .filter((name) => materials[name] !== "no")
      .map((name) => ({ name, answer: materials[name] === "required" ? said[name] : t("optionalFile") })),
    ...(["equipment", "vehicles"] as const)
      .filter((name) => materials[name])
      .map((name) => ({ name, answer: t("optionalGoods") })),
  ];
  const rows: Row[] = [
    { key: "name", what: t("name"), russian: t("nameRussian"), foreign: t("nameForeign") },
    { key: "outlet", what: t("outlet"), russian: t("outletRussian"), foreign: t("outletForeign") },
    both("position", t("position"), t("yes")),
    both("birth", t("birth"), t("birthSub")),
    both("document", t("document"), t("documentSub")),
    both("citizenship", t("citizenship"), t("yes")),
    { key: "mfa", what: t("mfa"), russian: no, foreign: mfa },
    both("contact", t("contact"), t("contactSub")),
    ...files.map(({ name, answer }) =>
      both(
        name,
        t(name),
        <>
          {answer}
          <small>{t(`about.${name}`)}</small>
        </>,
      ),
    ),
  ];
  return (
    <table className="asks">
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{t("what")}</span>
          </th>
          {regimes.map((regime) => (
            <th scope="col" key={regime}>
              {t(regime)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, what, ...answers }) => (
          <tr key={key}>
            <th scope="row">{what}</th>
            {regimes.map((regime) => (
              <td key={regime}>{answers[regime]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
