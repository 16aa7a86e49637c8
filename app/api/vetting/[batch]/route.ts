import { can } from "@/lib/access";
import { currentActor } from "@/lib/session";
import { exportBatch } from "@/lib/vetting/file/commands";
import { exportSchema } from "@/lib/vetting/file/schema";
import en from "@/messages/en/common.json";
import ru from "@/messages/ru/common.json";

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
  return new Response(Buffer.from(taken.value.file), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": `attachment; filename="${taken.value.name}"`,
      "Cache-Control": "no-store, no-transform",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "no-store" } });
}

function say(status: 400 | 404): Response {
  const text = ({ notFound, refused }: typeof ru) => (status === 404 ? notFound.title : refused.malformed);
  return new Response(`${text(ru)}\n${text(en)}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
