import { getTranslations } from "next-intl/server";
import type { FileStep } from "@/lib/application/schema";
import type { Step } from "@/lib/application/steps";
import type { ApplicationContext, Locale } from "@/lib/application/types";
import type { EventOfJourney } from "@/lib/apply/queries";
import type { Draft } from "@/lib/apply/types";
import { readFileError } from "../../file-error";
import { HeldFile, uploadTexts } from "../../held-file";
import { UploadForm } from "../../upload-form";
import { EventFrame, JourneyMargin } from "./journey-frame";

type Props = {
  event: EventOfJourney;
  step: FileStep;
  reached: Step;
  locale: Locale;
  draft: Draft;
  context: ApplicationContext;
  fromCheck: boolean;
  /** From the address, after a file that was not taken. */
  error: string | string[] | undefined;
};

/** A page that asks for a file: a form of its own, which the browser posts as it is. */
export async function FilePage({ event, step, reached, locale, draft, context, fromCheck, error }: Props) {
  const [t, form, site] = await Promise.all([
    getTranslations("files"),
    getTranslations("apply.form"),
    getTranslations("common.site"),
  ]);
  const heading = t(`${step}.h1`);
  const kept = draft.files[step];
  const optional = context.materials?.[step] === "optional";
  return (
    <EventFrame
      event={event}
      page={step}
      form="journey"
      margin={<JourneyMargin event={event} step={step} reached={reached} fromCheck={fromCheck} />}
    >
      <UploadForm
        action={`/api/uploads/apply/${event.slug}/${step}`}
        hidden={{ locale, ...(fromCheck && { from: "check" }) }}
        titles={{ plain: site("titled", { page: heading }), error: site("titledError", { page: heading }) }}
        heading={
          <>
            <h1>{heading}</h1>
            <p className="lead">{t(`${step}.lead`)}</p>
          </>
        }
        field={{
          label: t(`${step}.label`),
          hint: t(`${step}.hint`),
          ...(optional && { optional: form("optional") }),
          accept: step === "photo" ? "image/jpeg,image/png" : "application/pdf,image/jpeg,image/png",
        }}
        error={await readFileError(error, step)}
        texts={uploadTexts(t, form, form(fromCheck ? "save" : "continue"))}
        beside={
          <button className="linkbtn" type="submit" name="later" value="yes">
            {form("later")}
          </button>
        }
      >
        {kept && <HeldFile file={kept} removable={optional} />}
      </UploadForm>
    </EventFrame>
  );
}
