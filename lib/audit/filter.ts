import { z } from "zod";

/** What the audit can be narrowed to, each as it stands in the page's address. */
export type AuditFilter = {
  /** An event's slug. */
  event: string;
  type: string;
  /** "applicant", "system", or the id of a member of staff. */
  who: string;
  /** An application's reference, as somebody typed it. */
  about: string;
  /** First and last day, YYYY-MM-DD, both included: in the zone of the event, or in UTC without one. */
  from: string;
  to: string;
};

const word = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^\p{Cc}]*$/u)
  .catch("");
const slug = z
  .string()
  .regex(/^[\w-]{1,100}$/)
  .catch("");
const day = z.iso.date().catch("");

const filter = z.object({ event: slug, type: word, who: word, about: word, from: day, to: day });

/** The filter of a page's query; what is missing, comes twice or cannot be is left open (""). */
export function readAuditFilter(query: Readonly<Record<string, unknown>>): AuditFilter {
  return filter.parse({ ...query });
}

/** The filter as a query, without what is open. */
export function auditQuery(filter: Partial<AuditFilter>): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
}
