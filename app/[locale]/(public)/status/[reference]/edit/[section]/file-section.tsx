import { getTranslations } from "next-intl/server";
import { BackLink, Page } from "@/app/_ui/page";
import type { ApplicantView } from "@/lib/application/queries";
import type { FileStep } from "@/lib/application/schema";
import type { Locale } from "@/lib/application/types";
import type { EventOfApplicant } from "@/lib/apply/queries";
import { readFileError } from "../../../../file-error";
import { uploadTexts } from "../../../../held-file";
import { PublicFrame } from "../../../../public-frame";
import { UploadForm } from "../../../../upload-form";

type Props = {
  application: ApplicantView;
  event: EventOfApplicant;
  section: FileStep;
  locale: Locale;
  title: string;
  titles: { plain: string; error: string };
  back: string;
  /** A decision stands, which a change of identity ends. */
  decided: boolean;
  error: string | string[] | undefined;
};

/** Replaces a file that was sent: what it shows is under seal, so it is never shown here. */
export async function FileSection({ application, event, section, locale, title, titles, back, decided, error }: Props) {
  const [t, edit, form] = await Promise.all([
    getTranslations("files"),
    getTranslations("status.edit"),
    getTranslations("apply.form"),
  ]);
  return (
    <PublicFrame
      path={`/status/${application.reference}/edit/${section}`}
      current="status"
      contact={event.contact}
      form="journey"
    >
      <Page margin={<BackLink href={back}>{form("back")}</BackLink>}>
        <UploadForm
          action={`/api/uploads/status/${application.reference}/${section}`}
          hidden={{ locale, version: String(application.version) }}
          titles={titles}
          heading={
            <>
              <h1>{title}</h1>
              <p className="lead">{section === "photo" ? edit(decided ? "decided" : "identity") : t("letter.lead")}</p>
            </>
          }
          field={{
            label: t(`${section}.label`),
            hint: t(`${section}.hint`),
            accept: section === "photo" ? "image/jpeg,image/png" : "application/pdf,image/jpeg,image/png",
          }}
          error={await readFileError(error, section)}
          texts={uploadTexts(t, form, edit("submit"))}
          beside={<a href={back}>{edit("cancel")}</a>}
        />
      </Page>
    </PublicFrame>
  );
}
