/** The IANA zones that the platform knows, and the one that an event has, by name. */
export function timeZones(present?: string): string[] {
  return [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), ...(present ? [present] : [])])].sort();
}
