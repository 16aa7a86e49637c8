import applyEn from "@/messages/en/apply.json";
import auditEn from "@/messages/en/audit.json";
import commonEn from "@/messages/en/common.json";
import credentialEn from "@/messages/en/credential.json";
import entryEn from "@/messages/en/entry.json";
import errorsEn from "@/messages/en/errors.json";
import eventDeskEn from "@/messages/en/event-desk.json";
import eventsEn from "@/messages/en/events.json";
import filesEn from "@/messages/en/files.json";
import listsEn from "@/messages/en/lists.json";
import mailEn from "@/messages/en/mail.json";
import outboxEn from "@/messages/en/outbox.json";
import outletsEn from "@/messages/en/outlets.json";
import overviewEn from "@/messages/en/overview.json";
import reviewEn from "@/messages/en/review.json";
import staffEn from "@/messages/en/staff.json";
import statusEn from "@/messages/en/status.json";
import stopListEn from "@/messages/en/stop-list.json";
import vettingEn from "@/messages/en/vetting.json";
import applyRu from "@/messages/ru/apply.json";
import auditRu from "@/messages/ru/audit.json";
import commonRu from "@/messages/ru/common.json";
import credentialRu from "@/messages/ru/credential.json";
import entryRu from "@/messages/ru/entry.json";
import errorsRu from "@/messages/ru/errors.json";
import eventDeskRu from "@/messages/ru/event-desk.json";
import eventsRu from "@/messages/ru/events.json";
import filesRu from "@/messages/ru/files.json";
import listsRu from "@/messages/ru/lists.json";
import mailRu from "@/messages/ru/mail.json";
import outboxRu from "@/messages/ru/outbox.json";
import outletsRu from "@/messages/ru/outlets.json";
import overviewRu from "@/messages/ru/overview.json";
import reviewRu from "@/messages/ru/review.json";
import staffRu from "@/messages/ru/staff.json";
import statusRu from "@/messages/ru/status.json";
import stopListRu from "@/messages/ru/stop-list.json";
import vettingRu from "@/messages/ru/vetting.json";

const ru = {
  apply: applyRu,
  audit: auditRu,
  common: commonRu,
  credential: credentialRu,
  entry: entryRu,
  errors: errorsRu,
  eventDesk: eventDeskRu,
  events: eventsRu,
  files: filesRu,
  lists: listsRu,
  mail: mailRu,
  outbox: outboxRu,
  outlets: outletsRu,
  overview: overviewRu,
  review: reviewRu,
  staff: staffRu,
  status: statusRu,
  stopList: stopListRu,
  vetting: vettingRu,
};

/** Every message by namespace (its file) and key. A key that only Russian has does not compile. */
export type Messages = typeof ru;

const en: Messages = {
  apply: applyEn,
  audit: auditEn,
  common: commonEn,
  credential: credentialEn,
  entry: entryEn,
  errors: errorsEn,
  eventDesk: eventDeskEn,
  events: eventsEn,
  files: filesEn,
  lists: listsEn,
  mail: mailEn,
  outbox: outboxEn,
  outlets: outletsEn,
  overview: overviewEn,
  review: reviewEn,
  staff: staffEn,
  status: statusEn,
  stopList: stopListEn,
  vetting: vettingEn,
};

/** All messages of both languages. On the server only: a page sends none of them but what its client components name. */
export const messages: Record<"ru" | "en", Messages> = { ru, en };
