"use server";

import { can } from "@/lib/access";
import { type FormState, goTo, parseForm, plainValues } from "@/lib/action";
import { readManagedEventById } from "@/lib/event/desk/queries";
import { saveLetters } from "@/lib/event/letters/commands";
import { lettersSchema } from "@/lib/event/letters/schema";
import type { LetterKind } from "@/lib/event/letters/types";
import { currentActor } from "@/lib/session";
import type { ShownLetter } from "../letter-text";
import { sampleLetters } from "./sample";

/** What the form of an event's words shows after a post: the letters as they would look, or what went wrong. */
export type LettersState = FormState & { preview?: Partial<Record<LetterKind, ShownLetter[]>> };

/** Shows what letters would look like in an event's own words, which changes nothing; or saves the words. */
export async function writeLetters(_state: LettersState, form: FormData): Promise<LettersState> {
  const values = plainValues(form);
  const actor = await currentActor();
  if (!actor) return { errors: [{ code: "staff.signedOut" }], values };
  if (!can(actor, "letter.write")) return { errors: [{ code: "staff.notAllowed" }], values };
  const parsed = parseForm(lettersSchema, form);
  if (!parsed.ok) return { errors: parsed.error, values };
  const input = parsed.value;
  if (input.step === "save") {
    const saved = await saveLetters({ actor, input });
    if (!saved.ok) return { errors: [saved.error], values };
    return goTo(`/${input.locale}/desk/events/${saved.value.slug}/letters?saved`);
  }
  const event = await readManagedEventById(actor, input.event);
  if (!event) return { errors: [{ code: "event.notFound" }], values };
  return { preview: await sampleLetters(event.fields, input.letters.words), values };
}
