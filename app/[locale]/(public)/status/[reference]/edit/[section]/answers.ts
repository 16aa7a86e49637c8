import { typedDate } from "@/lib/application/birth-date";
import type { Section } from "@/lib/application/correction";
import type { ApplicantView } from "@/lib/application/queries";
import type { Answers, PersonName } from "@/lib/application/types";

/** What a section's form begins with: what was stated, but nothing of what is sealed. */
export function statedAnswers(section: Section, application: ApplicantView): Answers {
  const { nameRu, nameLat, outlet, mfa, editor } = application;
  switch (section) {
    case "outlet":
      return { outletName: outlet.name, outletCountry: outlet.country };
    case "name":
      return {
        ...nameAnswers("Ru", nameRu),
        ...(nameLat && nameAnswers("Lat", nameLat)),
        mononym: nameRu.mononym ? "yes" : "",
        noPatronymic: nameRu.patronymic === null ? "yes" : "",
      };
    case "position":
      return { position: application.position };
    case "mfa": {
      if (mfa?.state !== "number") return { mfaState: mfa?.state ?? "" };
      const { day, month, year } = typedDate(mfa.expires);
      const expiry = { mfaExpiryDay: day, mfaExpiryMonth: month, mfaExpiryYear: year };
      return { mfaState: "number", mfaNumber: mfa.number, ...expiry };
    }
    case "contact":
      return {
        email: application.email,
        phone: application.phone,
        editorName: editor.name ?? "",
        editorEmail: editor.email,
        editorPhone: editor.phone,
      };
    case "document":
      return {};
  }
}

function nameAnswers(spelling: "Ru" | "Lat", { family, given, patronymic }: PersonName): Answers {
  return { [`family${spelling}`]: family, [`given${spelling}`]: given, [`patronymic${spelling}`]: patronymic ?? "" };
}
