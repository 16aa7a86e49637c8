import type { Options } from "@/lib/review/rules";

/** The decisions that ask for words first: each has a form, in a layer or, without script, in the page. */
export const formKinds = [
  "refuse",
  "recommend",
  "ask",
  "waitlist",
  "recommendWaitlist",
  "approveOverride",
  "approveOverQuota",
  "reopen",
  "revoke",
] as const;

export type FormKind = (typeof formKinds)[number];

/** What has a button of its own in the bar. */
const usual: readonly FormKind[] = ["refuse", "recommend", "ask"];

/** The forms that this person may be offered now: those in the bar, and those behind "More…". */
export function offeredForms(options: Options): { usual: FormKind[]; more: FormKind[] } {
  const kinds = formKinds.filter((kind) => isOffered(kind, options));
  return { usual: kinds.filter((kind) => usual.includes(kind)), more: kinds.filter((kind) => !usual.includes(kind)) };
}

/** Whether a head may do this only by saying why not in order. */
export function needsOverride(answer: string | null): boolean {
  return answer === "review.orderReasonRequired";
}

function isOffered(kind: FormKind, options: Options): boolean {
  switch (kind) {
    case "refuse":
      return options.refuse === null || needsOverride(options.refuse);
    case "approveOverride":
      return needsOverride(options.approve);
    case "approveOverQuota":
      return options.approve === "review.quotaReasonRequired";
    case "recommend":
    case "recommendWaitlist":
      return options.recommend === null;
    default:
      return options[kind] === null;
  }
}

/** What a form's post carries besides its fields. */
export function verdictFields(kind: FormKind): Record<string, string> {
  switch (kind) {
    case "recommend":
      return { verdict: "recommend", for: "refused" };
    case "recommendWaitlist":
      return { verdict: "recommend", for: "waitlisted" };
    case "approveOverride":
    case "approveOverQuota":
      return { verdict: "approve" };
    default:
      return { verdict: kind };
  }
}
