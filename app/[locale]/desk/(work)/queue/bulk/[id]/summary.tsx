import { getTranslations } from "next-intl/server";
import { Icon, type IconName } from "@/app/_ui/icon";
import { type Outcome, outcomes } from "@/lib/review/bulk/types";

const signs = {
  done: ["app-ok", "o"],
  same: ["app-back", "n"],
  changed: ["app-asked", "w"],
  barred: ["app-no", "s"],
} as const satisfies Record<Outcome, [IconName, string]>;

/** How many come to each outcome; those that none comes to are left out. */
export async function Summary({ counts, tense }: { counts: Record<Outcome, number>; tense: "will" | "did" }) {
  const t = await getTranslations("review.bulk");
  return (
    <table className="res">
      <caption className="vh">{t("summary.label")}</caption>
      <tbody>
        {outcomes
          .filter((outcome) => counts[outcome] > 0 || outcome === "done")
          .map((outcome) => {
            const [icon, tone] = signs[outcome];
            return (
              <tr key={outcome}>
                <th scope="row">
                  <span className={`state ${tone}`}>
                    <Icon name={icon} className="" />
                    {t(`summary.${tense}.${outcome}`)}
                  </span>
                </th>
                <td className="num">{counts[outcome]}</td>
              </tr>
            );
          })}
      </tbody>
    </table>
  );
}
