import { type Actor, can } from "@/lib/access";
import { record } from "@/lib/audit/record";
import { databaseNow, db } from "@/lib/db";
import { findOwnEvent } from "@/lib/event/own/queries";
import { isSealed } from "@/lib/lists/columns";
import { csv } from "@/lib/lists/csv";
import { sheetWidths } from "@/lib/lists/page";
import { renderListPdf } from "@/lib/lists/pdf";
import { type OpenList, openList } from "@/lib/lists/people/open-list";
import { hasRoom } from "@/lib/lists/people/queries";
import { inLanguage } from "@/lib/lists/queries";
import { holds, longestReason } from "@/lib/lists/rules";
import type { ExportInput } from "@/lib/lists/schema";
import type { ListEvent, ListFormat, Row } from "@/lib/lists/types";
import { listWords } from "@/lib/lists/words";
import { xlsx } from "@/lib/lists/xlsx";
import { err, ok, type Result } from "@/lib/result";
import { eventPrivateKey } from "@/lib/sealing/keys";

/** A list as a file that comes chunk by chunk; `name` holds the event's slug and the moment. `close` it if it is not read. */
export type ListFile = { name: string; chunks: AsyncIterable<Uint8Array>; close: () => Promise<void> };

type Call = { actor: Actor; slug: string; format: ListFormat; input: ExportInput; signal?: AbortSignal };

/**
 * Takes an event's attendee list. That it was taken, with columns, format, count and reason, is on record before its
 * first byte. Refuses "lists.notFound" (also what is another's), "lists.sealedNotAllowed", "lists.noColumns",
 * "lists.reasonRequired", "lists.reasonTooLong", "lists.keyDestroyed", "lists.busy", "lists.tooManyForPdf", "lists.tooManyForXlsx".
 */
export async function exportList(call: Call): Promise<Result<ListFile>> {
  const { actor, slug, format, input } = call;
  const found = await findOwnEvent(actor, slug);
  if (!found || !can(actor, "list.export", { eventId: found.id })) return err("lists.notFound");
  const sealed = input.columns.filter(isSealed);
  if (sealed.length > 0 && !can(actor, "list.exportSealed", { eventId: found.id }))
    return err("lists.sealedNotAllowed");
  if (input.columns.length === 0) return err("lists.noColumns");
  if (sealed.length > 0 && input.reason.length < 3) return err("lists.reasonRequired");
  if (input.reason.length > longestReason) return err("lists.reasonTooLong", { max: longestReason });
  const key = sealed.length > 0 ? await eventPrivateKey(found.id) : null;
  if (sealed.length > 0 && !key) return err("lists.keyDestroyed");
  if (!hasRoom()) return err("lists.busy");
  const event = inLanguage(found, input.language);
  const list = await openList({ event, language: input.language, columns: input.columns, only: input.only, key });
  try {
    const fits = holds(format, list.count);
    if (!fits.ok) {
      await list.close();
      return fits;
    }
    const madeAt = await putOnRecord(call, { eventId: found.id, count: list.count });
    const chunks = fileOf(call, { list, event, madeAt });
    return ok({ name: `${found.slug}-${stamp(madeAt, event.timeZone)}.${format}`, chunks, close: list.close });
  } catch (error) {
    await list.close();
    throw error;
  }
}

/** Gives the moment, by the database's clock. */
function putOnRecord(
  { actor, format, input }: Call,
  { eventId, count }: { eventId: string; count: number },
): Promise<Date> {
  return db().$transaction(async (tx) => {
    await record(tx, {
      actor: { kind: "staff", id: actor.id },
      type: "list.exported",
      eventId,
      subject: "event",
      subjectId: eventId,
      payload: {
        format,
        language: input.language,
        columns: input.columns,
        ...(input.only && { only: input.only }),
        count,
        ...(input.columns.some(isSealed) && { reason: input.reason }),
      },
    });
    return databaseNow(tx);
  });
}

function fileOf(
  { actor, format, input, signal }: Call,
  { list, event, madeAt }: { list: OpenList; event: ListEvent; madeAt: Date },
): AsyncIterable<Uint8Array> {
  const { language, columns } = input;
  const words = listWords(language);
  const head = columns.map((column) => words(`column.${column}`));
  const { batches } = list;
  if (format === "csv") return csv({ head, batches });
  if (format === "xlsx") {
    const widths = sheetWidths(columns);
    const sheet = columns.map((_, i) => ({ head: head[i] ?? "", width: widths[i] ?? 10 }));
    return xlsx({ sheetName: words("sheet"), title: event.title, columns: sheet, batches });
  }
  return printed();

  async function* printed(): AsyncGenerator<Uint8Array> {
    const rows: Row[] = [];
    for await (const some of batches) rows.push(...some);
    yield await renderListPdf({ locale: language, event, madeAt, madeBy: actor.name, columns, rows }, signal);
  }
}

/** "20120514-1800", by the event's clock. */
function stamp(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" })
    .format(at)
    .replace(/[-:]/g, "")
    .replace(" ", "-");
}
