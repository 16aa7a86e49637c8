import { can } from "@/lib/access";
import { isId } from "@/lib/review/queue/way";
import { releaseApplication } from "@/lib/review/work/commands";
import { currentActor } from "@/lib/session";

/** Lets go of the person's own claim as their browser leaves the page; answers 204 whatever there was to let go of. */
export async function POST(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  if (!actor || !can(actor, "application.review")) return new Response(null, { status: 404 });
  if (isId(id)) await releaseApplication({ actor, input: { id } });
  return new Response(null, { status: 204 });
}
