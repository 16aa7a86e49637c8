"use client";

import {
  type FormEvent,
  startTransition,
  useActionState,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useForm } from "react-hook-form";
import type { FormState } from "@/lib/action";
import type { Section } from "@/lib/application/correction";
import type { FormStep } from "@/lib/application/schema";
import type { Answers, ApplicationContext, FieldError, Locale, Regime } from "@/lib/application/types";
import { useDeparture } from "../../use-departure";

/** An error with its words. */
export type Problem = FieldError & { text: string };

/** What a form's fields are: a page of the journey, a section that is corrected, or sections that were asked about. */
export type Subject =
  | { kind: "step"; step: FormStep }
  | { kind: "section"; section: Section; regime: Regime }
  | { kind: "answer"; sections: readonly Section[]; regime: Regime };

/** What such a form shows after its action. */
export type JourneyState = FormState & {
  problems?: readonly Problem[];
  suggested?: readonly string[];
  /** What is to be sent along from now on, where it has changed. */
  hidden?: Record<string, string>;
};

/** What a page of the journey is given: who asks, what was typed before, and what the server found wrong with it. */
export type JourneyPage = {
  action: (state: JourneyState, form: FormData) => Promise<JourneyState>;
  /** Which checks the browser makes before the server does; `server` where it makes none. */
  subject: Subject | { kind: "server" };
  locale: Locale;
  /** Sent along with the answers. */
  hidden: Record<string, string>;
  values: Answers;
  suggested: readonly string[];
  context: ApplicationContext;
  problems: readonly Problem[];
  /** The page's title, to put "Error: " before it. */
  titles: { plain: string; error: string };
};

const never = () => () => undefined;

/** The form of a page in the browser: react-hook-form over the plain form that works without it. */
export function useJourney(page: JourneyPage) {
  const [state, post, sending] = useActionState<JourneyState, FormData>(page.action, {});
  const values = state.values ?? page.values;
  const [problems, setProblems] = useState(state.problems ?? page.problems);
  const [suggested, setSuggested] = useState(state.suggested ?? page.suggested);
  const [attempt, setAttempt] = useState(0);
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const element = useRef<HTMLFormElement>(null);
  const leaving = state.next !== undefined;

  // No default values: what somebody typed before the script arrived is read from the page, not overwritten.
  const form = useForm<Answers>({
    mode: "onSubmit",
    reValidateMode: "onSubmit",
    shouldFocusError: false,
    resolver: async () => {
      const found = await check();
      setProblems(found);
      setAttempt((before) => before + 1);
      const errors = Object.fromEntries(found.map(({ field, code, text }) => [field, { type: code, message: text }]));
      return found.length > 0 ? { values: {}, errors } : { values: typed(), errors: {} };
    },
  });

  function typed(): Answers {
    const answers: Answers = page.subject.kind === "section" ? {} : { ...page.values };
    const names = new Set(["suggested", ...Object.keys(page.hidden)]);
    const data = element.current ? new FormData(element.current) : new FormData();
    for (const box of element.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])
      answers[box.name] = "";
    for (const [name, value] of data)
      if (typeof value === "string" && !names.has(name) && !name.startsWith("$")) answers[name] = value;
    return answers;
  }

  async function check(): Promise<readonly Problem[]> {
    const { subject } = page;
    if (subject.kind === "server") return [];
    // Where the checks cannot be loaded, the server makes them.
    const checks = await load().catch(() => null);
    return checks ? checks.problemsOf(subject, typed(), page) : [];
  }

  useDeparture(state.next);

  useEffect(() => {
    if (state.problems) setProblems(state.problems);
    if (state.errors || state.problems) setAttempt((before) => before + 1);
  }, [state]);

  function set(field: string, value: string) {
    const input = element.current?.elements.namedItem(field);
    if (input instanceof HTMLInputElement) input.value = value;
    form.setValue(field, value);
  }

  return {
    values,
    hidden: { ...page.hidden, ...state.hidden },
    problems,
    failure: state.errors?.find(({ field }) => !field)?.code,
    suggested,
    attempt,
    scripted,
    busy: sending || leaving || form.formState.isSubmitting,
    formProps: {
      ref: element,
      action: post,
      noValidate: true,
      onFocus: () => void load().catch(() => undefined),
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        if (sending || leaving) return;
        const submitter = (event.nativeEvent as SubmitEvent).submitter;
        // Taken before the checks: an error that goes away may take the box beside it, and its tick, with it.
        const data = new FormData(event.currentTarget, submitter);
        const send = () => startTransition(() => post(data));
        // A named button (language, save for later) keeps what was typed as it is; the nameless one goes on.
        if (submitter?.getAttribute("name")) send();
        else void form.handleSubmit(send)(event);
      },
    },
    /** An input's value before any edit, its error, and what watches its edits. */
    input(name: string) {
      const { ref, onBlur, onChange } = form.register(name, {
        onChange: () => setSuggested((before) => before.filter((field) => field !== name)),
      });
      return { ref, onBlur, onChange, name, defaultValue: values[name] ?? "" };
    },
    async suggest(fields: readonly string[]) {
      const { withSuggestions } = await load();
      const before = typed();
      const filled = withSuggestions(fields, before, suggested);
      for (const field of fields) if (filled.answers[field] !== before[field]) set(field, filled.answers[field] ?? "");
      setSuggested(filled.suggested);
      setProblems((now) => now.filter(({ field }) => filled.answers[field] === before[field]));
    },
    fix(field: string, value: string) {
      set(field, value);
      setProblems((before) => before.filter((problem) => problem.field !== field));
      const input = element.current?.elements.namedItem(field);
      if (input instanceof HTMLElement) input.focus();
    },
    /** What stands in the field now, for marking a letter in it. */
    typedIn: (field: string) => (scripted && element.current ? (typed()[field] ?? "") : (values[field] ?? "")),
  };
}

export type Journey = ReturnType<typeof useJourney>;

function load() {
  return import("./check-in-browser");
}
