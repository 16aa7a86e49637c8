import { buttonClass } from "@/app/_ui/button-class";
import { words } from "@/i18n/words";
import { KeyList } from "../key-list";

/**
 * The queue's keys at its foot, pale until its script listens to them; "?" and the button show them in a layer. It looks
 * like the strip of the pages that React renders (../keys.tsx).
 */
export function KeyStrip({ locale }: { locale: "ru" | "en" }) {
  const t = words(locale, "review.keys");
  const keys = [
    { caps: ["j", "k"], text: t("row") },
    { caps: ["Enter"], text: t("open") },
    { caps: ["x"], text: t("select") },
    { caps: ["/"], text: t("search") },
  ];
  return (
    <section className="keys" aria-label={t("label")} inert>
      <dl className="flex-wrap">
        <KeyList keys={keys} />
        <div>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>
            <button type="button" className={buttonClass("desk bare")} data-opens="keys">
              {t("all")}
            </button>
          </dd>
        </div>
      </dl>
      <dialog className="dialog" id="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">{t("label")}</h2>
        <dl className="mt-4 grid gap-2">
          <KeyList keys={keys} />
        </dl>
        <form className="end" method="dialog">
          <button type="submit" className={buttonClass("desk")}>
            {t("close")}
          </button>
        </form>
      </dialog>
    </section>
  );
}
