import type { StaffRole } from "@/lib/staff/types";

/** Who asks: a member of staff as the session gives them. `eventIds` empty means every event. */
export type Actor = {
  id: string;
  name: string;
  email: string;
  role: StaffRole;
  eventIds: readonly string[];
};

/** What is asked about; leave out what does not apply. */
export type Subject = {
  eventId?: string;
  /** The event asks for two people: one recommends, another decides. */
  twoPeople?: boolean;
  /** Who recommended, where somebody did: the second is never the first. */
  recommendedById?: string | null;
  /** The application's own e-mail address: nobody decides on their own application. */
  applicantEmail?: string;
};

/** The table of design: which role may do what. `ownEvents`: only on events that the person is not barred from. */
const table = {
  "application.read": { officer: true, head: true },
  "application.reveal": { officer: true, head: true },
  "application.review": { officer: true, head: true },
  "application.enter": { officer: true, head: true },
  "application.recommend": { officer: true, head: true },
  "application.decide": { officer: true, head: true },
  "application.revoke": { head: true },
  "application.reopen": { head: true },
  "application.override": { head: true },
  "decision.release": { head: true },
  "letter.write": { head: true },
  "vetting.read": { officer: true, head: true, vetter: true },
  "vetting.send": { officer: true, head: true },
  "vetting.answer": { vetter: true },
  "vetting.reveal": { vetter: true },
  "vetting.export": { head: true, vetter: true },
  "stopList.edit": { head: true, vetter: true },
  "stopList.match": { officer: true, head: true, vetter: true },
  "stopList.decide": { officer: true, head: true },
  "view.share": { head: true },
  "list.export": { officer: true, head: true },
  "list.exportSealed": { head: true },
  "outlet.edit": { officer: true, head: true },
  "outlet.merge": { head: true },
  "event.read": { officer: true, head: true, administrator: true },
  "event.create": { administrator: true },
  "event.draft": { officer: true, head: true },
  "event.publish": { head: true },
  "event.postpone": { head: true },
  "event.archive": { administrator: true },
  "outbox.read": { officer: true, head: true },
  "outbox.states": { officer: true, head: true, administrator: true },
  "audit.read": { officer: true, head: true, auditor: true },
  "staff.manage": { administrator: true },
  "account.own": { officer: true, head: true, vetter: true, gate: true, administrator: true, auditor: true },
} as const satisfies Record<string, Partial<Record<StaffRole, true>>>;

/** What can be asked for. */
export type Permission = keyof typeof table;

/** Every permission, for tests and for pages that show what a role may do. */
export const permissions = Object.keys(table) as Permission[];

/**
 * Whether this person may do this to this subject. Without a subject it answers for the role alone (may the page be
 * shown at all?); every command asks again with the subject that it has locked.
 */
export function can(actor: Actor, permission: Permission, subject: Subject = {}): boolean {
  const row: Partial<Record<StaffRole, true>> = table[permission];
  if (row[actor.role] !== true) return false;
  if (subject.eventId !== undefined && !isOwnEvent(actor, subject.eventId)) return false;
  if (!deciding.has(permission)) return true;
  if (subject.applicantEmail !== undefined && sameAddress(subject.applicantEmail, actor.email)) return false;
  if (permission !== "application.decide") return true;
  if (subject.twoPeople && actor.role === "officer") return false;
  return !(subject.twoPeople && subject.recommendedById === actor.id);
}

// What nobody does with their own application.
const deciding: ReadonlySet<Permission> = new Set([
  "application.recommend",
  "application.decide",
  "application.revoke",
  "application.reopen",
  "application.override",
  "vetting.answer",
]);

/** Whether the person works on this event; staff may be limited to some. */
export function isOwnEvent(actor: Pick<Actor, "eventIds">, eventId: string): boolean {
  return actor.eventIds.length === 0 || actor.eventIds.includes(eventId);
}

function sameAddress(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
