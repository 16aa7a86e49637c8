import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldDigits, forbiddenAt, normalise, rawLimit } from "@/lib/names/normalise";

const anyText = fc.string({ unit: "binary", maxLength: 60 });
const anyUtf16 = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

describe("normalise (security 13)", () => {
  it("is idempotent and gives NFC for any text, lone surrogates too", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyUtf16), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
        expect(once.normalize("NFC")).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it("leaves no zero-width character, soft hyphen, odd space, or space at the ends", () => {
    const invisible = fc.constantFrom("\u00AD", "\u200B", "\u200C", "\u200D", "\u200E", "\u2060", "\uFEFF", "\uFE0F");
    const space = fc.constantFrom("\u00A0", "\u2009", "\u3000", "\t", "\u202F", " ", "\n");
    fc.assert(
      fc.property(fc.array(fc.oneof(invisible, space, fc.constantFrom("А", "н", "а")), { maxLength: 30 }), (signs) => {
        expect(normalise(signs.join(""))).toMatch(/^$|^[Ана]+( [Ана]+)*$/);
      }),
    );
  });

  it("writes every hyphen, dash and apostrophe in one way", () => {
    expect(normalise("Римский–Корсаков")).toBe("Римский-Корсаков");
    expect(normalise("Jean‑Luc —")).toBe("Jean-Luc -");
    expect(normalise("O’Brien ʻAlī d`Arc")).toBe("O'Brien 'Alī d'Arc");
  });

  it("composes й and ё from their parts, also where an invisible character parted them", () => {
    expect(normalise("Андреи\u0306")).toBe("Андрей");
    expect(normalise("Фе\u200B\u0308дор")).toBe("Фёдор");
  });

  it("leaves direction overrides and control characters in place, to be refused in words", () => {
    for (const sign of ["\u202E", "\u202A", "\u2066", "\u2069", "\u0000", "\u001B", "\u0085", "\uD800"]) {
      expect(forbiddenAt(normalise(`Ива${sign}нов`))).toBe(4);
    }
    expect(forbiddenAt("Иванов")).toBe(0);
  });

  it("does not touch a text beyond the limit", () => {
    const long = " a".repeat(500_000);
    expect(normalise(long)).toBe(long);
    expect(long.length).toBeGreaterThan(rawLimit);
  });

  it("reads digits of Arabic keyboards", () => {
    expect(foldDigits("٤٥۱۲ 345678")).toBe("4512 345678");
  });
});
