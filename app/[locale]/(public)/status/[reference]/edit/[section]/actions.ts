"use server";

import { redirect } from "next/navigation";
import * as z from "zod";
import { goTo } from "@/lib/action";
import { correctApplication } from "@/lib/application/commands";
import { isFileSection, isIdentity, readSection, sectionFields, sections } from "@/lib/application/correction";
import { fixableValue } from "@/lib/application/steps";
import { ownContext } from "@/lib/application/terms";
import type { Answers } from "@/lib/application/types";
import { withSuggestions } from "@/lib/apply/suggestions";
import { inWords } from "../../../../apply/[slug]/in-words";
import type { JourneyState } from "../../../../apply/[slug]/use-journey";
import { readFields } from "../../../../read-fields";
import { openedApplication } from "../../../applications";

const envelope = z.object({
  reference: z.string().max(40),
  section: z.enum(sections),
  locale: z.enum(["ru", "en"]),
  version: z.coerce.number().int(),
  suggested: z.string().max(200).optional(),
  suggest: z.string().max(200).optional(),
  fix: z.string().max(200).optional(),
});
const envelopeNames = new Set(Object.keys(envelope.shape));

/** Corrects one section of an application that is open on this device; without script also fills in what was pressed. */
export async function correct(_state: JourneyState, form: FormData): Promise<JourneyState> {
  const unexpected = { errors: [{ code: "form.unexpected" }] };
  const fields = readFields(form);
  if (!fields.ok) return unexpected;
  const read = envelope.safeParse(Object.fromEntries([...fields.value].filter(([name]) => envelopeNames.has(name))));
  if (!read.success) return unexpected;
  const { reference, section, locale, version, suggest, fix, suggested = "" } = read.data;
  const { application, event } = (await openedApplication(reference, new Date())) ?? redirect(`/${locale}/status/find`);
  // A file comes by its own route; what stands for one is never taken from a form.
  if (isFileSection(section)) return unexpected;
  const own = sectionFields(section, application.regime);
  const sent = [...fields.value].filter(([name]) => !envelopeNames.has(name));
  if (!sent.every(([name]) => own.includes(name))) return unexpected;
  const answers: Answers = Object.fromEntries(own.map((name) => [name, fields.value.get(name) ?? ""]));
  const marked = suggested.split(" ").filter(Boolean);
  if (suggest) {
    const filled = withSuggestions(suggest.split(" "), answers, marked);
    return { values: filled.answers, suggested: filled.suggested, problems: [] };
  }
  if (fix) {
    const context = ownContext(application, event, new Date());
    const checked = readSection(section, application.regime, answers, context);
    const problem = checked.ok ? undefined : checked.error.find(({ field }) => field === fix);
    const value = problem && fixableValue(problem);
    return { values: value ? { ...answers, [fix]: value } : answers, suggested: marked, problems: [] };
  }
  const done = await correctApplication({ applicationId: application.id, version, section, answers });
  if (done.ok) return goTo(`/${locale}/status/${reference}?saved=${isIdentity(section) ? "identity" : "other"}`);
  if ("fields" in done.error)
    return { values: answers, suggested: marked, problems: await inWords(done.error.fields, locale) };
  if (done.error.failure.code === "status.changedElsewhere")
    return {
      values: answers,
      suggested: marked,
      errors: [done.error.failure],
      // Whoever has read what happened may press again.
      hidden: { version: String(application.version) },
    };
  // Locked meanwhile: the page of the application says why.
  return goTo(`/${locale}/status/${reference}`);
}
