import { namesIdentity, type Section, withSection } from "@/lib/application/correction";
import { goodsOf, mfaOf, namesOf } from "@/lib/application/queries";
import { statedColumns, submissionColumns } from "@/lib/application/stated";
import type { ApplicationInput } from "@/lib/application/types";
import { expireVetting } from "@/lib/application/vetting/commands";
import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { seal } from "@/lib/sealing/hpke";

/** An application's row, with its event and submission and without what is sealed, held for this transaction. */
export type StatedRow = NonNullable<Awaited<ReturnType<typeof lockStated>>>;

/** Takes the row of an application for this transaction; null where there is none. */
export async function lockStated(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM application WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.application.findUnique({
    where: { id },
    include: { event: true, submission: true, questions: true },
    omit: { sealed: true },
  });
}

/** Before and after of each column that changed, by its name. */
export type Changes = Record<string, { before: unknown; after: unknown }>;

/** A section with its new reading. */
export type Correction = { section: Section; read: ApplicationInput };

/** What these corrections would change in the row: columns to write, and what to tell of them. */
export function planCorrections(row: StatedRow, corrections: readonly Correction[]) {
  const stated = corrections.reduce((input, { section, read }) => withSection(input, section, read), statedOf(row));
  const replaced = corrections.find(({ section }) => section === "document")?.read.document;
  const { documentHint, ...columns } = statedColumns(stated, row);
  const office = submissionColumns(stated);
  const changed: Changes = {
    ...changes(row, columns),
    ...changes(row.submission, office),
    // Two documents may end alike: that one was replaced is told all the same.
    ...(replaced && { documentHint: { before: row.documentHint, after: documentHint } }),
  };
  return { columns, office, changed, replaced, documentHint };
}

type Plan = ReturnType<typeof planCorrections>;

/**
 * Writes a plan, with whatever else becomes of the row; waiting letters follow to a new address, and what the protective
 * service said of another identity expires.
 */
export async function writeCorrections(
  tx: Tx,
  { row, plan, also, now }: { row: StatedRow; plan: Plan; also: object; now: Date },
): Promise<void> {
  const { columns, office, changed, replaced, documentHint } = plan;
  if (Object.keys(office).some((name) => name in changed))
    await tx.submission.update({ where: { id: row.submissionId }, data: office, select: { id: true } });
  await tx.application.update({
    where: { id: row.id },
    data: {
      ...columns,
      ...(replaced && {
        documentHint,
        sealed: seal(row.event.publicKey, replaced, { table: "application", id: row.id }),
        sameDocument: false,
        indexedAt: null,
      }),
      // Another name or country leads elsewhere: the index job looks where.
      ...(("outletName" in changed || "outletCountry" in changed) && { outletKey: null, outletId: null }),
      ...also,
      changedAt: now,
      version: { increment: 1 },
    },
    select: { id: true },
  });
  if (namesIdentity(Object.keys(changed))) await expireVetting(tx, { id: row.id, eventId: row.eventId, now });
  if (columns.email !== row.email)
    await tx.message.updateMany({
      where: { applicationId: row.id, status: "waiting" },
      data: { recipient: columns.email },
    });
  await enqueue(tx, { name: "application.index", data: { applicationId: row.id } });
}

/** Before and after of each column that differs. What is sealed never comes here; the search text says nothing new. */
function changes<Columns extends object>(row: Columns, columns: Partial<Columns>): Changes {
  const names = (Object.keys(columns) as (keyof Columns & string)[]).filter((name) => name !== "search");
  const plain = (value: unknown) => {
    if (value instanceof Date) return value.toISOString().slice(0, 10);
    // A list of goods, a line each: what each is and its number.
    if (Array.isArray(value)) return value.map((each) => Object.values(each).join(", ")).join("\n");
    return value ?? null;
  };
  return Object.fromEntries(
    names
      .map((name) => [name, { before: plain(row[name]), after: plain(columns[name]) }] as const)
      .filter(([, { before, after }]) => before !== after),
  );
}

/** What a row states. Its sealed part cannot be read here: what stands for it is never written. */
function statedOf(row: StatedRow): ApplicationInput {
  const { nameRu, nameLat } = namesOf(row);
  const common = {
    outlet: { name: row.outletName, country: row.outletCountry },
    nameRu,
    position: row.position,
    document: { documentKind: "other" as const, documentNumber: "", birthDate: "", birthPlace: "", citizenship: "" },
    contact: { email: row.email, phone: row.phone },
    editor: { name: row.submission.editorName, email: row.submission.editorEmail, phone: row.submission.editorPhone },
    consent: { version: row.consentVersion },
    photo: row.photoId,
    letter: row.submission.letterId,
    ...goodsOf(row.submission),
  };
  const mfa = mfaOf(row);
  if (row.regime === "russian" || !nameLat || !mfa) return { ...common, regime: "russian", nameLat: null, mfa: null };
  return { ...common, regime: "foreign", nameLat, mfa };
}
