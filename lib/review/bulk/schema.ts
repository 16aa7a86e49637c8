import { z } from "zod";
import { batchSize, type Deed, deedKinds } from "@/lib/review/bulk/types";
import { note, slot, text, version, way } from "@/lib/review/schema";
import { wordSchema } from "@/lib/review/tags/schema";

const boxName = /^row-([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/**
 * What is to be decided on: all that match the filter, or the rows whose boxes were ticked. A box is named for its row's
 * id, and its value is the version that was read.
 */
export const prepareSchema = z
  .record(z.string(), z.string("form.unexpected"), "form.unexpected")
  .transform((posted) => {
    const [boxes, fields] = [[], []] as [{ id: string; version: string }[], [string, string][]];
    for (const [name, value] of Object.entries(posted)) {
      const id = boxName.exec(name)?.[1];
      if (id) boxes.push({ id, version: value });
      else fields.push([name, value]);
    }
    return { ...Object.fromEntries(fields), rows: boxes };
  })
  .pipe(
    z.strictObject({
      event: z.string().max(100, "form.unexpected"),
      ...way,
      scope: z.enum(["chosen", "all"], "form.unexpected"),
      deed: z.enum(deedKinds, "form.unexpected"),
      rows: z.array(z.strictObject({ id: z.string(), version })).max(batchSize, "form.unexpected"),
    }),
  );

/** What preparing a batch takes. */
export type PrepareInput = z.output<typeof prepareSchema>;

const one = { id: z.uuid("form.unexpected"), ...way };

/** What is done with a batch. A refusal has a reason for each language that its applicants read. */
export const runSchema = z
  .discriminatedUnion("deed", [
    z.strictObject({ ...one, deed: z.literal("approve"), entrySlot: slot }),
    z.strictObject({
      ...one,
      deed: z.literal("refuse"),
      templateRu: text().default(""),
      reasonRu: text().default(""),
      templateEn: text().default(""),
      reasonEn: text().default(""),
      internalNote: note,
    }),
    z.strictObject({
      ...one,
      deed: z.enum(["waitlist", "recommendApprove", "recommendRefuse"]),
      internalNote: note,
    }),
    z.strictObject({ ...one, deed: z.enum(["take", "release"]) }),
    z.strictObject({ ...one, deed: z.enum(["tag", "untag"]), word: wordSchema }),
  ])
  .transform(({ id, locale, queue, ...posted }) => ({ id, locale, queue, deed: toDeed(posted) }));

/** What running a batch takes. */
export type RunInput = z.output<typeof runSchema>;

type Posted =
  | { deed: "approve"; entrySlot: string }
  | {
      deed: "refuse";
      templateRu: string;
      reasonRu: string;
      templateEn: string;
      reasonEn: string;
      internalNote: string | null;
    }
  | { deed: "waitlist" | "recommendApprove" | "recommendRefuse"; internalNote: string | null }
  | { deed: "take" | "release" }
  | { deed: "tag" | "untag"; word: string };

function toDeed(posted: Posted): Deed {
  switch (posted.deed) {
    case "approve":
      return { kind: "approve", entrySlot: posted.entrySlot === "" ? null : Number(posted.entrySlot) };
    case "refuse": {
      // Own words win over the template.
      const reasons = {
        ru: posted.reasonRu || posted.templateRu,
        en: posted.reasonEn || posted.templateEn,
      };
      return { kind: "refuse", reasons, internalNote: posted.internalNote };
    }
    case "waitlist":
    case "recommendApprove":
    case "recommendRefuse":
      return { kind: posted.deed, internalNote: posted.internalNote };
    case "tag":
    case "untag":
      return { kind: posted.deed, word: posted.word };
    default:
      return { kind: posted.deed };
  }
}

/** Taking a batch's decisions back. */
export const undoSchema = z.strictObject(one);
