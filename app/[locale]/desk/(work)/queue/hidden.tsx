import type { QueueForm } from "./forms";

/** Which form of the queue's page this is, and what it carries beside what is typed. */
export function Hidden({ form, values }: { form: QueueForm; values: Readonly<Record<string, string>> }) {
  return Object.entries({ form, ...values }).map(([name, value]) => (
    <input type="hidden" key={name} name={name} value={value} />
  ));
}
