import { v7 as uuidv7 } from "uuid";
import { type Actor, can } from "@/lib/access";
import { record } from "@/lib/audit/record";
import { db, type Tx } from "@/lib/db";
import { addNames, holdRegister, linkByNames, recordLinked, releaseByNames } from "@/lib/outlet/link/commands";
import { changesSince } from "@/lib/outlet/queries";
import { type NameRow, nameRows, outletChanges, renamed, without } from "@/lib/outlet/rules";
import type { Created, Saved } from "@/lib/outlet/schema";
import type { OutletFields } from "@/lib/outlet/types";
import { err, type Failure, ok, type Result } from "@/lib/result";

type Next = { next: string };

const fieldsOf = ({ nameRu, nameEn, country, kind, registration }: OutletFields): OutletFields => ({
  ...{ nameRu, nameEn, country, kind, registration },
});

/**
 * Enters an outlet in the register, and links the applications whose name leads to it. Where it is made of what
 * applicants typed, their text leads to it as well. Refuses "outlets.exists" for an outlet of that country that already
 * has one of its names.
 */
export async function createOutlet({ actor, input }: { actor: Actor; input: Created }): Promise<Result<Next>> {
  const id = uuidv7();
  return db().$transaction(async (tx) => {
    if (!can(actor, "outlet.edit")) return err("outlets.notAllowed");
    await holdRegister(tx, "write");
    const fields = fieldsOf(input);
    const typed = await typedText(tx, input);
    const others = [...input.aliases.map((text) => ({ text, country: input.country })), ...typed];
    const rows = nameRows(fields, others);
    const twin = await sameName(tx, { id, rows });
    if (twin) return twin;
    await tx.outlet.create({ data: { id, ...fields, search: "" }, select: { id: true } });
    await addNames(tx, id, rows);
    const aliases = rows.filter(({ official }) => !official).map(({ text }) => text);
    await record(tx, {
      ...about(actor, id),
      type: "outlet.created",
      payload: { version: 1, changed: outletChanges(null, fields), ...(aliases.length > 0 && { added: aliases }) },
    });
    await recordLinked(tx, await linkByNames(tx, rows), { actor: { kind: "staff", id: actor.id } });
    return ok({ next: `/${input.locale}/desk/outlets/${id}?done=created` });
  });
}

/** The text that applicants typed, as most of them did; none where the outlet was not made of one. */
async function typedText(tx: Tx, { key, typedCountry: country }: Created) {
  if (key === "" || country === "") return [];
  const [text] = await tx.$queryRaw<{ text: string }[]>`
    SELECT outlet_name AS text FROM application WHERE outlet_key = ${key} AND outlet_country = ${country}
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`;
  return text ? [{ ...text, country }] : [];
}

/** Another outlet of the same country with one of these names: most likely it is the same one. */
async function sameName(tx: Tx, { id, rows }: { id: string; rows: readonly NameRow[] }) {
  const twin = await tx.outletName.findFirst({
    where: {
      outletId: { not: id },
      official: true,
      OR: rows.filter(({ official }) => official).map(({ key, country }) => ({ key, country })),
    },
    select: { outletId: true, text: true, key: true },
  });
  if (!twin) return null;
  const own = rows.find(({ key }) => key === twin.key);
  const failure: Failure = {
    code: "outlets.exists",
    params: { name: twin.text, id: twin.outletId, typed: own?.text ?? "" },
    field: "nameRu",
  };
  return { ok: false, error: failure } as const;
}

/**
 * Writes an outlet's whole form. A name that it bore stays an alias; taking an alias away lets go of the applications
 * that it had linked. Refuses "outlets.gone", "outlets.merged", "outlets.exists", and "outlets.conflict" with what
 * others changed since it was read.
 */
export async function saveOutlet({ actor, input }: { actor: Actor; input: Saved }): Promise<Result<Next>> {
  const { id, version, aliases: added, removed, locale } = input;
  return db().$transaction(async (tx) => {
    if (!can(actor, "outlet.edit")) return err("outlets.notAllowed");
    await holdRegister(tx, "write");
    const outlet = await tx.outlet.findUnique({ where: { id }, include: { names: { orderBy: { id: "asc" } } } });
    if (!outlet) return err("outlets.gone");
    if (outlet.mergedIntoId) return err("outlets.merged");
    const fields = fieldsOf(input);
    const rows = renamed(outlet.names, fields, { added, removed });
    const changed = outletChanges(outlet, fields);
    const gone = without(outlet.names, rows);
    const fresh = without(rows, outlet.names);
    const done = ok({ next: `/${locale}/desk/outlets/${id}?done=saved` });
    if (Object.keys(changed).length + gone.length + fresh.length === 0) return done;
    if (outlet.version !== version) return { ok: false, error: await conflict(tx, outlet, version) };
    const twin = await sameName(tx, { id, rows });
    if (
      twin &&
      without(
        rows.filter(({ official }) => official),
        outlet.names,
      ).length > 0
    )
      return twin;
    await tx.outlet.update({ where: { id }, data: { ...fields, version: { increment: 1 } }, select: { id: true } });
    await tx.outletName.deleteMany({ where: { outletId: id } });
    await addNames(tx, id, rows);
    const released = await releaseByNames(tx, id, gone);
    await record(tx, {
      ...about(actor, id),
      type: "outlet.changed",
      payload: {
        version: version + 1,
        changed,
        ...(fresh.length > 0 && { added: fresh.map(({ text }) => text) }),
        ...(gone.length > 0 && { removed: gone.map(({ text }) => text), released }),
      },
    });
    await recordLinked(tx, await linkByNames(tx, [...fresh, ...gone]), { actor: { kind: "staff", id: actor.id } });
    return done;
  });
}

/** What others changed since the version that was read: who, when, and how it stands now. */
async function conflict(tx: Tx, outlet: OutletFields & { id: string }, version: number): Promise<Failure> {
  const { by, at, changed } = await changesSince(tx, { id: outlet.id, version });
  const { nameRu, nameEn, country, kind: outletKind, registration } = outlet;
  const now: Record<string, string | null> = { nameRu, nameEn, country, outletKind, registration };
  const theirs = changed.flatMap((name) => (name in now ? [[`theirs.${name}`, now[name] ?? ""] as const] : []));
  return {
    code: "outlets.conflict",
    params: { by, at: (at ?? new Date(0)).toISOString(), changed: changed.join(" "), ...Object.fromEntries(theirs) },
  };
}

function about(actor: Actor, id: string) {
  return { actor: { kind: "staff", id: actor.id }, subject: "outlet", subjectId: id } as const;
}
