import type { PersonName } from "@/lib/application/types";

/** A name whole, in the order in which it was stated. */
export function fullName({ family, given, patronymic }: PersonName): string {
  return [family, given, patronymic].filter(Boolean).join(" ");
}
