/** How a permit stands: not used yet, used, taken back, or over. */
export type PermitState = "open" | "used" | "withdrawn" | "expired";

/** A permit as the desk lists it. */
export type LatePermit = {
  id: string;
  email: string;
  reason: string;
  until: Date;
  givenBy: string;
  givenAt: Date;
  state: PermitState;
  /** The application that was sent by it, and its reference. */
  application: { id: string; reference: string } | null;
};

/** As much of a permit as says whether it holds. */
export type PermitTerm = { until: Date; withdrawnAt: Date | null };
