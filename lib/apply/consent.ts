import type { Locale } from "@/lib/application/types";

/** What the text names: the controller with its address, the event's title, the last day of keeping as words, an address. */
export type ConsentFacts = { controller: string; event: string; until: string; email: string };

/** The consent as it is shown and given: a document of its own (152-FZ, article 9, since 1 September 2025). */
export type ConsentText = {
  sections: { heading: string; paragraphs?: string[]; items?: string[] }[];
  /** The words beside the box. */
  statement: string;
};

type Version = Record<Locale, (facts: ConsentFacts) => ConsentText>;

// A version that somebody has agreed to is never edited: a change of words is a new version.
const versions: Record<string, Version> = {
  "2026-11": words({ materials: false }),
  // Names what events may ask since then: a photo, a letter, equipment and vehicles.
  "2026-11-26": words({ materials: true }),
};

/** The texts of the versions so far, which differ in one thing alone: whether photos, letters and goods are named. */
function words({ materials }: { materials: boolean }): Version {
  const named = (...items: string[]) => (materials ? items : []);
  return {
    ru: ({ controller, event, until, email }) => ({
      sections: [
        {
          heading: "Кто и кому даёт согласие",
          paragraphs: [
            "Согласие даёте вы: человек, которого аккредитуют. Вы даёте его свободно, своей волей и в своём интересе.",
            `Оператор персональных данных: ${controller}.`,
          ],
        },
        {
          heading: "Зачем нужны данные",
          paragraphs: [`Мероприятие: ${event}.`],
          items: [
            "рассмотреть заявку на аккредитацию и сообщить вам решение;",
            "составить список аккредитованных и оформить пропуск;",
            "пропустить вас на место проведения и обеспечить его безопасность.",
          ],
        },
        {
          heading: "Какие данные",
          items: [
            "фамилия, имя, отчество в том написании, которое вы указали;",
            "редакция и должность;",
            "дата и место рождения, гражданство;",
            "вид и номер документа, удостоверяющего личность;",
            ...named(
              "фотография и письмо редакции, если мероприятие их спрашивает;",
              "техника и машины, которые вы берёте с собой;",
            ),
            "сведения об аккредитации при МИД России (для иностранных СМИ);",
            "адрес электронной почты и телефон;",
            "ход рассмотрения заявки и решение по ней.",
          ],
        },
        {
          heading: "Что с ними делают",
          paragraphs: [
            "Данные собирают, записывают, хранят, уточняют, используют, передают службе, которая отвечает за безопасность и пропуск на место проведения, и уничтожают: на компьютере и на бумаге. Решение по заявке принимает человек, а не программа.",
            "Дату и место рождения, гражданство, вид и номер документа мы запечатываем сразу, как только вы отправите заявку. Сотрудник видит их, только назвав причину, и каждый просмотр записан.",
            ...named(
              "Фотографию и письмо мы запечатываем, как только вы их загрузите. Видят их те, кто рассматривает заявку и отвечает за безопасность; каждый просмотр записан.",
            ),
            "Данные не публикуют и не передают для рекламы.",
          ],
        },
        {
          heading: "До какого дня",
          paragraphs: [`Согласие действует до ${until}. После этого дня данные уничтожают, и об этом остаётся запись.`],
        },
        {
          heading: "Как отозвать согласие",
          paragraphs: [
            `Напишите на ${email} в любой день. Рассматривать заявку мы прекратим, аккредитация, если она уже есть, потеряет силу, а данные будут уничтожены, если закон не велит хранить их дольше.`,
          ],
        },
      ],
      statement: "Даю согласие на обработку моих персональных данных на этих условиях",
    }),
    en: ({ controller, event, until, email }) => ({
      sections: [
        {
          heading: "Who consents, and to whom",
          paragraphs: [
            "The consent is yours: the person who is to be accredited. You give it freely, of your own will and in your own interest.",
            `The controller of the personal data: ${controller}.`,
          ],
        },
        {
          heading: "What the data are for",
          paragraphs: [`The event: ${event}.`],
          items: [
            "to consider the application for accreditation and to tell you the decision;",
            "to draw up the list of accredited people and to make out the pass;",
            "to admit you to the venue and to keep it safe.",
          ],
        },
        {
          heading: "Which data",
          items: [
            "surname, first name and patronymic as you have spelled them;",
            "media outlet and position;",
            "date and place of birth, citizenship;",
            "kind and number of the identity document;",
            ...named(
              "a photo and the letter of the editorial office, where the event asks for them;",
              "equipment and vehicles that you bring along;",
            ),
            "accreditation by the Ministry of Foreign Affairs of Russia (foreign media);",
            "e-mail address and telephone;",
            "the course of the application and the decision on it.",
          ],
        },
        {
          heading: "What is done with them",
          paragraphs: [
            "The data are collected, recorded, stored, corrected, used, passed to the service responsible for the venue’s security and entry, and destroyed: on computers and on paper. A person decides on the application, not a program.",
            "We seal the date and place of birth, citizenship, kind and number of the document as soon as you send the application. An officer sees them only after giving a reason, and every look is recorded.",
            ...named(
              "We seal the photo and the letter as soon as you upload them. They are seen by those who consider the application and who answer for security; every look is recorded.",
            ),
            "The data are not published and not passed on for advertising.",
          ],
        },
        {
          heading: "Until when",
          paragraphs: [
            `The consent holds until ${until}. After that day the data are destroyed, and a record of it remains.`,
          ],
        },
        {
          heading: "How to withdraw it",
          paragraphs: [
            `Write to ${email} on any day. We will stop considering the application, an accreditation already given will no longer hold, and the data will be destroyed unless the law requires that they be kept longer.`,
          ],
        },
      ],
      statement: "I consent to the processing of my personal data on these terms",
    }),
  };
}

/** The versions that exist, the newest last. */
export const consentVersions: readonly string[] = Object.keys(versions);

/** Whether a version names photos, letters and goods: an event that asks for one of them needs such a text. */
export function namesMaterials(version: string): boolean {
  return consentVersions.includes(version) && version !== "2026-11";
}

/** The text of a version in one language, with its facts filled in. Throws for a version that nobody has written. */
export function consentText(version: string, locale: Locale, facts: ConsentFacts): ConsentText {
  const text = Object.hasOwn(versions, version) ? versions[version] : undefined;
  if (!text) throw new Error(`There is no text of consent version ${version}`);
  return text[locale](facts);
}
