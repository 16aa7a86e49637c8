import { lookAtFile } from "@/lib/application/file/commands";
import { fileName } from "@/lib/files/rules";
import { filePurposes } from "@/lib/files/types";
import { attachment, say } from "@/lib/http/answer";
import { isId } from "@/lib/review/queue/way";
import { currentActor } from "@/lib/session";

/**
 * A photo, letter or scan of an application for who may see it; each look goes on record. Whoever may not, and whoever
 * asks for what does not exist, gets 404.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ application: string; purpose: string }> },
): Promise<Response> {
  const [actor, { application, purpose: name }] = await Promise.all([currentActor(), params]);
  const purpose = filePurposes.find((each) => each === name);
  if (!actor || !purpose || !isId(application)) return say(404);
  const file = await lookAtFile({ actor, id: application, purpose });
  if (!file.ok) return say(404);
  const { bytes, mediaType, reference } = file.value;
  return attachment(bytes, { type: mediaType, name: fileName(purpose, reference, mediaType) });
}
