import { type BrowserContext, type Page, test } from "@playwright/test";
import type { Answers, Locale } from "@/lib/application/types";
import { startDraft } from "@/lib/apply/draft/commands";
import { db } from "@/lib/db";
import ru from "@/messages/ru/apply.json" with { type: "json" };
import type { CreatedEvent } from "@/prisma/factories";

/** What a correspondent of Russian media answers. */
export const russian: Answers = {
  regime: "russian",
  outletName: "«Северный телеграф»",
  outletCountry: "",
  familyRu: "Северцева",
  givenRu: "Аглая",
  patronymicRu: "Тихоновна",
  position: "корреспондент",
  birthDay: "11",
  birthMonth: "2",
  birthYear: "1986",
  birthPlace: "г. Архангельск",
  documentKind: "internal",
  documentNumber: "0412 905678",
  email: "aglaia@telegraf.example",
  phone: "+74950001240",
  editorEmail: "desk@telegraf.example",
  editorPhone: "+74950001241",
  consent: "yes",
};

/** What a correspondent of foreign media answers. */
export const foreign: Answers = {
  ...russian,
  regime: "foreign",
  outletName: "Nordwind Rundschau",
  outletCountry: "AT",
  familyLat: "Vogelsang",
  givenLat: "Jürgen Matthias",
  familyRu: "Фогельзанг",
  givenRu: "Юрген Маттиас",
  patronymicRu: "",
  noPatronymic: "yes",
  documentKind: "foreign",
  documentNumber: "P1235678",
  citizenship: "AT",
  mfaState: "number",
  mfaNumber: "СК-17",
  mfaExpiryDay: "31",
  mfaExpiryMonth: "12",
  mfaExpiryYear: "2099",
};

/** Gives a browser the draft that these answers would have left in it. */
export async function holdDraft(context: BrowserContext, event: CreatedEvent, answers: Answers, locale: Locale = "ru") {
  const { consentVersion } = await db().event.findUniqueOrThrow({
    where: { id: event.id },
    select: { consentVersion: true },
  });
  const kept = { answers: { ...answers, ...(answers.consent && { consentVersion }) }, suggested: [] };
  const { token } = await startDraft({ eventId: event.id, locale, kept });
  const url = test.info().project.use.baseURL ?? "";
  await context.addCookies([{ name: `draft.${event.slug}`, value: token, url, httpOnly: true, sameSite: "Lax" }]);
}

/** The address of a page of this event's application. */
export const at = (event: CreatedEvent, page: string, locale: Locale = "ru") =>
  `/${locale}/apply/${event.slug}/${page}`;
/** Presses "Continue". */
export const go = (page: Page, words = ru) =>
  page.getByRole("button", { name: words.form.continue, exact: true }).click();
/** Fills in fields by their labels. */
export const answer = async (page: Page, answers: Readonly<Record<string, string | undefined>>) => {
  for (const [label, text = ""] of Object.entries(answers)) await page.getByLabel(label, { exact: true }).fill(text);
};
/** The reference on the receipt page. */
export const reference = (page: Page) => page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/).first();
