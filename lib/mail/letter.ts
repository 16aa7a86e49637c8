import { createTranslator } from "use-intl/core";
import { correctableUntil } from "@/lib/application/correction";
import type { Locale } from "@/lib/application/types";
import { fillIn } from "@/lib/event/letters/rules";
import { type Saying, sayDay, sayMoment, saySlot, sayZone } from "@/lib/event/moment";
import { composeToStaff } from "@/lib/mail/staff-letter";
import type { ApplicantFacts, ApplicationFacts, Letter, LetterFacts, Part } from "@/lib/mail/types";
import { assertNever } from "@/lib/result";
import en from "@/messages/en/mail.json";
import ru from "@/messages/ru/mail.json";

const messages = { ru, en };

/** Composes a letter in its recipient's language, from facts and the link that it carries. Pure: the same in the outbox. */
export function compose(facts: LetterFacts, url: string): Letter {
  if ("account" in facts) return composeToStaff(facts, url);
  const { kind, locale, event } = facts;
  const t = translator(locale);
  return {
    locale,
    subject: t(`${kind}.subject`, { event: event.title }),
    parts: [
      text(t("greeting")),
      ...body(facts, url),
      text(t("questions", { phone: event.phone, email: event.email })),
      text(t("automatic", { controller: event.controller })),
    ],
  };
}

type Translator = ReturnType<typeof translator>;

function translator(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale] });
}

function body(facts: ApplicantFacts, url: string): Part[] {
  const { kind, locale, event, now } = facts;
  const t = translator(locale);
  const at = (instant: Date) => sayMoment(instant, { locale, timeZone: event.timeZone, year: true });
  const open = now < event.closesAt ? "yes" : "no";
  const closes = at(event.closesAt);
  const link: Part = { kind: "link", label: t("openApplication"), url };
  if (kind === "draftLink") {
    return [
      text(t("draftLink.begun", { event: event.title })),
      text(t("draftLink.continue")),
      { kind: "link", label: t("draftLink.open"), url },
      text(t("draftLink.until", { until: at(facts.linkUntil), open, closes })),
      text(t("draftLink.private")),
    ];
  }
  if (kind === "lateAdmitted") {
    return [
      text(t("lateAdmitted.admitted", { event: event.title, closes })),
      text(t("lateAdmitted.once", { until: at(facts.linkUntil) })),
      { kind: "link", label: t("lateAdmitted.open"), url },
      text(t("lateAdmitted.private")),
    ];
  }
  const application = facts.application;
  if (!application) throw new Error(`A letter of kind ${kind} speaks of an application`);
  const who = identity(t, application);
  const until = correctableUntil(application, event);
  const correct = now < until ? ({ open: "yes", closes: at(until) } as const) : ({ open: "no", closes } as const);
  switch (kind) {
    case "statusLink":
      return [
        text(t("statusLink.asked", { event: event.title })),
        who,
        text(t("statusLink.shows", correct)),
        link,
        text(t("statusLink.until", { until: at(facts.linkUntil) })),
        text(t("statusLink.private")),
      ];
    case "receipt":
      return [
        text(t("receipt.received", { event: event.title })),
        { ...who, rows: [...who.rows, { label: t("facts.submitted"), value: at(application.submittedAt) }] },
        text(application.late ? t("receipt.late") : t("receipt.next", { decideBy: at(event.decideBy) })),
        ...(application.sameDocument ? [text(t("receipt.sameDocument", correct))] : []),
        text(t("receipt.page", correct)),
        link,
      ];
    case "approved":
    case "refused":
    case "waitlisted":
    case "revoked":
      return [...decision(t, facts, application, who), link];
    case "decisionChanged":
      return [text(t("decisionChanged.changed")), ...decision(t, facts, application, who), link];
    case "clarification":
      return [
        text(t("clarification.asked", { event: event.title })),
        who,
        {
          kind: "facts",
          rows: application.questions.map(({ section, text }) => ({ label: t(`sections.${section}`), value: text })),
        },
        text(t("clarification.answer")),
        { kind: "link", label: t("clarification.open"), url },
      ];
    case "returned":
      return [
        text(t("returned.changed", { event: event.title })),
        who,
        text(t("returned.next")),
        text(t("returned.notYou", { phone: event.phone })),
        link,
      ];
    case "reopened":
      return [text(t("reopened.again", { event: event.title })), who, text(t("reopened.next")), link];
    case "eventPostponed":
    case "eventCancelled":
    case "entranceMoved":
    case "eventMessage":
      return [
        text(t(`${kind}.about`, { event: event.title })),
        text(facts.notice ?? ""),
        ...(kind === "entranceMoved"
          ? [{ kind: "facts" as const, rows: [{ label: t("facts.entrance"), value: event.entrance }] }]
          : []),
        who,
        link,
      ];
    case "withdrawn":
      return [
        text(t("withdrawn.done", { event: event.title })),
        who,
        text(t("withdrawn.again", { open, closes })),
        text(t("withdrawn.notYou", { phone: event.phone })),
      ];
    default:
      return assertNever(kind);
  }
}

type Identity = Extract<Part, { kind: "facts" }>;

function decision(t: Translator, facts: ApplicantFacts, application: ApplicationFacts, who: Identity): Part[] {
  const { event, locale } = facts;
  const about = { locale, timeZone: event.timeZone, year: true };
  switch (application.state) {
    case "approved":
      return [
        ...opening(t("approved.decision", { event: event.title }), facts, application),
        who,
        {
          kind: "facts",
          rows: [
            { label: t("facts.place"), value: event.place },
            { label: t("facts.starts"), value: sayMoment(event.startsAt, about) },
            { label: t("facts.entrance"), value: event.entrance },
            ...(application.entry ? [{ label: t("facts.entry"), value: entryTime(application.entry, about) }] : []),
            ...(application.zones.length > 0 ? [{ label: t("facts.zones"), value: application.zones.join(", ") }] : []),
            ...(application.pool ? [{ label: t("facts.pool"), value: application.pool }] : []),
            { label: t("facts.bring"), value: event.bring },
            { label: t("facts.phone"), value: event.phone },
          ],
        },
        text(t("approved.document")),
      ];
    case "refused":
      return [
        ...opening(t("refused.decision", { event: event.title }), facts, application),
        who,
        ...reason(t, application),
      ];
    case "waitlisted":
      return [
        ...opening(t("waitlisted.decision", { event: event.title }), facts, application),
        who,
        text(t("waitlisted.next")),
      ];
    case "revoked":
      return [
        ...opening(t("revoked.decision", { event: event.title }), facts, application),
        who,
        ...reason(t, application),
        text(t("revoked.entry")),
      ];
    default:
      return [text(t("decisionChanged.see", { event: event.title })), who];
  }
}

/** How the letter of a decision begins: in the event's own words, or in ours. Facts, link and closing stay ours. */
function opening(ours: string, { event, locale, words }: ApplicantFacts, application: ApplicationFacts): Part[] {
  if (words === null) return [text(ours)];
  const { name, outlet, reference, entry, zones, pool, publicReason } = application;
  const about = { locale, timeZone: event.timeZone, year: true };
  return fillIn(words, {
    ...{ name, outlet, reference, event: event.title, entrance: event.entrance },
    entrySlot: entry ? entryTime(entry, about) : "",
    zones: zones.join(", "),
    pool: pool ?? "",
    reason: publicReason ?? "",
  }).map(text);
}

function reason(t: Translator, { publicReason }: ApplicationFacts): Part[] {
  return publicReason ? [{ kind: "facts", rows: [{ label: t("facts.reason"), value: publicReason }] }] : [];
}

function identity(t: Translator, { reference, name, outlet }: ApplicationFacts): Identity {
  return {
    kind: "facts",
    rows: [
      { label: t("facts.reference"), value: reference },
      { label: t("facts.person"), value: name },
      { label: t("facts.outlet"), value: outlet },
    ],
  };
}

function entryTime(entry: { from: Date; to: Date }, about: Saying & { year: boolean }): string {
  return `${sayDay(entry.from, about)}, ${saySlot(entry, about)} ${sayZone(entry.from, about)}`;
}

function text(value: string): Part {
  return { kind: "text", text: value };
}
