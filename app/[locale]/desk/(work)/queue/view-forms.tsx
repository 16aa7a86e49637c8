import { buttonClass } from "@/app/_ui/button-class";
import { ErrorLine } from "@/app/_ui/field";
import { words } from "@/i18n/words";
import type { FormState } from "@/lib/action";
import type { Posted } from "../document";
import { Hidden } from "./hidden";
import { Refused } from "./refused";

type Props = {
  locale: "ru" | "en";
  /** The way to the queue as it stands. */
  queue: string;
  mayShare: boolean;
  posted: Posted | undefined;
};

/** Keeps the queue as it stands, under a name; also that of a view which was to be changed and is gone. */
export function SaveViewForm({ event, ...props }: Props & { event: string }) {
  const { locale, queue, posted } = props;
  const state = posted && /View$/.test(posted.form) ? posted.state : undefined;
  return (
    <form method="post" noValidate>
      <Hidden form="saveView" values={{ event, locale, queue }} />
      <NameFields {...props} state={state} />
    </form>
  );
}

/** Renames the view that is shown, shares it or deletes it. */
export function ChangeViewForm({ view, ...props }: Props & { view: { id: string; name: string; shared: boolean } }) {
  const { locale, queue, posted } = props;
  const t = words(locale, "review");
  const values = { locale, queue, id: view.id };
  return (
    <>
      <form method="post" noValidate>
        <Hidden form="changeView" values={values} />
        <NameFields {...props} view={view} state={posted?.form === "changeView" ? posted.state : undefined} />
      </form>
      <form method="post">
        <Hidden form="deleteView" values={values} />
        {posted?.form === "deleteView" && <Refused text={t("queue.failed")} />}
        <button type="submit" className={buttonClass("desk danger")}>
          {t("views.delete")}
        </button>
      </form>
    </>
  );
}

const known = ["viewNameRequired", "viewNameTooLong", "viewNameTaken", "tooManyViews"] as const;

type FieldsProps = Props & { state: FormState | undefined; view?: { name: string; shared: boolean } };

function NameFields({ locale, mayShare, state, view }: FieldsProps) {
  const t = words(locale, "review");
  const code = state?.errors?.[0]?.code;
  const key = known.find((each) => code === `review.${each}`);
  const error = code && (key ? t(`views.errors.${key}`) : t("queue.failed"));
  const shared = state?.values ? state.values.shared === "yes" : (view?.shared ?? false);
  return (
    <>
      <label htmlFor="view-name">{t("views.name")}</label>
      <ErrorLine name="view-name" error={error} />
      <input
        id="view-name"
        name="name"
        defaultValue={state?.values?.name ?? view?.name ?? ""}
        maxLength={40}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the page has come back because of this field.
        autoFocus={error !== undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? "view-name-error" : undefined}
      />
      {mayShare ? (
        <label className="share">
          <input type="checkbox" name="shared" value="yes" defaultChecked={shared} />
          {t("views.share")}
        </label>
      ) : (
        // Whose views may not be shared any more may keep those that are.
        shared && <input type="hidden" name="shared" value="yes" />
      )}
      <button type="submit" className={buttonClass("desk first")}>
        {t("views.saveButton")}
      </button>
    </>
  );
}
