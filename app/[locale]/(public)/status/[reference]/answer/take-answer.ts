import { answerFields } from "@/lib/application/clarification/rules";
import { readSection, type Section, sectionFields } from "@/lib/application/correction";
import { fixableValue } from "@/lib/application/steps";
import type { Answers, ApplicationContext, Regime } from "@/lib/application/types";
import { withSuggestions } from "@/lib/apply/suggestions";
import type { JourneyState } from "../../../apply/[slug]/use-journey";

/** Which buttons of the form do no more than fill in, and what was filled in before. */
export type Filling = { suggest?: string | undefined; fix?: string | undefined; suggested?: string | undefined };

/**
 * The answers of a posted form, or what the form shows next where a button only filled something in. Null for a form
 * with a field that was not asked for.
 */
export function takeAnswer({
  fields,
  envelope,
  sections,
  regime,
  context,
  filling,
}: {
  fields: ReadonlyMap<string, string>;
  /** The names that go before the answers. */
  envelope: ReadonlySet<string>;
  sections: readonly Section[];
  regime: Regime;
  context: ApplicationContext;
  filling: Filling;
}): { answers: Answers; suggested: string[] } | { state: JourneyState } | null {
  const own = answerFields(sections, regime);
  const sent = [...fields.keys()].filter((name) => !envelope.has(name));
  if (!sent.every((name) => own.includes(name))) return null;
  const answers: Answers = Object.fromEntries(own.map((name) => [name, fields.get(name) ?? ""]));
  const { suggest, fix } = filling;
  const suggested = (filling.suggested ?? "").split(" ").filter(Boolean);
  if (suggest) {
    const filled = withSuggestions(suggest.split(" "), answers, suggested);
    return { state: { values: filled.answers, suggested: filled.suggested, problems: [] } };
  }
  if (fix) return { state: { values: { ...answers, ...fixed(fix) }, suggested, problems: [] } };
  return { answers, suggested };

  function fixed(field: string): Answers {
    const section = sections.find((each) => sectionFields(each, regime).includes(field));
    if (!section) return {};
    const typed = Object.fromEntries(sectionFields(section, regime).map((name) => [name, answers[name] ?? ""]));
    const read = readSection(section, regime, typed, context);
    const problem = read.ok ? undefined : read.error.find((error) => error.field === field);
    const value = problem && fixableValue(problem);
    return value ? { [field]: value } : {};
  }
}
