import type { Messages } from "@/i18n/messages";
import type { Section } from "@/lib/application/correction";

/** The texts of the pages of the journey from which a section's fields come. */
export function sectionTexts(texts: Messages["apply"], section: Section) {
  switch (section) {
    case "outlet":
      return { outlet: texts.outlet };
    case "name":
    case "position":
      return { person: texts.person };
    case "document":
      return { person: texts.person, document: texts.document };
    case "mfa":
      return { document: texts.document };
    case "contact":
      return { contact: texts.contact };
    case "goods":
      return { goods: texts.goods };
    // A file has a page of its own.
    case "photo":
    case "letter":
      return {};
  }
}
