import { z } from "zod";
import { type Section, sections } from "@/lib/application/correction";
import { recommendations, type Verdict } from "@/lib/review/types";

const longestText = 4_000;

const id = z.uuid("form.unexpected");
/** The version of a row as it was read. */
export const version = z
  .string()
  .regex(/^\d{1,9}$/, "form.unexpected")
  .transform(Number);
/** A text as typed, without the control characters that PostgreSQL refuses and nobody sees. */
export const text = (longest = longestText) =>
  z
    .string()
    .max(longest, "review.tooLong")
    .transform((typed) =>
      typed
        .toWellFormed()
        .replace(/\r\n?/g, "\n")
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
        .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "")
        .trim(),
    );

/** A text that may be left out. */
export const note = text()
  .optional()
  .transform((typed) => typed || null);

/** The queue that the person came from, as its URL's query; it says only where to go next. */
export const way = {
  locale: z.enum(["ru", "en"], "form.unexpected"),
  queue: z.string().max(3_000, "form.unexpected").default(""),
};

/** An index into the event's entry slots as a form posts it; empty where it has none. */
export const slot = z
  .string()
  .regex(/^\d{0,3}$/, "form.unexpected")
  .default("");

const one = { id, version, ...way };

const code = z.string().max(8, "form.unexpected");
// Checkboxes have names of their own, since no field comes twice; each has its zone's code for a value.
const zones = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`zone${index}`, code.optional()] as const));

const reasons = {
  /** The text of a prepared reason, in the applicant's language. */
  template: text().default(""),
  publicReason: text().default(""),
  internalNote: note,
};

const question = text(1_000).default("");
/** A question for each section, where there is something to ask. */
const questions = {
  outletQuestion: question,
  nameQuestion: question,
  positionQuestion: question,
  documentQuestion: question,
  mfaQuestion: question,
  contactQuestion: question,
  photoQuestion: question,
  letterQuestion: question,
  goodsQuestion: question,
} satisfies Record<`${Section}Question`, typeof question>;

/** A verdict as its form posts it: the application as it was read (version), the verdict and its texts. */
export const verdictSchema = z
  .discriminatedUnion("verdict", [
    z.strictObject({
      ...one,
      verdict: z.literal("approve"),
      entrySlot: slot,
      ...zones,
      pool: code.default(""),
      override: note,
    }),
    z.strictObject({ ...one, verdict: z.literal("refuse"), ...reasons, override: note }),
    z.strictObject({ ...one, verdict: z.literal("waitlist"), internalNote: note }),
    z.strictObject({ ...one, verdict: z.literal("revoke"), ...reasons }),
    z.strictObject({ ...one, verdict: z.literal("reopen"), reason: text().default("") }),
    z.strictObject({
      ...one,
      verdict: z.literal("recommend"),
      for: z.enum(recommendations, "review.chooseRecommendation"),
      internalNote: note,
    }),
    z.strictObject({ ...one, verdict: z.literal("ask"), ...questions }),
    z.strictObject({ ...one, verdict: z.literal("sendBack") }),
    z.strictObject({ ...one, verdict: z.literal("undo") }),
  ])
  .transform(({ id, version, locale, queue, ...rest }) => ({ id, version, locale, queue, verdict: toVerdict(rest) }));

/** What deciding takes. */
export type VerdictInput = z.output<typeof verdictSchema>;

type Posted =
  | { verdict: "approve"; entrySlot: string; pool: string; override: string | null; [zone: string]: unknown }
  | (Reasons & { verdict: "refuse"; override: string | null })
  | (Reasons & { verdict: "revoke" })
  | { verdict: "waitlist"; internalNote: string | null }
  | { verdict: "reopen"; reason: string }
  | { verdict: "recommend"; for: (typeof recommendations)[number]; internalNote: string | null }
  | ({ verdict: "ask" } & Record<`${Section}Question`, string>)
  | { verdict: "sendBack" }
  | { verdict: "undo" };

type Reasons = { template: string; publicReason: string; internalNote: string | null };

function toVerdict(posted: Posted): Verdict {
  switch (posted.verdict) {
    case "approve": {
      const { entrySlot, pool, override } = posted;
      const chosen = Object.keys(zones).flatMap((name) => (typeof posted[name] === "string" ? [posted[name]] : []));
      const slot = entrySlot === "" ? null : Number(entrySlot);
      return { kind: "approve", entrySlot: slot, zones: chosen, pool: pool || null, override };
    }
    case "refuse":
      return { kind: "refuse", ...reasonsOf(posted), override: posted.override };
    case "revoke":
      return { kind: "revoke", ...reasonsOf(posted) };
    case "waitlist":
      return { kind: "waitlist", internalNote: posted.internalNote };
    case "reopen":
      return { kind: "reopen", reason: posted.reason };
    case "ask":
      return {
        kind: "ask",
        questions: sections.flatMap((section) => {
          const asked = posted[`${section}Question`];
          return asked === "" ? [] : [{ section, text: asked }];
        }),
      };
    case "recommend":
      return { kind: "recommend", for: posted.for, internalNote: posted.internalNote };
    default:
      return { kind: posted.verdict };
  }
}

/** Own words win over the template. */
function reasonsOf({ template, publicReason, internalNote }: Reasons) {
  return { publicReason: publicReason || template, internalNote };
}

/** Claiming an application, or letting go of it. */
export const claimSchema = z.strictObject({ id, ...way });

/** Claiming the first application of a queue that waits for a decision. */
export const beginSchema = z.strictObject({ event: z.string().max(100, "form.unexpected"), ...way });

/** An internal comment. */
export const commentSchema = z.strictObject({
  id,
  ...way,
  text: text().refine((typed) => typed !== "", "review.commentRequired"),
});

/** A look at sealed data, with its reason. */
export const revealSchema = z.strictObject({
  id,
  reason: text(500).refine((typed) => typed.length >= 3, "review.revealReasonRequired"),
});
