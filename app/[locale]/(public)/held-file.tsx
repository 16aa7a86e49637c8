import { useTranslations } from "next-intl";
import type { getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice";
import type { FileStep } from "@/lib/application/schema";
import type { KeptFile } from "@/lib/files/types";
import { sayFile } from "./say-file";

/** The file that there is already, told in words; one that need not be there can be taken away. */
export function HeldFile({ file, removable }: { file: KeptFile & { purpose: string }; removable: boolean }) {
  const t = useTranslations("files");
  const [kind = "", size = ""] = sayFile(t, file).split(", ");
  return (
    <Notice id="held" kind="ok" title={t(`have.${file.purpose as FileStep}`)}>
      <p>{t("about", { kind, size })}</p>
      {removable && (
        <p>
          <button className="linkbtn" type="submit" name="remove" value="yes">
            {t("remove")}
          </button>
        </p>
      )}
    </Notice>
  );
}

type Words<Name extends "files" | "apply.form"> = Awaited<ReturnType<typeof getTranslations<Name>>>;

/** What an upload's form says around its file. */
export function uploadTexts(t: Words<"files">, form: Words<"apply.form">, submit: string) {
  return {
    problem: form("problem"),
    prefix: form("errorPrefix"),
    submit,
    busy: t("busy"),
    tooLarge: t("errors.tooLarge"),
  };
}
