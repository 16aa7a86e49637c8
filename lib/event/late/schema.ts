import * as z from "zod";
import { readEmail } from "@/lib/application/contact";
import { tidy } from "@/lib/event/desk/typed";

const id = z.uuid("form.unexpected");
const locale = z.enum(["ru", "en"], "form.unexpected");

/** Admits one application: `until` is a local time of the event's, `which` which of two where its clock shows it twice. */
export const admitSchema = z.strictObject({
  /** The permit's own: the same press again makes no second one. */
  id,
  event: id,
  locale,
  email: z
    .string()
    .max(1000, "event.email")
    .transform((typed, context) => {
      const read = readEmail(typed);
      if (read.ok) return read.value;
      context.addIssue({ code: "custom", message: "event.late.email" });
      return z.NEVER;
    }),
  letters: locale,
  until: z.string().max(40),
  untilWhich: z.enum(["first", "second"]).optional(),
  reason: z.string().max(2000, "event.late.reasonTooLong").transform(tidy).pipe(z.string().min(1, "event.late.reason")),
});

/** Takes a permit back. */
export const withdrawSchema = z.strictObject({ id, locale });
