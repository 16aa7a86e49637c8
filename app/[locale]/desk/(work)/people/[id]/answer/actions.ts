"use server";

import * as z from "zod";
import { can } from "@/lib/access";
import { goTo } from "@/lib/action";
import { answerClarification } from "@/lib/application/clarification/commands";
import { ownContext } from "@/lib/application/terms";
import { readAsked } from "@/lib/review/person/queries";
import { readWayText, wayText } from "@/lib/review/queue/way";
import { currentActor } from "@/lib/session";
import { inWords } from "../../../../../(public)/apply/[slug]/in-words";
import type { JourneyState } from "../../../../../(public)/apply/[slug]/use-journey";
import { readFields } from "../../../../../(public)/read-fields";
import { takeAnswer } from "../../../../../(public)/status/[reference]/answer/take-answer";

const envelope = z.object({
  id: z.uuid(),
  queue: z.string().max(1_000),
  locale: z.enum(["ru", "en"]),
  version: z.coerce.number().int(),
  suggested: z.string().max(200).optional(),
  suggest: z.string().max(200).optional(),
  fix: z.string().max(200).optional(),
});
const envelopeNames = new Set(Object.keys(envelope.shape));

/** Enters for its applicant the answer to what was asked about an application. */
export async function enterAnswer(_state: JourneyState, form: FormData): Promise<JourneyState> {
  const unexpected = { errors: [{ code: "form.unexpected" }] };
  const actor = await currentActor();
  if (!actor) return { errors: [{ code: "staff.signedOut" }] };
  if (!can(actor, "application.review")) return { errors: [{ code: "staff.notAllowed" }] };
  const fields = readFields(form);
  if (!fields.ok) return unexpected;
  const read = envelope.safeParse(Object.fromEntries([...fields.value].filter(([name]) => envelopeNames.has(name))));
  if (!read.success) return unexpected;
  const { id, queue, locale, version } = read.data;
  const application = await readAsked(actor, id);
  if (!application) return unexpected;
  const page = `/${locale}/desk/people/${id}?${wayText(readWayText(queue))}`;
  // Answered meanwhile: the person's page shows how.
  if (!application.asked) return goTo(page);
  const taken = takeAnswer({
    fields: fields.value,
    envelope: envelopeNames,
    sections: application.asked.map(({ section }) => section),
    regime: application.regime,
    context: ownContext(application, application.event, new Date()),
    filling: read.data,
  });
  if (!taken) return unexpected;
  if ("state" in taken) return taken.state;
  const { answers, suggested } = taken;
  const done = await answerClarification({ applicationId: id, version, answers, by: actor });
  if (done.ok) return goTo(page);
  if ("fields" in done.error) return { values: answers, suggested, problems: await inWords(done.error.fields, locale) };
  const hidden = { version: String(application.version) };
  return { values: answers, suggested, errors: [done.error.failure], hidden };
}
