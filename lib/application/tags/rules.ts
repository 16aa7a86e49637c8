import { normalise } from "@/lib/names/normalise";

/** How long a tag may be, how many one application bears, and how many different ones an event's desk uses. */
export const tagLimits = { letters: 24, ofOne: 10, ofEvent: 50 } as const;

const word = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .+'-]*$/u;

/** A tag as it is kept: normalised, in small letters, so that one word is one tag. */
export function toWord(typed: string): string {
  return normalise(typed).toLowerCase();
}

/** Whether a text is a tag as it is kept: a short word or a few, of letters and digits. */
export function isWord(text: string): boolean {
  return text.length <= tagLimits.letters && word.test(text) && toWord(text) === text;
}
