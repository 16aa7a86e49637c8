/** An opened link lets its browser act for an hour, in milliseconds. */
export const linkSessionMs = 60 * 60_000;
