"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/app/_ui/icon";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { AccountVerb } from "@/lib/staff/manage/types";
import { useDeskAction } from "../../desk-action";
import { press } from "../actions";
import { useErrors } from "../use-errors";

/** One thing that can be done to an account: what it means, and the button that does it. */
export function VerbForm({
  verb,
  invited,
  id,
  version,
  locale,
}: {
  verb: AccountVerb;
  /** The person has not set a password yet: the link is an invitation. */
  invited: boolean;
  id: string;
  version: number;
  locale: string;
}) {
  const t = useTranslations("staff.manage.verbs");
  const [state, act, pending] = useDeskAction(press, {});
  const { items } = useErrors(state);
  const words = verb === "sendLink" && invited ? "inviteAgain" : verb;
  return (
    <section className="sec" aria-labelledby={verb}>
      <h2 id={verb}>{t(`${words}.title`)}</h2>
      <p className="mt-2">{t(`${words}.text`)}</p>
      <form action={act} className="mt-3">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="verb" value={verb} />
        {items.map(({ text }) => (
          <p className="error mb-2" role="alert" key={text}>
            <Icon name="alert" />
            <span>{text}</span>
          </p>
        ))}
        <SubmitButton kind={verb === "deactivate" ? "desk danger" : "desk"} pending={pending}>
          {t(`${words}.button`)}
        </SubmitButton>
      </form>
    </section>
  );
}
