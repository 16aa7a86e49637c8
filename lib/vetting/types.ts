import type { ApplicationState, PersonName } from "@/lib/application/types";
import type { VettingState } from "@/lib/application/vetting/status";
import type { Both } from "@/lib/event/types";

/** An event that asks for vetting, as this page needs it. */
export type VettingEvent = { id: string; slug: string; title: Both; startsAt: Date; timeZone: string };

/** How many people of a batch stand where; who expired or left is in `over`. */
export type BatchCounts = { sent: number; cleared: number; objected: number; needsData: number; over: number };

/** People who were sent together. */
export type Batch = { id: string; number: number; sentAt: Date; sentBy: string; counts: BatchCounts };

/** One person of a batch, without one sealed value. */
export type VettedPerson = {
  /** The entry's id: it names one person in one batch, and is no use once that expired. */
  id: string;
  applicationId: string;
  nameRu: PersonName;
  nameLat: PersonName | null;
  outletName: string;
  outletCountry: string;
  position: string;
  reference: string;
  state: VettingState;
  applicationState: ApplicationState;
  note: string | null;
  setAt: Date | null;
  setBy: string | null;
  expiredAt: Date | null;
  version: number;
};

/** What the rules need to know of an entry and its application. */
export type Answerable = {
  state: VettingState;
  expired: boolean;
  applicationState: ApplicationState;
};
