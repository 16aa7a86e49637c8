import { z } from "zod";

/** Which letter to try again, and the page to come back to. */
export const retrySchema = z.strictObject({ id: z.uuid(), locale: z.enum(["ru", "en"]) });

export type Retry = z.output<typeof retrySchema>;
