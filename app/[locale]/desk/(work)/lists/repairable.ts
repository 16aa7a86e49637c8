/** What sends a taken list back to its page to be put right: keys of lists.json under "errors". */
const codes = [
  "noColumns",
  "reasonRequired",
  "reasonTooLong",
  "keyDestroyed",
  "busy",
  "tooManyForPdf",
  "tooManyForXlsx",
] as const;

/** The code that the page's address names; undefined where it names none of ours. */
export function repairable(code: unknown): (typeof codes)[number] | undefined {
  return codes.find((each) => each === code);
}
