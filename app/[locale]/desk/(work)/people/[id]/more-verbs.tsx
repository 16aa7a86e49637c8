"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import type { FormKind } from "./decision-forms";

type Props = {
  kinds: readonly FormKind[];
  here: string;
  /** Where the answer to what is asked can be entered for the applicant; null where nothing is asked. */
  answerHref: string | null;
  onOpen: (kind: FormKind) => void;
};

/** What is done less often, behind one word; each leads to a form, in a layer or as a page. */
export function MoreVerbs({ kinds, here, answerHref, onOpen }: Props) {
  const t = useTranslations("review.decide");
  const details = useRef<HTMLDetailsElement>(null);
  if (kinds.length === 0 && answerHref === null) return null;
  const words = (kind: FormKind) => (kind === "recommend" ? t("recommendRefuse") : t(kind));
  return (
    <details className="more" ref={details}>
      <summary className={buttonClass("desk")}>{t("more")}</summary>
      <ul>
        {answerHref && (
          <li>
            <a className={buttonClass("desk bare")} href={answerHref}>
              {t("answer")}
            </a>
          </li>
        )}
        {kinds.map((kind) => (
          <li key={kind}>
            <a
              className={buttonClass(kind === "revoke" ? "desk danger" : "desk bare")}
              href={`${here}&ask=${kind}#refusal`}
              onClick={(event) => {
                event.preventDefault();
                details.current?.removeAttribute("open");
                onOpen(kind);
              }}
            >
              {words(kind)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
