"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { PressButton } from "@/app/_ui/dialog";
import { ErrorLine } from "@/app/_ui/field";
import { rowNumbers } from "@/lib/event/desk/rows";
import { LocalInput, WhichOfTwo } from "./fields";
import { useField, useValues } from "./form-context";

/** What a kind of row is called, and the names of its fields. */
type Kind = { legend: string; hint: string; add: string; names: readonly string[] };

const spare = 2;

/**
 * Rows of fields: those that hold something, and two empty ones, for browsers without script; with script, a button
 * adds more. A row that is emptied is not kept.
 */
export function Rows({ kind, row }: { kind: Kind; row: (number: number) => ReactNode }) {
  const values = useValues();
  const t = useTranslations("eventDesk.form");
  const filled = rowNumbers(values, kind.names).filter((number) =>
    kind.names.some((name) => values[`${name}${number}`]),
  );
  const [more, setMore] = useState(0);
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const next = (filled.at(-1) ?? -1) + 1;
  const empty = Array.from({ length: spare + more }, (_, index) => next + index);
  return (
    <fieldset className="group rows">
      <legend className="legend-s">{kind.legend}</legend>
      <p className="hint">
        {kind.hint} {!scripted && t("spare")}
      </p>
      {[...filled, ...empty].map((number) => (
        <div className="row" key={number}>
          {row(number)}
        </div>
      ))}
      {scripted && (
        <p className="mt-2">
          <PressButton onPress={() => setMore((count) => count + 1)}>{kind.add}</PressButton>
        </p>
      )}
    </fieldset>
  );
}

function Cell({ name, label, lang, short }: { name: string; label: string; lang?: string; short?: boolean }) {
  const { value, error, errorPrefix } = useField(name);
  return (
    <div className={short ? "cell short" : "cell"}>
      <label htmlFor={name}>{label}</label>
      <ErrorLine name={name} error={error} prefix={errorPrefix} />
      <input
        type="text"
        id={name}
        name={name}
        lang={lang}
        defaultValue={value}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
    </div>
  );
}

function MomentCell({ name, label }: { name: string; label: string }) {
  const { value, error, errorPrefix } = useField(name);
  return (
    <div className="cell">
      <label htmlFor={name}>{label}</label>
      <ErrorLine name={name} error={error} prefix={errorPrefix} />
      <LocalInput name={name} value={value} invalid={Boolean(error)} described={error ? `${name}-error` : undefined} />
      <WhichOfTwo name={name} />
    </div>
  );
}

/** Entry times. */
export function SlotRows() {
  const t = useTranslations("eventDesk.form");
  const kind = { legend: t("slots"), hint: t("slotsHint"), add: t("addSlot"), names: ["slotFrom", "slotTo"] };
  return (
    <Rows
      kind={kind}
      row={(number) => (
        <>
          <MomentCell name={`slotFrom${number}`} label={t("slotFrom", { number: number + 1 })} />
          <MomentCell name={`slotTo${number}`} label={t("slotTo", { number: number + 1 })} />
        </>
      )}
    />
  );
}

/** Zones, or pools. */
export function PlaceRows({ of }: { of: "zone" | "pool" }) {
  const t = useTranslations("eventDesk.form");
  const names = [`${of}Code`, `${of}Ru`, `${of}En`];
  const kind =
    of === "zone"
      ? { legend: t("zones"), hint: t("zonesHint"), add: t("addZone"), names }
      : { legend: t("pools"), hint: t("poolsHint"), add: t("addPool"), names };
  return (
    <Rows
      kind={kind}
      row={(number) => (
        <>
          <Cell short name={`${of}Code${number}`} label={t("code", { number: number + 1 })} />
          <Cell lang="ru" name={`${of}Ru${number}`} label={t("nameRu", { number: number + 1 })} />
          <Cell lang="en" name={`${of}En${number}`} label={t("nameEn", { number: number + 1 })} />
        </>
      )}
    />
  );
}

/** Quotas of outlets by name. */
export function QuotaRows() {
  const t = useTranslations("eventDesk.form");
  const names = ["quotaOutlet", "quotaPlaces"];
  return (
    <Rows
      kind={{ legend: t("quotaOutlets"), hint: t("quotaOutletsHint"), add: t("addQuota"), names }}
      row={(number) => (
        <>
          <Cell name={`quotaOutlet${number}`} label={t("quotaOutlet", { number: number + 1 })} />
          <Cell short name={`quotaPlaces${number}`} label={t("quotaPlaces", { number: number + 1 })} />
        </>
      )}
    />
  );
}
