import { type Form, type Report, tidy } from "@/lib/event/desk/typed";
import { toLocal } from "@/lib/event/local-time";
import { type EventFields, outletKinds, type Place, type Quotas } from "@/lib/event/types";

/** The numbers of the rows that a form sent under any of these names, in their order. */
export function rowNumbers(form: Form, names: readonly string[]): number[] {
  const numbers = Object.keys(form).flatMap((field) => {
    const [, name = "", number = ""] = /^(\D+)(\d{1,3})$/.exec(field) ?? [];
    return names.includes(name) ? [Number(number)] : [];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Entry slots, by their rows; a row that is empty is left out. */
export function readSlots(
  form: Form,
  { at, report }: { at: (name: string) => Date; report: Report },
): EventFields["entrySlots"] {
  return rowNumbers(form, ["slotFrom", "slotTo"]).flatMap((number) => {
    const [fromName, toName] = [`slotFrom${number}`, `slotTo${number}`];
    if (!form[fromName] && !form[toName]) return [];
    const [from, to] = [at(fromName), at(toName)];
    if (from >= to) report(toName, "event.slot.order");
    if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return [];
    return [{ from: from.toISOString(), to: to.toISOString() }];
  });
}

/** The fields of entry slots. */
export function writeSlots(slots: EventFields["entrySlots"], timeZone: string): Record<string, string> {
  const moments = slots.flatMap(({ from, to }, index) => [
    [`slotFrom${index}`, from] as const,
    [`slotTo${index}`, to] as const,
  ]);
  return Object.fromEntries(
    moments.flatMap(([name, instant]) => {
      const { local, which } = toLocal(new Date(instant), timeZone);
      return [
        [name, local],
        [`${name}Which`, which],
      ];
    }),
  );
}

/** Zones or pools, by their rows; a row that is empty is left out. */
export function readPlaces(form: Form, kind: "zone" | "pool", report: Report): Place[] {
  const seen = new Set<string>();
  return rowNumbers(form, [`${kind}Code`, `${kind}Ru`, `${kind}En`]).flatMap((number) => {
    const typed = (part: string) => tidy(form[`${kind}${part}${number}`] ?? "");
    const place = { code: typed("Code").toUpperCase(), name: { ru: typed("Ru"), en: typed("En") } };
    if (place.code === "" && place.name.ru === "" && place.name.en === "") return [];
    if (!/^[A-ZА-ЯЁ0-9]{1,8}$/.test(place.code)) report(`${kind}Code${number}`, "event.places.code");
    else if (seen.has(place.code)) report(`${kind}Code${number}`, "event.places.twice", { code: place.code });
    seen.add(place.code);
    if (place.name.ru === "") report(`${kind}Ru${number}`, "event.places.name");
    if (place.name.en === "") report(`${kind}En${number}`, "event.places.name");
    for (const part of ["Ru", "En"])
      if (typed(part).length > 200) report(`${kind}${part}${number}`, "event.tooLong", { max: 200 });
    return [place];
  });
}

/** The fields of zones or pools. */
export function writePlaces(places: readonly Place[], kind: "zone" | "pool"): Record<string, string> {
  return Object.fromEntries(
    places.flatMap(({ code, name }, index) => [
      [`${kind}Code${index}`, code],
      [`${kind}Ru${index}`, name.ru],
      [`${kind}En${index}`, name.en],
    ]),
  );
}

/** Quotas: an empty field sets none. */
export function readQuotas(form: Form, report: Report): Quotas {
  const count = (name: string): number | null => {
    const typed = (form[name] ?? "").trim();
    if (typed === "") return null;
    if (/^\d{1,5}$/.test(typed)) return Number(typed);
    report(name, "event.quota.number");
    return null;
  };
  const byKind = outletKinds.flatMap((kind) => {
    const places = count(`quotaKind-${kind}`);
    return places === null ? [] : [[kind, places] as const];
  });
  const byOutlet = rowNumbers(form, ["quotaOutlet", "quotaPlaces"]).flatMap((number) => {
    const outlet = tidy(form[`quotaOutlet${number}`] ?? "");
    const places = count(`quotaPlaces${number}`);
    if (outlet === "" && !form[`quotaPlaces${number}`]) return [];
    if (outlet === "") report(`quotaOutlet${number}`, "event.quota.outlet");
    if (outlet.length > 300) report(`quotaOutlet${number}`, "event.tooLong", { max: 300 });
    if (!form[`quotaPlaces${number}`]) report(`quotaPlaces${number}`, "event.quota.number");
    return [{ outlet, places: places ?? 0 }];
  });
  return { anyOutlet: count("quotaAny"), byKind: Object.fromEntries(byKind), byOutlet };
}

/** The fields of quotas. */
export function writeQuotas({ anyOutlet, byKind, byOutlet }: Quotas): Record<string, string> {
  return {
    quotaAny: anyOutlet === null ? "" : String(anyOutlet),
    ...Object.fromEntries(outletKinds.map((kind) => [`quotaKind-${kind}`, String(byKind[kind] ?? "")])),
    ...Object.fromEntries(
      byOutlet.flatMap(({ outlet, places }, index) => [
        [`quotaOutlet${index}`, outlet],
        [`quotaPlaces${index}`, String(places)],
      ]),
    ),
  };
}
