import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newReference, readReference, referenceFrom } from "@/lib/application/reference";

const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe("references", () => {
  it("are four groups of four letters that cannot be confused", () => {
    expect(newReference()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  });

  it("spell different bytes differently", () => {
    fc.assert(
      fc.property(tenBytes, tenBytes, (a, b) => {
        const same = a.every((byte, i) => byte === b[i]);
        expect(referenceFrom(a) === referenceFrom(b)).toBe(same);
      }),
    );
  });

  it("are read back however they are typed", () => {
    fc.assert(
      fc.property(tenBytes, (bytes) => {
        const reference = referenceFrom(bytes);
        const typed = reference.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
        expect(readReference(typed)).toBe(reference);
      }),
    );
  });

  it("are not read from anything else", () => {
    for (const typed of ["", "K7QF-2M9T-XW4R", "K7QF-2M9T-XW4R-8HVU", "К7QF-2M9T-XW4R-8HVC"])
      expect(readReference(typed)).toBe(null);
  });
});
