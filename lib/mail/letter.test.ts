import { describe, expect, it } from "vitest";
import { compose } from "@/lib/mail/letter";
import { asHtml, asText } from "@/lib/mail/render";
import { isOneMailbox, nextTry, statusLinkUntil } from "@/lib/mail/rules";
import { type ApplicantFacts, carriesLink, messageKinds, noticeKinds, staffKinds } from "@/lib/mail/types";

const url = "https://press.example/ru/link/abc";
const facts: ApplicantFacts = {
  kind: "approved",
  locale: "ru",
  event: {
    title: "Сессия Совета коллективной безопасности",
    place: "Большой Кремлёвский дворец, Москва",
    timeZone: "Europe/Moscow",
    startsAt: new Date("2026-12-15T10:30:00Z"),
    closesAt: new Date("2026-12-10T09:00:00Z"),
    decideBy: new Date("2026-12-12T15:00:00Z"),
    entrance: "Боровицкие ворота",
    bring: "паспорт и редакционное удостоверение",
    phone: "+7 495 000-00-00",
    email: "press@press.example",
    controller: "Пресс-служба",
  },
  application: {
    state: "approved",
    reference: "0123-4567-89AB-CDEF",
    name: "Северцева Аглая Тихоновна",
    outlet: "«Северный телеграф»",
    submittedAt: new Date("2026-12-01T08:00:00Z"),
    sameDocument: false,
    late: false,
    publicReason: null,
    entry: { from: new Date("2026-12-15T07:00:00Z"), to: new Date("2026-12-15T08:00:00Z") },
    zones: ["Пресс-центр", "Георгиевский зал"],
    pool: "Протокольная съёмка",
    questions: [{ section: "document", text: "Номер паспорта не читается" }],
  },
  notice: "Новый вход.",
  words: null,
  linkUntil: new Date("2026-12-22T10:30:00Z"),
  now: new Date("2026-12-05T00:00:00Z"),
};
const applicantKinds = messageKinds.filter(
  (kind) => !staffKinds.some((each) => each === kind),
) as ApplicantFacts["kind"][];
const application = facts.application;
const decided = ["refused", "waitlisted", "revoked"];
const state = (kind: string) => (decided.includes(kind) ? kind : "approved");

describe("a letter", () => {
  it.each(
    applicantKinds.flatMap((kind) => [
      { kind, locale: "ru" as const },
      { kind, locale: "en" as const },
    ]),
  )("of kind $kind in $locale is complete, and its subject names the event and nobody", ({ kind, locale }) => {
    const letter = compose(
      { ...facts, kind, locale, application: application && { ...application, state: state(kind) } },
      url,
    );
    const text = `${letter.subject}\n${asText(letter)}`;
    expect(letter.subject).toContain(facts.event.title);
    for (const personal of ["Северцева", "телеграф", "0123-4567"]) expect(letter.subject).not.toContain(personal);
    // A message that is missing, or an argument that is, would show its key or braces.
    expect(text).not.toMatch(/[{}]|mail\.|undefined|Invalid/);
    expect(text.includes(url)).toBe(kind !== "withdrawn");
    expect(asHtml(letter).includes(url)).toBe(kind !== "withdrawn");
  });

  it("of a decision in the event's own words keeps them plain text, and its facts, link and closing ours", () => {
    const hostile = "{reason}<script>\r\nBcc: eve@evil.example";
    const named = application && { ...application, name: hostile };
    const letter = compose({ ...facts, application: named, words: "{name}, ждём.\nПул: {pool}" }, url);
    const text = asText(letter);
    expect(text).toContain("{reason}<script> Bcc: eve@evil.example, ждём.\n\nПул: Протокольная съёмка");
    expect(text).not.toMatch(/^Bcc:/m);
    expect(asHtml(letter)).not.toContain("<script>");
    for (const ours of ["0123-4567-89AB-CDEF", "Боровицкие ворота", url, "Вопросы:"]) expect(text).toContain(ours);
    expect(text).not.toContain("Аккредитация предоставлена");
    expect(asText(compose({ ...facts, kind: "decisionChanged", words: "Свои слова" }, url))).toContain("Свои слова");
  });

  it.each(
    staffKinds.flatMap((kind) => [
      { kind, locale: "ru" as const, role: "руководитель аккредитации" },
      { kind, locale: "en" as const, role: "head of accreditation" },
    ]),
  )("of kind $kind in $locale is complete, and its subject names nobody", ({ kind, locale, role }) => {
    const account = { email: "ada@press.example", role: "head" } as const;
    const letter = compose({ kind, locale, account, linkUntil: facts.linkUntil }, url);
    const text = asText(letter);
    expect(letter.subject).not.toContain("ada@");
    expect(`${letter.subject}\n${text}`).not.toMatch(/[{}]|mail\.|undefined|Invalid/);
    for (const said of [account.email, role]) expect(text).toContain(said);
    // What only tells of a change has no link that could be asked for in its place by somebody else.
    for (const said of [url, "2026"]) expect(text.includes(said)).toBe(carriesLink(kind));
  });

  it("of approval says where, when, by which entrance, what to bring and whom to call", () => {
    const text = asText(compose(facts, url));
    for (const said of [
      "Большой Кремлёвский дворец, Москва",
      "15\u00A0декабря 2026\u00A0года, 13:30 по\u00A0Москве",
      "15\u00A0декабря 2026\u00A0года, 10:00–11:00 по\u00A0Москве",
      "Боровицкие ворота",
      "Зоны: Пресс-центр, Георгиевский зал",
      "Пул: Протокольная съёмка",
      "паспорт и редакционное удостоверение",
      "+7 495 000-00-00",
    ]) {
      expect(text).toContain(said);
    }
  });

  it("that carries a notice says it in the head's own words", () => {
    for (const kind of noticeKinds) expect(asText(compose({ ...facts, kind }, url))).toContain("Новый вход.");
    const said = (kind: "entranceMoved" | "eventPostponed") => asText(compose({ ...facts, kind }, url));
    expect(said("entranceMoved")).toContain("Боровицкие ворота");
    expect(said("eventPostponed")).not.toContain("Боровицкие ворота");
  });

  it("of refusal gives the public reason", () => {
    const refused = application && { ...application, state: "refused", publicReason: "Мест больше нет." };
    expect(asText(compose({ ...facts, kind: "refused", application: refused }, url))).toContain(
      "Причина: Мест больше нет.",
    );
  });

  it("of a changed decision says that the earlier one no longer holds, and gives the new one whole", () => {
    const text = asText(compose({ ...facts, kind: "decisionChanged" }, url));
    expect(text).toContain("больше не\u00A0действует");
    expect(text).toContain("Боровицкие ворота");
  });

  it("tells in the receipt of another application with the same document, and only then", () => {
    const receipt = (sameDocument: boolean) =>
      asText(compose({ ...facts, kind: "receipt", application: application && { ...application, sameDocument } }, url));
    expect(receipt(true)).toContain("с\u00A0тем же документом");
    expect(receipt(false)).not.toContain("тем же документом");
  });

  it("offers nothing that is over when it is composed", () => {
    const late = { ...facts, kind: "receipt" as const, now: new Date("2026-12-11T00:00:00Z") };
    expect(asText(compose(late, url))).not.toContain("исправить");
  });

  it("offers to correct a late application until the event begins", () => {
    const receipt = (now: string) =>
      asText(
        compose(
          { ...facts, kind: "receipt", application: application && { ...application, late: true }, now: new Date(now) },
          url,
        ),
      );
    expect(receipt("2026-12-15T10:29:00Z")).toMatch(/До\u00A015\sдекабря[^.]*исправить/);
    expect(receipt("2026-12-15T10:30:00Z")).not.toContain("исправить");
  });

  it("keeps what others have typed from becoming markup or lines of its own", () => {
    const hostile = application && {
      ...application,
      name: 'Я<script>alert(1)</script>\r\nBcc: x@evil.example\u2028"',
      outlet: "<b>&",
    };
    const letter = compose({ ...facts, application: hostile }, url);
    expect(asHtml(letter)).not.toMatch(/<script|<b>/);
    expect(asText(letter)).not.toMatch(/^Bcc/m);
  });
});

describe("rules of mail", () => {
  it("tries again after 15 seconds, then less and less often, at most ten minutes apart", () => {
    const now = new Date(0);
    const seconds = [1, 2, 3, 6, 7, 1000].map((attempts) => nextTry({ attempts, now }).getTime() / 1000);
    expect(seconds).toEqual([15, 30, 60, 480, 600, 600]);
  });

  it("keeps a link to an application until a week after the event, two weeks at the least", () => {
    const day = (n: number) => new Date(n * 86_400_000);
    expect(statusLinkUntil({ endsAt: day(100), now: day(0) })).toEqual(day(107));
    expect(statusLinkUntil({ endsAt: day(1), now: day(0) })).toEqual(day(14));
  });

  it.each([
    "a@b.example, c@evil.example",
    "a@b.example\r\nBcc: c@evil.example",
    '"a,c@evil.example"@b.example',
    '"a@evil.example> "@b.example',
    "Имя <a@b.example>",
    "a@b.example;c@evil.example",
    "group:a@b.example;",
    "a@evil.example@b.example",
    "a@[127.0.0.1]",
    "a(c@evil.example)@b.example",
    "a b@b.example",
    "a\u0000@b.example",
    "a\u202E@b.example",
    "@b.example",
    "a@",
    "",
  ])("does not take %j for one mailbox", (address) => {
    expect(isOneMailbox(address)).toBe(false);
  });

  it.each(["a@b.example", "a.b+c'd@b-c.example", "a@пример.рф"])("takes %j for one mailbox", (address) => {
    expect(isOneMailbox(address)).toBe(true);
  });
});
