/** Why an entry and an application may be about one person. */
export const matchKinds = ["birthAndName", "name", "nameOtherBirth"] as const;

export type MatchKind = (typeof matchKinds)[number];

/** What the rules need of an entry. Keys are match keys of names, the index is in hexadecimal. */
export type Listed = {
  familyKey: string;
  givenKey: string;
  /** Null where no birth date was given. */
  personIndex: string | null;
  /** The last day on which it matches, YYYY-MM-DD. */
  expiresOn: string;
  removed: boolean;
};

/** What the rules need of an application: its spellings, and what stands for birth date and name. */
export type Compared = {
  spellings: readonly { familyKey: string; givenKey: string }[];
  /** Null until the desk has indexed it. */
  personIndex: string | null;
};

/** An entry as those who keep the list read it. */
export type StopListLine = {
  id: string;
  family: string;
  given: string;
  hasBirthDate: boolean;
  reason: string;
  source: string;
  /** YYYY-MM-DD. */
  expiresOn: string;
  expired: boolean;
  addedBy: string;
  addedAt: Date;
};

/** An entry as its form needs it. */
export type StopListForm = Pick<
  StopListLine,
  "id" | "family" | "given" | "hasBirthDate" | "reason" | "source" | "expiresOn"
> & { version: number };

/** An entry that an application matches, and what was decided of it while the identity was the same. */
export type StopListMatch = {
  entryId: string;
  kind: MatchKind;
  family: string;
  given: string;
  reason: string;
  source: string;
  expiresOn: string;
  decision: { samePerson: boolean; note: string; by: string; at: Date } | null;
};
