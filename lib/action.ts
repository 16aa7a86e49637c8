import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { type Actor, can, type Permission } from "@/lib/access";
import type { Failure, Result } from "@/lib/result";
import { currentActor } from "@/lib/session";

/** What a form shows after its action: nothing yet, the way on, or what went wrong with every value kept. */
export type FormState = {
  errors?: Failure[];
  values?: Record<string, string>;
  /** Where a caller with script goes; a post without script is redirected (303). */
  next?: string;
};

/** A form's action, for useActionState and for a plain post alike. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/** What a desk command gets: who asks and the parsed input. It asks `can` again with the row that it has locked. */
export type DeskCommand<Input> = (call: {
  actor: Actor;
  input: Input;
}) => Promise<Result<{ next?: string } | undefined, Failure | Failure[]>>;

/** Builds what a desk form does: parse, find the actor, ask for the permission, run the command, give form state back. */
export function deskForm<Schema extends z.ZodType>(
  permission: Permission,
  schema: Schema,
  command: DeskCommand<z.output<Schema>>,
): (form: FormData) => Promise<FormState> {
  return async (form) => {
    const actor = await currentActor();
    if (!actor) return { errors: [{ code: "staff.signedOut" }], values: plainValues(form) };
    if (!can(actor, permission)) return { errors: [{ code: "staff.notAllowed" }], values: plainValues(form) };
    const parsed = parseForm(schema, form);
    if (!parsed.ok) return { errors: parsed.error, values: plainValues(form) };
    const result = await command({ actor, input: parsed.value });
    if (!result.ok) return { errors: [result.error].flat(), values: plainValues(form) };
    return result.value?.next ? { next: result.value.next } : {};
  };
}

/** The same as a server action, for pages that Next renders. */
export function deskAction<Schema extends z.ZodType>(
  permission: Permission,
  schema: Schema,
  command: DeskCommand<z.output<Schema>>,
): FormAction {
  const run = deskForm(permission, schema, command);
  return async (_state, form) => {
    // A caller that is no page of ours chooses the arguments.
    if (!(form instanceof FormData)) return { errors: [{ code: "form.unexpected" }] };
    const state = await run(form);
    return state.next ? goTo(state.next) : state;
  };
}

/** The way on: state for a caller with script, a 303 for a post without. */
export async function goTo(next: string): Promise<FormState> {
  const scripted = (await headers()).has("next-action");
  if (!scripted) redirect(next);
  return { next };
}

/** The scalar fields of a form. Files, and fields that React adds for itself ($ACTION…), are left out. */
export function plainValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = Object.create(null);
  for (const [name, value] of form) if (typeof value === "string" && !name.startsWith("$ACTION")) values[name] = value;
  return { ...values };
}

// What a schema of ours says; zod's own words are English sentences and mean a form that no page of ours sends.
const messageKey = /^\w+(\.\w+)+$/;

/** Whether every field of a form is text and comes once. */
function isPlain(form: FormData): boolean {
  const sent = [...form].filter(([name]) => !name.startsWith("$ACTION"));
  return (
    sent.every(([, value]) => typeof value === "string") && new Set(sent.map(([name]) => name)).size === sent.length
  );
}

/**
 * Parses a form by a schema over its fields; each issue becomes a failure with its field. Refuses "form.unexpected" for
 * a file and for a field that comes twice: no page of ours sends either, and what is left out could not be refused.
 */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
): Result<z.output<Schema>, Failure[]> {
  if (!(form instanceof FormData) || !isPlain(form)) return { ok: false, error: [{ code: "form.unexpected" }] };
  const parsed = schema.safeParse(plainValues(form));
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    error: parsed.error.issues.map((issue) => ({
      code: messageKey.test(issue.message) ? issue.message : "form.unexpected",
      ...(issue.path.length > 0 && { field: issue.path.join(".") }),
      ...(issue.code === "custom" && issue.params && { params: issue.params }),
    })),
  };
}
