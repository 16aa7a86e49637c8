import { buttonClass } from "@/app/_ui/button-class";
import { Icon } from "@/app/_ui/icon";
import { words } from "@/i18n/words";
import type { Posted } from "../document";
import { Hidden } from "./hidden";
import { Refused } from "./refused";

type Props = { event: string; locale: "ru" | "en"; queue: string; posted: Posted | undefined };

/** Opens the first application that waits, and claims it. */
export function BeginForm({ event, locale, queue, posted }: Props) {
  const t = words(locale, "review.queue");
  const code = posted?.form === "beginQueue" ? posted.state.errors?.[0]?.code : undefined;
  return (
    <form method="post" className="flex flex-wrap items-center gap-2">
      <Hidden form="beginQueue" values={{ event, locale, queue }} />
      {code && <Refused text={t(code === "review.nothingFree" ? "nothingFree" : "failed")} />}
      <button type="submit" className={buttonClass("desk first")}>
        {t("begin")}
        <Icon name="next" />
      </button>
    </form>
  );
}
