import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWord, tagLimits, toWord } from "@/lib/application/tags/rules";
import { wordSchema } from "@/lib/review/tags/schema";

describe("a tag", () => {
  it("is one word however it is written", () => {
    for (const typed of ["Съёмочная  группа", " съёмочная группа ", "СЪЁМОЧНАЯ\u00A0ГРУППА", "съёмочная гру\u00ADппа"])
      expect(toWord(typed)).toBe("съёмочная группа");
  });

  it("is a short word or a few, and nothing else", () => {
    for (const word of ["tv", "пул 2", "live", "əliyeva", "u.n.", "c++"]) expect(isWord(word), word).toBe(true);
    for (const text of [
      "",
      " ",
      "TV",
      "a".repeat(tagLimits.letters + 1),
      "<b>",
      "a\u0000",
      "a\nb",
      "=1+1",
      "-",
      "\u202Ea",
    ])
      expect(isWord(text), JSON.stringify(text)).toBe(false);
  });

  it("comes out of the form as it is kept, or not at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (typed) => {
        const parsed = wordSchema.safeParse(typed);
        expect(parsed.success).toBe(isWord(toWord(typed)));
        if (parsed.success) expect(isWord(parsed.data)).toBe(true);
      }),
    );
  });
});
