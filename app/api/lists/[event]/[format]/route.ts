import { can } from "@/lib/access";
import { attachment, say, seeOther } from "@/lib/http/answer";
import { exportList, type ListFile } from "@/lib/lists/commands";
import { choiceQuery, type ExportInput, exportSchema } from "@/lib/lists/schema";
import { type ListFormat, listFormats } from "@/lib/lists/types";
import { currentActor } from "@/lib/session";

type Params = { params: Promise<{ event: string; format: string }> };

const contentTypes: Record<ListFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
};

/**
 * An event's attendee list as a file, for a form's post, since it goes on record. Nobody is sent to the sign-in page;
 * who may not take it and who asks for what does not exist get 404; what can be put right goes back to the page.
 */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const [actor, { event: slug, format: asked }, form] = await Promise.all([currentActor(), params, readForm(request)]);
  const format = listFormats.find((each) => each === asked);
  if (!actor) return seeOther(`/${form?.get("locale") === "en" ? "en" : "ru"}/desk/sign-in`);
  if (!format || !can(actor, "list.export")) return say(404);
  const parsed = exportSchema.safeParse(form && toInput(form));
  if (!parsed.success) return say(400);
  const file = await exportList({ actor, slug, format, input: parsed.data, signal: request.signal });
  if (file.ok) return download(file.value, format);
  const { code } = file.error;
  if (code === "lists.notFound" || code === "lists.sealedNotAllowed") return say(404);
  return seeOther(pageOf(slug, parsed.data, code));
}

async function readForm(request: Request): Promise<FormData | null> {
  // A body that is no form is told so by its status, not by an error.
  return request.formData().catch(() => null);
}

/** A form's fields as the schema reads them: columns are one field, sent once for each. */
function toInput(form: FormData): Record<string, unknown> {
  const { column: _, ...fields } = Object.fromEntries(form);
  return { ...fields, column: form.getAll("column") };
}

/** The list's page with the same choice and what to put right. The reason is not in the address: it may name somebody. */
function pageOf(slug: string, { locale, ...choice }: ExportInput, code: string): string {
  const query = new URLSearchParams([["event", slug], ...choiceQuery(choice), ["error", code.replace("lists.", "")]]);
  return `/${locale}/desk/lists?${query}#summary`;
}

async function download({ name, chunks, close }: ListFile, format: ListFormat): Promise<Response> {
  const source = chunks[Symbol.asyncIterator]();
  const stop = async () => {
    await source.return?.();
    await close();
  };
  // What fails before the first byte must not look like a broken download.
  const first = await source.next().catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => (first.done ? controller.close() : controller.enqueue(first.value)),
      async pull(controller) {
        try {
          const { done, value } = await source.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          await stop();
          controller.error(error);
        }
      },
      cancel: stop,
    },
    { highWaterMark: 2 },
  );
  return attachment(body, { type: contentTypes[format], name });
}
