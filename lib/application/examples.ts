import type { Answers, ApplicationContext } from "@/lib/application/types";

// Two people who do not exist, as their forms would send them: what tests start from.

export const context: ApplicationContext = {
  today: "2026-05-01",
  lastDay: "2026-05-15",
  mfaWaived: false,
  consentVersion: "2026-01",
};

const common: Answers = {
  position: "Корреспондент",
  birthDay: "27",
  birthMonth: "марта",
  birthYear: "1974",
  birthPlace: "Линц, Австрия",
  email: "person@example.org",
  phone: "+7 495 000-12-40",
  editorEmail: "desk@example.org",
  editorPhone: "+49 30 1234567",
  consent: "yes",
  consentVersion: "2026-01",
};

export const russian: Answers = {
  ...common,
  regime: "russian",
  outletName: "Северный вестник",
  familyRu: "Цветкова",
  givenRu: "Юлия",
  patronymicRu: "Фёдоровна",
  documentKind: "internal",
  documentNumber: "00 12 № 345678",
};

export const foreign: Answers = {
  ...common,
  regime: "foreign",
  outletName: "Nordwind Rundschau",
  outletCountry: "DE",
  familyLat: "Vogelsang",
  givenLat: "Jürgen Matthias",
  familyRu: "Фогельзанг",
  givenRu: "Юрген Маттиас",
  noPatronymic: "yes",
  documentKind: "foreign",
  documentNumber: "c01x 00t47",
  citizenship: "AT",
  mfaState: "number",
  mfaNumber: " 12/Р–7 ",
  mfaExpiryDay: "31",
  mfaExpiryMonth: "12",
  mfaExpiryYear: "2026",
};
