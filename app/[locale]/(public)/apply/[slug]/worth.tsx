import { useTranslations } from "next-intl";
import { Notice } from "@/app/_ui/notice";
import type { Problem } from "./use-journey";

/** What is worth a second look and stops nobody. */
export function Worth({ found }: { found: readonly Problem[] }) {
  const t = useTranslations("apply.form");
  if (found.length === 0) return null;
  return (
    <div className="worth">
      <Notice id="worth" kind="wait" title={t("worthChecking")}>
        {found.map(({ code, text }) => (
          <p key={code}>{text}</p>
        ))}
      </Notice>
    </div>
  );
}
