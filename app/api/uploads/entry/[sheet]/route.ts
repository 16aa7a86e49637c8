import * as z from "zod";
import { can } from "@/lib/access";
import { keepScan } from "@/lib/entry/scan/commands";
import { isId } from "@/lib/entry/schema";
import { readUpload } from "@/lib/files/upload";
import { say, seeOther } from "@/lib/http/answer";
import { currentActor } from "@/lib/session";

const schema = z.strictObject({ locale: z.enum(["ru", "en"]) });

/**
 * Adds or replaces the scan of a sheet from a form's post, and answers with the way back (303). Nobody is sent to the
 * sign-in page; who may not and who asks for what does not exist get 404.
 */
export async function POST(request: Request, { params }: { params: Promise<{ sheet: string }> }): Promise<Response> {
  const [actor, { sheet }] = await Promise.all([currentActor(), params]);
  if (!actor) return seeOther("/desk/sign-in");
  if (!can(actor, "application.enter") || !isId(sheet)) return say(404);
  const upload = await readUpload(request);
  const parsed = upload.ok ? schema.safeParse(Object.fromEntries(upload.value.fields)) : null;
  if (!upload.ok || !parsed?.success) return say(400);
  const back = (answer: string) => seeOther(`/${parsed.data.locale}/desk/entry/${sheet}?upload=scan.${answer}#sheet`);
  const { file } = upload.value;
  if (!file) return back("none");
  const done = await keepScan({ actor, sheet, bytes: file });
  if (done.ok) return back("kept");
  return done.error.code === "entry.notFound" ? say(404) : back(done.error.code.replace("file.", ""));
}
