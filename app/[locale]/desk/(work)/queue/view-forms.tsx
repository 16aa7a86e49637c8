"use client";

import { ErrorLine } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { FormAction } from "@/lib/action";
import { useDeskAction } from "../desk-action";
import { changeView, deleteView, saveView } from "./actions";

type Texts = {
  name: string;
  share: string;
  save: string;
  delete: string;
  errors: Record<"viewNameRequired" | "viewNameTooLong" | "viewNameTaken" | "tooManyViews" | "failed", string>;
  /** What each form of a view carries. */
  form: { event: string; locale: string; queue: string };
  mayShare: boolean;
};

/** Keeps the queue as it stands, under a name. */
export function SaveViewForm(texts: Texts) {
  return <NameForm {...texts} action={saveView} hidden={texts.form} />;
}

/** Renames the view that is shown, shares it or deletes it. */
export function ChangeViewForm({ view, ...texts }: Texts & { view: { id: string; name: string; shared: boolean } }) {
  const { event: _, ...form } = texts.form;
  const [state, drop] = useDeskAction(deleteView, {});
  const hidden = { ...form, id: view.id };
  return (
    <>
      <NameForm {...texts} action={changeView} hidden={hidden} view={view} />
      <form action={drop}>
        <Hidden values={hidden} />
        {state.errors && <ErrorLine name="delete" error={texts.errors.failed} />}
        <SubmitButton kind="desk danger">{texts.delete}</SubmitButton>
      </form>
    </>
  );
}

type NameProps = Texts & {
  action: FormAction;
  hidden: Record<string, string>;
  view?: { name: string; shared: boolean };
};

function NameForm({ action, hidden, view, ...texts }: NameProps) {
  const [state, act] = useDeskAction(action, {});
  const code = state.errors?.[0]?.code.replace("review.", "");
  const error =
    code === undefined
      ? undefined
      : (Object.entries(texts.errors).find(([key]) => key === code)?.[1] ?? texts.errors.failed);
  const shared = state.values ? state.values.shared === "yes" : (view?.shared ?? false);
  return (
    <form action={act} noValidate>
      <Hidden values={hidden} />
      <label htmlFor="view-name">{texts.name}</label>
      <ErrorLine name="view-name" error={error} />
      <input
        id="view-name"
        name="name"
        defaultValue={state.values?.name ?? view?.name ?? ""}
        maxLength={40}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? "view-name-error" : undefined}
      />
      {texts.mayShare ? (
        <label className="share">
          <input type="checkbox" name="shared" value="yes" defaultChecked={shared} />
          {texts.share}
        </label>
      ) : (
        // Whose views may not be shared any more may keep those that are.
        shared && <input type="hidden" name="shared" value="yes" />
      )}
      <SubmitButton kind="desk first">{texts.save}</SubmitButton>
    </form>
  );
}

function Hidden({ values }: { values: Record<string, string> }) {
  return Object.entries(values).map(([name, value]) => <input type="hidden" key={name} name={name} value={value} />);
}
