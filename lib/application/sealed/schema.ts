import { z } from "zod";
import { documentKinds, type SealedRecord } from "@/lib/application/types";

/** What a sealed record holds once it is opened. */
export const sealedRecordSchema: z.ZodType<SealedRecord> = z.object({
  documentKind: z.enum(documentKinds),
  documentNumber: z.string(),
  birthDate: z.string(),
  birthPlace: z.string(),
  citizenship: z.string(),
});
