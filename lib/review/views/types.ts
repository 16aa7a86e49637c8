/** A filter of the queue, with its columns, under a name. */
export type View = {
  id: string;
  name: string;
  /** As the queue's address has it; see viewText. */
  query: string;
  shared: boolean;
  /** Who made it; null for one's own. */
  by: string | null;
  /** Whether the person may rename and delete it. */
  changeable: boolean;
};

/** How many views a person may keep for one event, and how long a name is. */
export const viewLimits = { own: 20, letters: 40 } as const;
