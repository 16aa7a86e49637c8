import { type Actor, can } from "@/lib/access";
import { outcomeOf } from "@/lib/application/status";
import { tagLimits } from "@/lib/application/tags/rules";
import { placesKey } from "@/lib/event/rules";
import { assertNever } from "@/lib/result";
import type { Candidate, Deed, DeedKind, Prospect } from "@/lib/review/bulk/types";
import { claim, decide, isClaimed } from "@/lib/review/rules";
import type { DeliberatedEvent, Verdict } from "@/lib/review/types";

/** Everything that a batch depends on; `now` is the database's clock. */
export type Batch<Row extends Candidate = Candidate> = {
  rows: readonly Row[];
  actor: Actor;
  event: DeliberatedEvent;
  now: Date;
};

/**
 * What a deed means for each application of a batch, by its id, as the rules for one application have it. Whoever leaves
 * the waiting list in the batch stands before nobody in it any more, and whoever is approved in it takes a place of
 * their outlet from those behind them in the queue's order.
 */
export function foresee({ rows, deed, ...about }: Batch & { deed: Deed }): Map<string, Prospect> {
  const found = new Map<string, Prospect>();
  let gone = 0;
  const given = new Map<string, number>();
  for (const row of rows.toSorted((a, b) => a.ahead - b.ahead || a.position - b.position)) {
    const waits = row.state === "waitlisted";
    const outlet = placesKey(row);
    const places = { ...row.places, taken: row.places.taken + (given.get(outlet) ?? 0) };
    const among = { ahead: waits ? Math.max(0, row.ahead - gone) : 0, places };
    const prospect = prospectOf({ ...row, ...among }, { deed, ...about });
    if (prospect.outcome === "done" && prospect.step.kind === "verdict") {
      if (waits) gone++;
      if (prospect.step.verdict.kind === "approve") given.set(outlet, (given.get(outlet) ?? 0) + 1);
    }
    found.set(row.id, prospect);
  }
  return found;
}

/** What taking back a whole batch's decisions means for each; `readVersion` is the version that the batch made. */
export function foreseeUndo({ rows, ...about }: Batch): Map<string, Prospect> {
  return new Map(rows.map((row) => [row.id, decided(row, { kind: "undo" }, about)]));
}

type About = Omit<Batch, "rows">;

function prospectOf(row: Candidate, { deed, ...about }: About & { deed: Deed }): Prospect {
  const { actor, event, now } = about;
  if (!can(actor, "application.review", { eventId: event.id })) return { outcome: "barred", code: "review.notAllowed" };
  switch (deed.kind) {
    case "take": {
      if (row.claimedById === actor.id && isClaimed(row, now)) return { outcome: "same" };
      const claimed = claim({ application: row, ...about });
      if (!claimed.ok) return { outcome: "barred", code: claimed.error.code };
      return { outcome: "done", step: { kind: "claim", claim: claimed.value } };
    }
    case "release":
      return row.claimedById === actor.id ? { outcome: "done", step: { kind: "release" } } : { outcome: "same" };
    case "tag":
      if (deed.word !== null && row.tags.includes(deed.word)) return { outcome: "same" };
      if (row.tags.length >= tagLimits.ofOne) return { outcome: "barred", code: "review.tooManyTags" };
      return { outcome: "done", step: { kind: "tag" } };
    case "untag": {
      const bears = deed.word === null ? row.tags.length > 0 : row.tags.includes(deed.word);
      return bears ? { outcome: "done", step: { kind: "untag" } } : { outcome: "same" };
    }
    default:
      return decided(row, verdictOf(deed, row, event), about);
  }
}

/** Only what stands as it was read is decided on. */
function decided(row: Candidate, verdict: Verdict, about: About): Prospect {
  const already = verdict.kind !== "undo" && row.state === outcomeOf(verdict.kind);
  if (row.version !== row.readVersion) return already ? { outcome: "same" } : { outcome: "changed" };
  const change = decide({ application: row, verdict, ...about });
  if (change.ok) return { outcome: "done", step: { kind: "verdict", verdict, change: change.value } };
  return already ? { outcome: "same" } : { outcome: "barred", code: change.error.code };
}

type Deciding = Exclude<Deed, { kind: "take" | "release" | "tag" | "untag" }>;

function verdictOf(deed: Deciding, { locale }: Candidate, { zones }: DeliberatedEvent): Verdict {
  switch (deed.kind) {
    case "approve":
      // The event's first zone and no pool, as for one person: more is given on purpose, and one by one.
      return { kind: "approve", entrySlot: deed.entrySlot, zones: zones.slice(0, 1), pool: null, override: null };
    case "refuse":
      return {
        kind: "refuse",
        publicReason: deed.reasons[locale],
        internalNote: deed.internalNote,
        override: null,
      };
    case "waitlist":
      return { kind: "waitlist", internalNote: deed.internalNote };
    case "recommendApprove":
      return { kind: "recommend", for: "approved", internalNote: deed.internalNote };
    case "recommendRefuse":
      return { kind: "recommend", for: "refused", internalNote: deed.internalNote };
    default:
      return assertNever(deed);
  }
}

/** A deed as if everything that it asks for had been given, to see what it would mean. */
export function sampleDeed(kind: DeedKind, event: Pick<DeliberatedEvent, "entrySlots">): Deed {
  switch (kind) {
    case "approve":
      return { kind, entrySlot: event.entrySlots > 0 ? 0 : null };
    case "refuse":
      return { kind, reasons: { ru: "-", en: "-" }, internalNote: null };
    case "waitlist":
    case "recommendApprove":
    case "recommendRefuse":
      return { kind, internalNote: null };
    case "take":
    case "release":
      return { kind };
    case "tag":
    case "untag":
      return { kind, word: null };
    default:
      return assertNever(kind);
  }
}

/** Whether a deed is a decision that its applicants learn of, and that can be taken back until then. */
export function isDecision(kind: string | null): boolean {
  return kind === "approve" || kind === "refuse" || kind === "waitlist";
}
