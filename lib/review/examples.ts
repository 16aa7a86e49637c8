import type { Actor } from "@/lib/access";
import { type Deliberation, decide } from "@/lib/review/rules";
import type { Deliberated, DeliberatedEvent, Verdict } from "@/lib/review/types";

// An application, its event and its desk as rules see them: what their tests start from.

export const now = new Date("2030-05-10T12:00:00Z");
export const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
export const officer: Actor = {
  id: "maria",
  name: "Мария",
  email: "maria@desk.example",
  role: "officer",
  eventIds: [],
};
export const head: Actor = { ...officer, id: "helena", email: "helena@desk.example", role: "head" };
export const event: DeliberatedEvent = {
  id: "event",
  twoPeople: false,
  announceDelay: 10,
  decisionsHeld: false,
  entrySlots: 2,
  zones: ["A", "B"],
  pools: ["P"],
};
export const twoPeople = { ...event, twoPeople: true };
export const application: Deliberated = {
  state: "inReview",
  regime: "russian",
  email: "aglaia@telegraf.example",
  recommendedById: null,
  decidedById: null,
  announceAt: null,
  claimedById: null,
  claimedAt: null,
  waitlistedAt: null,
  ahead: 0,
  places: { taken: 0, limit: null },
};
export const approve = { kind: "approve", entrySlot: 0, zones: [], pool: null, override: null } satisfies Verdict;
export const refuse: Verdict = { kind: "refuse", publicReason: "Мест нет", internalNote: null, override: null };
export const waitlist: Verdict = { kind: "waitlist", internalNote: null };
export const revoke: Verdict = { kind: "revoke", publicReason: "Подложные сведения", internalNote: null };
export const reopen: Verdict = { kind: "reopen", reason: "Редакция прислала письмо" };
export const recommend: Verdict = { kind: "recommend", for: "approved", internalNote: null };
export const undo: Verdict = { kind: "undo" };

export function outcome(changes: Partial<Deliberation>): string {
  const result = decide({ application, verdict: approve, actor: officer, event, now, ...changes });
  return result.ok ? result.value.state : result.error.code;
}
