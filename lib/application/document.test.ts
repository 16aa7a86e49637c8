import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  documentHint,
  documentHints,
  documentMatchForm,
  formatDocumentNumber,
  normaliseDocumentNumber,
} from "@/lib/application/document";
import { documentKinds } from "@/lib/application/types";

const digits = (count: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: count, maxLength: count });
const gap = fc.constantFrom("", " ", "  ", "-", "–", "\u00A0", "\u2009", "\u200B", " № ", " N ", ". ");

describe("document number", () => {
  it("is the same ten digits however an internal passport's number is spaced, leading zeros too", () => {
    fc.assert(
      fc.property(digits(10), fc.array(gap, { minLength: 11, maxLength: 11 }), (number, gaps) => {
        const typed = gaps.map((space, i) => space + (number[i] ?? "")).join("");
        expect(normaliseDocumentNumber("internal", typed.slice(0, 60))).toEqual({ ok: true, value: number });
      }),
    );
  });

  it.each([
    "45 12 № 345678",
    "4512 345678",
    "45 12 345678",
    "серия 4512 номер 345678",
    "４５１２３４５６７８",
    "4512-345678",
  ])("reads %s", (typed) => {
    expect(normaliseDocumentNumber("internal", typed)).toEqual({ ok: true, value: "4512345678" });
  });

  it("comes back the same from the spelling in which it is shown", () => {
    fc.assert(
      fc.property(digits(10), digits(9), (internal, travel) => {
        expect(normaliseDocumentNumber("internal", formatDocumentNumber("internal", internal))).toEqual({
          ok: true,
          value: internal,
        });
        expect(normaliseDocumentNumber("travel", formatDocumentNumber("travel", travel))).toEqual({
          ok: true,
          value: travel,
        });
      }),
    );
    expect(formatDocumentNumber("internal", "0012345678")).toBe("0012 345678");
    expect(formatDocumentNumber("travel", "701234567")).toBe("70 1234567");
  });

  it("explains Cyrillic look-alikes in a foreign passport's number and offers the correction", () => {
    expect(normaliseDocumentNumber("foreign", "ав1234567")).toEqual({
      ok: false,
      error: {
        code: "document.lookAlike",
        params: { letter: "А", position: 1, length: 9, replacement: "A", fix: "AB1234567" },
      },
    });
    expect(normaliseDocumentNumber("foreign", "ЩА123456")).toMatchObject({ error: { code: "document.badCharacter" } });
    expect(normaliseDocumentNumber("foreign", " c01x-00t47 ")).toEqual({ ok: true, value: "C01X00T47" });
    expect(normaliseDocumentNumber("foreign", "1234")).toMatchObject({ error: { code: "document.length" } });
  });

  it("offers digits for letters that look like them in a Russian passport's number", () => {
    expect(normaliseDocumentNumber("internal", "45О2 З45678")).toEqual({
      ok: false,
      error: { code: "document.letterForDigit", params: { letter: "О", replacement: "0", fix: "4502345678" } },
    });
    expect(normaliseDocumentNumber("travel", "70 1234")).toEqual({
      ok: false,
      error: { code: "document.travel", params: { count: 6 } },
    });
  });

  it("passes every fix that it offers, and answers for any string", () => {
    const typed = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."0123ОOЗABАВСХ№ -") }));
    fc.assert(
      fc.property(fc.constantFrom(...documentKinds), typed, (kind, text) => {
        const number = normaliseDocumentNumber(kind, text);
        const fix = number.ok ? number.value : number.error.params?.fix;
        if (typeof fix === "string") expect(normaliseDocumentNumber(kind, fix)).toEqual({ ok: true, value: fix });
      }),
      { numRuns: 1000 },
    );
    expect(normaliseDocumentNumber("internal", "1".repeat(1_000_000)).ok).toBe(false);
  });

  it("refuses direction overrides and control characters by themselves (security 13)", () => {
    for (const kind of documentKinds) {
      expect(normaliseDocumentNumber(kind, "45\u202E12 345678")).toMatchObject({
        error: { code: "document.forbidden" },
      });
    }
  });

  it("matches look-alikes: О, O and 0, Cyrillic and Latin, small and capital, however spaced (security 13)", () => {
    const same = ["AB10O0", "АВ10О0", "ав 1000", "AB-IO00", "ab1o00", "АВ１000"];
    expect(new Set(same.map(documentMatchForm)).size).toBe(1);
    expect(documentMatchForm("AB1000")).not.toBe(documentMatchForm("AB1001"));
  });

  it("shows the last two letters or digits only", () => {
    expect(documentHint("4512345678")).toBe("78");
    expect(documentHint("LP 12/7-")).toBe("27");
  });
});

describe("hints about a document", () => {
  const hints = (birthDate: string, today: string) =>
    documentHints({ kind: "internal", birthDate, today }).map((h) => h.code);

  it("tells that an internal passport is replaced at 20 and at 45, for 90 days", () => {
    expect(hints("2006-01-31", "2026-01-30")).toEqual([]);
    expect(hints("2006-01-31", "2026-01-31")).toEqual(["document.replaced"]);
    expect(hints("2006-01-31", "2026-05-01")).toEqual(["document.replaced"]);
    expect(hints("2006-01-31", "2026-05-02")).toEqual([]);
    expect(documentHints({ kind: "internal", birthDate: "1981-03-01", today: "2026-05-01" })[0]?.params).toEqual({
      age: 45,
    });
  });

  it("tells that nobody under fourteen has an internal passport, and says nothing of other documents", () => {
    expect(hints("2015-01-01", "2026-05-01")).toEqual(["document.underFourteen"]);
    expect(documentHints({ kind: "travel", birthDate: "2015-01-01", today: "2026-05-01" })).toEqual([]);
  });
});
