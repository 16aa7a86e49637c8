import * as z from "zod";
import { can } from "@/lib/access";
import { enterFile } from "@/lib/application/file/commands";
import { fileSteps } from "@/lib/application/schema";
import { readUpload } from "@/lib/files/upload";
import { say, seeOther } from "@/lib/http/answer";
import { isId, readWayText, wayText } from "@/lib/review/queue/way";
import { currentActor } from "@/lib/session";

const schema = z.strictObject({
  locale: z.enum(["ru", "en"]),
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  queue: z.string().optional(),
});

/**
 * Adds or replaces the photo or letter of somebody whom the desk has entered, from a form's post, and answers with the
 * way back (303). Nobody is sent to the sign-in page; who may not and who asks for what does not exist get 404.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string; purpose: string }> },
): Promise<Response> {
  const [actor, { id, purpose: name }] = await Promise.all([currentActor(), params]);
  if (!actor) return seeOther("/desk/sign-in");
  const purpose = fileSteps.find((each) => each === name);
  if (!can(actor, "application.enter") || !purpose || !isId(id)) return say(404);
  const upload = await readUpload(request);
  const parsed = upload.ok ? schema.safeParse(Object.fromEntries(upload.value.fields)) : null;
  if (!upload.ok || !parsed?.success) return say(400);
  const { locale, version, queue = "" } = parsed.data;
  const back = (answer: string) => {
    const query = new URLSearchParams(wayText(readWayText(queue)));
    query.set("upload", `${purpose}.${answer}`);
    return seeOther(`/${locale}/desk/people/${id}?${query}#files`);
  };
  const { file } = upload.value;
  if (!file) return back("none");
  const done = await enterFile({ actor, applicationId: id, version, section: purpose, bytes: file });
  if (done.ok) return back("kept");
  const { code } = done.error;
  if (code === "file.notFound") return say(404);
  if (code === "status.changedElsewhere") return back("changed");
  return back(code.replace(/^(file|status)\./, ""));
}
