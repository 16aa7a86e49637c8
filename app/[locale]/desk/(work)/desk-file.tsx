import { getTranslations } from "next-intl/server";
import type { FilePurpose } from "@/lib/files/types";
import { readFileError } from "../../(public)/file-error";
import { DeskUpload } from "./desk-upload";

/**
 * Adds or replaces one file of the desk, behind a press. `answer` is what the route that took the last one put into the
 * address: "photo.kept", "photo.tooLarge".
 */
export async function DeskFile({
  purpose,
  action,
  hidden,
  there,
  answer,
}: {
  purpose: FilePurpose;
  action: string;
  hidden: Record<string, string>;
  /** There is one already. */
  there: boolean;
  answer: string | null;
}) {
  const [t, form] = await Promise.all([getTranslations("files"), getTranslations("apply.form")]);
  const [about, code] = answer?.split(".") ?? [];
  const error = about === purpose ? await readFileError(code, purpose) : null;
  return (
    <>
      {about === purpose && code === "kept" && <p role="status">{t(`desk.kept.${purpose}`)}</p>}
      <details open={error !== null}>
        <summary className="cursor-pointer text-accent underline">{t(there ? "desk.replace" : "desk.add")}</summary>
        <DeskUpload
          id={`upload-${purpose}`}
          action={action}
          hidden={hidden}
          field={{
            label: t(`${purpose}.label`),
            hint: t(`${purpose}.hint`),
            accept: purpose === "photo" ? "image/jpeg,image/png" : "application/pdf,image/jpeg,image/png",
          }}
          error={error}
          texts={{
            prefix: form("errorPrefix"),
            submit: t("desk.send"),
            busy: t("busy"),
            tooLarge: t("errors.tooLarge"),
          }}
        />
      </details>
    </>
  );
}
