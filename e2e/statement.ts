import type { Answers } from "@/lib/application/types";

/** What a person states who does not exist, and whose data are found wherever they leak. */
export const statement = {
  regime: "russian",
  outletName: "«Вестник Заполярья»",
  outletCountry: "",
  familyRu: "Ыжмарянзорова",
  givenRu: "Аглая",
  patronymicRu: "Тихоновна",
  position: "специальный корреспондент",
  birthDay: "29",
  birthMonth: "8",
  birthYear: "1973",
  birthPlace: "пос. Верхнетулукымск",
  documentKind: "internal",
  documentNumber: "7719264853",
  email: "yzhma@zapolyarye.example",
  phone: "+74950001240",
  editorName: "",
  editorEmail: "vypusk@zapolyarye.example",
  editorPhone: "+74950001241",
  consent: "yes",
} satisfies Answers;

/** What nobody may see unless they reveal it: document, birth date and birth place, as any of our writers would write them. */
export const sealedTraces =
  /77\s?19[\s\u00a0№-]*264\s?853|Верхнетулукымск|Verkhnetulukymsk|1973-08-29|29[./]0?8[./]1973|29[\s\u00a0]августа[\s\u00a0]1973|29[\s\u00a0]Aug(?:ust)?[\s\u00a0]1973/i;

/** What must not stand in logs, addresses and subjects: those, and name, outlet, mail address and telephones. */
export const personalTraces = new RegExp(
  `${sealedTraces.source}|Ыжмарянзор|Yzhmaryanzor|Izhmarianzor|Аглая|zapolyarye|Заполярь|495\\s?000-?\\s?12-?\\s?4[01]|4950001240`,
  "i",
);
