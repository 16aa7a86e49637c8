import { can } from "@/lib/access";
import { attachment, say, seeOther } from "@/lib/http/answer";
import { currentActor } from "@/lib/session";
import { exportBatch } from "@/lib/vetting/file/commands";
import { exportSchema } from "@/lib/vetting/file/schema";

/**
 * A batch of vetting as an encrypted file, for a form's post, since it goes on record. Nobody is sent to the sign-in
 * page; who may not take it and who asks for what does not exist get 404; what can be put right goes back to the page.
 */
export async function POST(request: Request, { params }: { params: Promise<{ batch: string }> }): Promise<Response> {
  const [actor, { batch }, form] = await Promise.all([
    currentActor(),
    params,
    // A body that is no form is told so by its status, not by an error.
    request.formData().catch(() => null),
  ]);
  const locale = form?.get("locale") === "en" ? "en" : "ru";
  if (!actor) return seeOther(`/${locale}/desk/sign-in`);
  if (!can(actor, "vetting.export") || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(batch)) return say(404);
  const parsed = exportSchema.safeParse(form && Object.fromEntries(form));
  if (!parsed.success) {
    const repairable = parsed.error.issues.every(({ path }) => path[0] === "reason");
    return repairable ? seeOther(`/${locale}/desk/vetting/${batch}?error=reason`) : say(400);
  }
  const taken = await exportBatch({ actor, input: { batch, ...parsed.data } });
  if (!taken.ok) {
    const { code } = taken.error;
    if (code === "vetting.notFound") return say(404);
    return seeOther(`/${locale}/desk/vetting/${batch}?error=${code.replace("vetting.", "")}`);
  }
  return attachment(Buffer.from(taken.value.file), { type: "application/octet-stream", name: taken.value.name });
}
