import * as z from "zod";
import { openedApplication } from "@/app/[locale]/(public)/status/applications";
import { replaceFile } from "@/lib/application/file/commands";
import { fileSteps } from "@/lib/application/schema";
import { readUpload } from "@/lib/files/upload";
import { say, seeOther } from "@/lib/http/answer";
import { clientNetwork, consume } from "@/lib/limits/consume";

const locale = z.enum(["ru", "en"]);
const schema = z.strictObject({ locale, version: z.coerce.number().int(), language: locale.optional() });

/**
 * Replaces a file of an application that is open on this device, from a form's post, and answers with the way on (303):
 * its page, or the form again with what to put right.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ reference: string; section: string }> },
): Promise<Response> {
  const { reference, section: name } = await params;
  const section = fileSteps.find((each) => each === name);
  const opened = section && (await openedApplication(reference, new Date()));
  if (!opened) return say(404);
  const upload = await readUpload(request);
  const parsed = upload.ok ? schema.safeParse(Object.fromEntries(upload.value.fields)) : null;
  if (!upload.ok || !parsed?.success) return say(400);
  const { locale, version, language } = parsed.data;
  const { application, event } = opened;
  const home = `/${locale}/status/${application.reference}`;
  const form = `/${language ?? locale}/status/${application.reference}/edit/${section}`;
  const { file } = upload.value;
  // The language was changed: a file that was chosen is chosen again.
  if (language) return seeOther(form);
  if (!file) return seeOther(`${form}?error=none`);
  if (!(await consume("upload", clientNetwork(request.headers))).ok) return seeOther(`${form}?error=tooMany`);
  const done = await replaceFile({ applicationId: application.id, eventId: event.id, version, section, bytes: file });
  if (done.ok) return seeOther(`${home}?saved=${section === "photo" ? "identity" : "other"}`);
  const { code } = done.error;
  if (code === "status.changedElsewhere") return seeOther(`${form}?error=changed`);
  if (code === "status.locked") return seeOther(home);
  return seeOther(`${form}?error=${code.replace("file.", "")}`);
}
