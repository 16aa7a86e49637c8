import * as z from "zod";
import { narrowingOf, readNarrowing } from "@/lib/application/filter";
import { tidy } from "@/lib/event/desk/typed";
import { lacking } from "@/lib/event/notice/rules";
import { audiences, type NoticeText } from "@/lib/event/notice/types";
import { noticeKinds } from "@/lib/mail/types";

const id = z.uuid("form.unexpected");
const locale = z.enum(["ru", "en"], "form.unexpected");
const version = z
  .string()
  .regex(/^\d{1,9}$/, "form.unexpected")
  .transform(Number);
const text = z.string().max(4000, "event.notice.tooLong").transform(tidy);
const box = z.enum(["yes"], "form.unexpected").optional();

/** A notice as its form sends it; `notice` names the one that is written anew, "" a new one. */
export const writeNoticeSchema = z
  .strictObject({
    event: id,
    notice: z.union([z.literal(""), id], "form.unexpected"),
    version,
    locale,
    kind: z.enum(noticeKinds, "form.unexpected"),
    textRu: text,
    textEn: text,
    entranceRu: text.default(""),
    entranceEn: text.default(""),
    narrowing: z.string().max(1_000, "form.unexpected").default(""),
    "to-approved": box,
    "to-waitlisted": box,
    "to-underReview": box,
    "to-refused": box,
  })
  .transform((form, context) => {
    const moves = form.kind === "entranceMoved";
    const written: NoticeText = {
      kind: form.kind,
      textRu: form.textRu,
      textEn: form.textEn,
      entranceRu: moves ? form.entranceRu : null,
      entranceEn: moves ? form.entranceEn : null,
      // Where the way in is, everybody who was let in has to know.
      narrowing: moves ? "" : narrowingOf(readNarrowing(form.narrowing)),
      audience: moves ? ["approved"] : audiences.filter((each) => form[`to-${each}`] === "yes"),
    };
    for (const { code, field } of lacking(written)) context.addIssue({ code: "custom", message: code, path: [field] });
    const { event, notice, version, locale } = form;
    return { event, notice: notice || null, version, locale, written };
  });

/** Sends a notice as it was previewed: in this version. */
export const sendNoticeSchema = z.strictObject({ id, version, locale });
