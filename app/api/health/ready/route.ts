import { isReady } from "@/lib/front/readiness";

export const dynamic = "force-dynamic";

/** 200 when requests can be served: the database answers and is migrated. Else 503 with Retry-After. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  const headers = { "Cache-Control": "no-store", ...(ready ? {} : { "Retry-After": "5" }) };
  return Response.json({ ready }, { status: ready ? 200 : 503, headers });
}
