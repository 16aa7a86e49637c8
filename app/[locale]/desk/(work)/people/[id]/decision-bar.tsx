"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { UndoToast } from "@/app/_ui/desk-answers";
import { Dialog } from "@/app/_ui/dialog";
import { Icon } from "@/app/_ui/icon";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { ApplicationState } from "@/lib/application/types";
import type { Options } from "@/lib/review/rules";
import { leaving, useDeskAction } from "../../desk-action";
import { Cap, type KeyMap, KeyStrip, press } from "../../keys";
import { decide } from "./actions";
import { Clash } from "./clash";
import { type FormKind, offeredForms, verdictFields } from "./decision-forms";
import { AdmissionChoice, FirstButton, Hidden, Standing, TakeForm } from "./decision-parts";
import type { DecisionTexts } from "./decision-texts";
import { useErrorText } from "./error-text";
import { MoreVerbs } from "./more-verbs";
import { VerdictForm } from "./verdict-form";

type Props = DecisionTexts & {
  id: string;
  version: number;
  state: ApplicationState;
  locale: "ru" | "en";
  queue: string;
  name: string;
  timeZone: string;
  options: Options;
  /** The form that stands in the page: its link was followed without script. */
  asked: FormKind | null;
  claimedByYou: boolean;
  skip: string;
  here: string;
  answerHref: string | null;
};

const keys: KeyMap = {
  Digit1: () => press("approve"),
  Numpad1: () => press("approve"),
  Digit2: () => press("refuse"),
  Numpad2: () => press("refuse"),
  Digit3: () => press("ask"),
  Numpad3: () => press("ask"),
  KeyS: () => press("skip"),
  KeyJ: () => press("next"),
  KeyK: () => press("previous"),
};

/** The decision: approve, refuse, recommend, undo, skip; what stands in the way is said in words. */
export function DecisionBar(props: Props) {
  const { id, version, locale, queue, options, here } = props;
  const t = useTranslations("review.decide");
  const k = useTranslations("review.keys");
  const errorText = useErrorText();
  const [state, act] = useDeskAction(decide, {});
  const [opened, setOpened] = useState<FormKind | null>(null);
  useRelease(`/${locale}/desk/people/${id}/release`, props.claimedByYou);
  const [error] = state.errors ?? [];
  const conflict = error?.code === "review.conflict" ? error.params : undefined;
  const offered = offeredForms(options);
  const approved = state.values?.verdict === "approve" ? state.values : undefined;
  const against = offered.usual.find((kind) => kind !== "ask");
  const asked = [...offered.usual, ...offered.more].find((kind) => kind === props.asked) ?? null;
  const way = (fields: Record<string, string>, at: { id: string; version: number } = { id, version }) => (
    <Hidden values={{ id: at.id, version: String(at.version), locale, queue, ...fields }} />
  );
  const form = (kind: FormKind, back: () => void) => (
    <VerdictForm
      kind={kind}
      act={act}
      values={state.values}
      error={error && !conflict ? errorText(error) : undefined}
      texts={props}
      refusal={options.refuse}
      cancelHref={here}
      onCancel={back}
    >
      {way(verdictFields(kind))}
    </VerdictForm>
  );
  return (
    <>
      <section className="bottom-0 z-10 sm:sticky" aria-label={t("title")}>
        <div className="px-6 max-md:px-4">
          {conflict && <Clash {...props} params={conflict} values={state.values ?? {}} act={act} />}
          {asked && !opened && !conflict && (
            <div className="dialog static mb-4 max-w-full" id="refusal">
              <h2>{titleOf(t, asked, props.name)}</h2>
              {form(asked, () => window.location.assign(here))}
            </div>
          )}
          {props.last && (
            <UndoToast text={props.last.text}>
              <form action={act}>
                {way({ verdict: "undo" }, props.last)}
                <button type="submit">
                  <Icon name="undo" />
                  {t("undo")}
                </button>
              </form>
            </UndoToast>
          )}
        </div>
        <div className="decide flex-wrap">
          {options.approve === null && (
            <form action={act} className="flex flex-wrap items-center gap-2">
              {way({ verdict: "approve" })}
              <AdmissionChoice texts={props} values={approved} folded />
              <FirstButton>{t("approve")}</FirstButton>
            </form>
          )}
          {options.recommend === null && (
            <form action={act}>
              {way({ verdict: "recommend", for: "approved" })}
              <FirstButton>{t("recommendApprove")}</FirstButton>
            </form>
          )}
          {against && (
            <FormLink id="refuse" cap="2" kind={against} danger here={here} onOpen={setOpened}>
              {t(against === "refuse" ? "refuse" : "recommendRefuse")}
            </FormLink>
          )}
          {offered.usual.includes("ask") && (
            <FormLink id="ask" cap="3" kind="ask" here={here} onOpen={setOpened}>
              {t("ask")}
            </FormLink>
          )}
          {options.sendBack === null && (
            <form action={act}>
              {way({ verdict: "sendBack" })}
              <SubmitButton kind="desk">{t("sendBack")}</SubmitButton>
            </form>
          )}
          {options.undo === null && (
            <form action={act}>
              {way({ verdict: "undo" })}
              <SubmitButton kind="desk">
                <Icon name="undo" />
                {t("undo")}
              </SubmitButton>
            </form>
          )}
          {options.take === null && !props.claimedByYou && (
            <TakeForm id={id} locale={locale} queue={queue} timeZone={props.timeZone} />
          )}
          <MoreVerbs kinds={offered.more} here={here} answerHref={props.answerHref} onOpen={setOpened} />
          <a className={buttonClass("desk bare")} id="skip" href={props.skip} aria-keyshortcuts="s">
            <Cap>s</Cap>
            {t("skip")}
          </a>
          <Standing {...props} />
          {error && !conflict && !opened && !asked && (
            <p className="error w-full" role="alert">
              <Icon name="alert" />
              <span>{errorText(error)}</span>
            </p>
          )}
        </div>
        <Dialog
          open={opened !== null && !conflict}
          onClose={() => setOpened(null)}
          title={opened && titleOf(t, opened, props.name)}
        >
          {opened && form(opened, () => setOpened(null))}
        </Dialog>
      </section>
      <KeyStrip
        label={k("label")}
        all={k("all")}
        close={k("close")}
        keysOfPage={keys}
        keys={[
          { caps: ["1"], text: k("approve") },
          { caps: ["2"], text: k("refuse") },
          { caps: ["3"], text: k("ask") },
          { caps: ["s"], text: k("skip") },
          { caps: ["j"], text: k("next") },
          { caps: ["k"], text: k("previous") },
        ]}
      />
    </>
  );
}

/** A button that leads to a form: in a layer, or without script on the page. */
function FormLink({
  id,
  cap,
  kind,
  danger = false,
  here,
  onOpen,
  children,
}: {
  id: string;
  cap: string;
  kind: FormKind;
  danger?: boolean;
  here: string;
  onOpen: (kind: FormKind) => void;
  children: string;
}) {
  return (
    <a
      id={id}
      className={buttonClass(danger ? "desk danger" : "desk")}
      href={`${here}&ask=${kind}#refusal`}
      aria-keyshortcuts={cap}
      onClick={(event) => {
        event.preventDefault();
        onOpen(kind);
      }}
    >
      <Cap>{cap}</Cap>
      {children}
    </a>
  );
}

function titleOf(t: ReturnType<typeof useTranslations<"review.decide">>, kind: FormKind, name: string) {
  if (kind === "refuse") return t("refusal.title", { name });
  return kind === "recommend" ? t("refusal.recommendTitle", { name }) : t(`forms.${kind}.title`, { name });
}

/** Lets go of the claim when the page is left for another one. */
function useRelease(address: string, held: boolean): void {
  useEffect(() => {
    if (!held) return;
    const leave = () => {
      if (!leaving.toSamePage) navigator.sendBeacon(address);
    };
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, [address, held]);
}
