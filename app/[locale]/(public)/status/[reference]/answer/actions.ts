"use server";

import { redirect } from "next/navigation";
import * as z from "zod";
import { goTo } from "@/lib/action";
import { answerClarification } from "@/lib/application/clarification/commands";
import { ownContext } from "@/lib/application/terms";
import { inWords } from "../../../apply/[slug]/in-words";
import type { JourneyState } from "../../../apply/[slug]/use-journey";
import { readFields } from "../../../read-fields";
import { openedApplication } from "../../applications";
import { takeAnswer } from "./take-answer";

const envelope = z.object({
  reference: z.string().max(40),
  locale: z.enum(["ru", "en"]),
  version: z.coerce.number().int(),
  suggested: z.string().max(200).optional(),
  suggest: z.string().max(200).optional(),
  fix: z.string().max(200).optional(),
});
const envelopeNames = new Set(Object.keys(envelope.shape));

/** Answers what the desk asked about an application that is open on this device; taken after the deadline, too. */
export async function answer(_state: JourneyState, form: FormData): Promise<JourneyState> {
  const unexpected = { errors: [{ code: "form.unexpected" }] };
  const fields = readFields(form);
  if (!fields.ok) return unexpected;
  const read = envelope.safeParse(Object.fromEntries([...fields.value].filter(([name]) => envelopeNames.has(name))));
  if (!read.success) return unexpected;
  const { reference, locale, version } = read.data;
  const { application, event } = (await openedApplication(reference, new Date())) ?? redirect(`/${locale}/status/find`);
  const page = `/${locale}/status/${application.reference}`;
  // Answered meanwhile, in another tab or by the desk: the page of the application says so.
  if (!application.asked) return goTo(page);
  const taken = takeAnswer({
    fields: fields.value,
    envelope: envelopeNames,
    sections: application.asked.map(({ section }) => section),
    regime: application.regime,
    context: ownContext(application, event, new Date()),
    filling: read.data,
  });
  if (!taken) return unexpected;
  if ("state" in taken) return taken.state;
  const { answers, suggested } = taken;
  const done = await answerClarification({ applicationId: application.id, version, answers });
  if (done.ok) return goTo(`${page}?saved=answer`);
  if ("fields" in done.error) return { values: answers, suggested, problems: await inWords(done.error.fields, locale) };
  // Whoever has read what happened may press again.
  return {
    values: answers,
    suggested,
    errors: [done.error.failure],
    hidden: { version: String(application.version) },
  };
}
