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
import { FirstButton, Hidden, SlotChoice, Standing, TakeForm } from "./decision-parts";
import type { DecisionTexts } from "./decision-texts";
import { useErrorText } from "./error-text";
import { RefusalForm } from "./refusal-form";

type Props = DecisionTexts & {
  id: string;
  version: number;
  state: ApplicationState;
  locale: "ru" | "en";
  queue: string;
  name: string;
  timeZone: string;
  options: Options;
  /** The refusal's form stands in the page: its link was followed without script. */
  asked: "refuse" | "recommend" | null;
  claimedByYou: boolean;
  skip: string;
  here: string;
};

const keys: KeyMap = {
  Digit1: () => press("approve"),
  Numpad1: () => press("approve"),
  Digit2: () => press("refuse"),
  Numpad2: () => press("refuse"),
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
  const [opened, setOpened] = useState<"refuse" | "recommend" | null>(null);
  useRelease(`/${locale}/desk/people/${id}/release`, props.claimedByYou);
  const [error] = state.errors ?? [];
  const conflict = error?.code === "review.conflict" ? error.params : undefined;
  const asks = options.refuse === null ? "refuse" : options.recommend === null ? "recommend" : null;
  const way = (verdict: string, at: { id: string; version: number } = { id, version }) => (
    <Hidden values={{ id: at.id, version: String(at.version), locale, queue, verdict }} />
  );
  const refusal = (kind: "refuse" | "recommend", back: () => void) => (
    <RefusalForm
      kind={kind}
      act={act}
      values={state.values}
      error={error && !conflict ? errorText(error) : undefined}
      texts={props}
      cancelHref={here}
      onCancel={back}
    >
      {way(kind)}
    </RefusalForm>
  );
  return (
    <>
      <section className="bottom-0 z-10 sm:sticky" aria-label={t("title")}>
        <div className="px-6 max-md:px-4">
          {conflict && <Clash {...props} params={conflict} values={state.values ?? {}} act={act} />}
          {props.asked && !opened && !conflict && asks === props.asked && (
            <div className="dialog static mb-4 max-w-full" id="refusal">
              <h2>{titleOf(t, props.asked, props.name)}</h2>
              {refusal(props.asked, () => undefined)}
            </div>
          )}
          {props.last && (
            <UndoToast text={props.last.text}>
              <form action={act}>
                {way("undo", props.last)}
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
              {way("approve")}
              <SlotChoice slots={props.slots} />
              <FirstButton>{t("approve")}</FirstButton>
            </form>
          )}
          {options.recommend === null && (
            <form action={act}>
              {way("recommend")}
              <input type="hidden" name="for" value="approved" />
              <FirstButton>{t("recommendApprove")}</FirstButton>
            </form>
          )}
          {asks && (
            <a
              id="refuse"
              className={buttonClass("desk danger")}
              href={`${here}&ask=${asks}#refusal`}
              aria-keyshortcuts="2"
              onClick={(event) => {
                event.preventDefault();
                setOpened(asks);
              }}
            >
              <Cap>2</Cap>
              {t(asks === "refuse" ? "refuse" : "recommendRefuse")}
            </a>
          )}
          {options.sendBack === null && (
            <form action={act}>
              {way("sendBack")}
              <SubmitButton kind="desk">{t("sendBack")}</SubmitButton>
            </form>
          )}
          {options.undo === null && (
            <form action={act}>
              {way("undo")}
              <SubmitButton kind="desk">
                <Icon name="undo" />
                {t("undo")}
              </SubmitButton>
            </form>
          )}
          {options.take === null && !props.claimedByYou && (
            <TakeForm id={id} locale={locale} queue={queue} timeZone={props.timeZone} />
          )}
          <a className={buttonClass("desk bare")} id="skip" href={props.skip} aria-keyshortcuts="s">
            <Cap>s</Cap>
            {t("skip")}
          </a>
          <Standing {...props} />
          {error && !conflict && !opened && !props.asked && (
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
          {opened && refusal(opened, () => setOpened(null))}
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
          { caps: ["s"], text: k("skip") },
          { caps: ["j"], text: k("next") },
          { caps: ["k"], text: k("previous") },
        ]}
      />
    </>
  );
}

function titleOf(t: ReturnType<typeof useTranslations<"review.decide">>, kind: "refuse" | "recommend", name: string) {
  return kind === "refuse" ? t("refusal.title", { name }) : t("refusal.recommendTitle", { name });
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
