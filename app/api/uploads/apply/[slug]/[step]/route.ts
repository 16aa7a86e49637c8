import * as z from "zod";
import { fileSteps } from "@/lib/application/schema";
import { firstIncompleteStep, steps } from "@/lib/application/steps";
import { applicationContext } from "@/lib/application/terms";
import type { Locale } from "@/lib/application/types";
import { keepDraftFile, removeDraftFile } from "@/lib/apply/file/commands";
import { type EventOfJourney, eventFor, findJourneyEvent, openSession } from "@/lib/apply/queries";
import { draftToken, heldFor } from "@/lib/apply/session";
import { takesApplications, windowState } from "@/lib/event/rules";
import { readUpload } from "@/lib/files/upload";
import { say, seeOther } from "@/lib/http/answer";
import { clientNetwork, consume } from "@/lib/limits/consume";
import { ok, type Result } from "@/lib/result";

const locale = z.enum(["ru", "en"]);
const schema = z.strictObject({
  locale,
  from: z.literal("check").optional(),
  language: locale.optional(),
  later: z.literal("yes").optional(),
  remove: z.literal("yes").optional(),
});

/**
 * Takes the file of a page of the journey from a form's post, and answers with the way on (303): the next page, or the
 * same one with what to put right. Which draft it belongs to, its cookie says.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ slug: string; step: string }> },
): Promise<Response> {
  const { slug, step: name } = await params;
  const step = fileSteps.find((each) => each === name);
  const found = step && (await findJourneyEvent(slug));
  if (!found) return say(404);
  const event = eventFor(found, await heldFor(slug));
  const upload = await readUpload(request);
  const parsed = upload.ok ? schema.safeParse(Object.fromEntries(upload.value.fields)) : null;
  if (!upload.ok || !parsed?.success) return say(400);
  const post = parsed.data;
  const at = (language: Locale, page: string) => seeOther(`/${language}/apply/${slug}/${page}`);
  const from = post.from ? "from=check" : "";
  const token = (await draftToken(slug)) ?? "";
  const { file } = upload.value;
  if (file && !(await consume("upload", clientNetwork(request.headers))).ok)
    return at(post.locale, `${step}?error=tooMany&${from}`);
  // Closed meanwhile: the page itself says so.
  if (!takesApplications(windowState(event, new Date()))) return at(post.locale, step);
  const about = { token, eventId: event.id, step };
  const taken: Result<undefined> = post.remove
    ? await removeDraftFile(about)
    : file
      ? await keepDraftFile({ ...about, bytes: file })
      : ok(undefined);
  if (!taken.ok) {
    const { code } = taken.error;
    if (code === "apply.alreadySent") return at(post.locale, "done");
    if (code === "apply.noDraft") return at(post.locale, "outlet");
    return at(post.locale, `${step}?error=${code.replace("file.", "")}&${from}`);
  }
  if (post.language) return at(post.language, `${step}?${from}`);
  if (post.remove) return at(post.locale, `${step}?${from}`);
  if (post.later) return at(post.locale, "save");
  return at(post.locale, await following(event, { token, step, from }));
}

/** The page after this one, or this one where its file is still missing. */
async function following(
  event: EventOfJourney,
  { token, step, from }: { token: string; step: (typeof fileSteps)[number]; from: string },
): Promise<string> {
  const held = await openSession(token, new Date());
  if (held?.kind !== "draft") return "outlet";
  const context = applicationContext(event, new Date());
  const missing = event.materials[step] === "required" && !held.draft.answers[step];
  if (missing) return `${step}?error=required&${from}`;
  if (from) return firstIncompleteStep(held.draft.answers, context);
  const order = steps(context);
  return order[order.indexOf(step) + 1] ?? "check";
}
