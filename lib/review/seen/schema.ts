import { z } from "zod";
import { sayings } from "@/lib/review/seen/types";

/** What is said of two applications. */
export const pairSchema = z.strictObject({
  id: z.uuid("form.unexpected"),
  other: z.uuid("form.unexpected"),
  said: z.enum(sayings, "form.unexpected"),
  locale: z.enum(["ru", "en"], "form.unexpected"),
  queue: z.string().max(1_000, "form.unexpected").default(""),
});
