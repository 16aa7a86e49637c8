import * as z from "zod";
import type { Answer, Question } from "@/lib/application/clarification/types";
import { sections } from "@/lib/application/correction";

/** Questions as a row keeps them. */
export const questionsSchema: z.ZodType<Question[]> = z.array(
  z.object({ section: z.enum(sections), text: z.string() }),
);

/** Answers as a row keeps them. */
export const answersSchema: z.ZodType<Answer[]> = z.array(
  z.object({ section: z.enum(sections), words: z.string(), corrected: z.boolean() }),
);
