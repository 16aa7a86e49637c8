/** An `aria-describedby` from the ids of those descriptions that are there, undefined when none is. */
export function describedBy(...ids: unknown[]): string | undefined {
  return ids.filter((id) => typeof id === "string" && id !== "").join(" ") || undefined;
}
