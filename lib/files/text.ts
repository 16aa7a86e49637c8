// Control characters, direction overrides and isolates, line and paragraph separators, the byte order mark, and
// U+FFFE and U+FFFF; tab and line breaks stay.
const unfit =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come out
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g;

/**
 * A value as it may stand in a file: what XML 1.0 forbids, what turns the order of letters around, and halves of
 * surrogate pairs become U+FFFD, so that it is seen that something was there.
 */
export function fitText(value: string): string {
  unfit.lastIndex = 0;
  if (!unfit.test(value) && value.isWellFormed()) return value;
  return value.toWellFormed().replace(unfit, "\uFFFD");
}
