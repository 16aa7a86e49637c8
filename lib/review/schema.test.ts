import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commentSchema, revealSchema, verdictSchema } from "@/lib/review/schema";

const way = { id: "01890000-0000-7000-8000-000000000000", locale: "ru", queue: "" };
const refusal = { ...way, version: "1", verdict: "refuse", template: "", publicReason: "", internalNote: "" };

describe("a verdict's form", () => {
  it("becomes the verdict that it names, with nothing else in it", () => {
    expect(
      verdictSchema.parse({ ...way, version: "3", verdict: "approve", entrySlot: "1", zone0: "A", pool: "P" }),
    ).toEqual({
      ...way,
      version: 3,
      verdict: { kind: "approve", entrySlot: 1, zones: ["A"], pool: "P", override: null },
    });
    expect(verdictSchema.parse({ ...way, version: "3", verdict: "approve" }).verdict).toEqual({
      kind: "approve",
      entrySlot: null,
      zones: [],
      pool: null,
      override: null,
    });
    expect(verdictSchema.parse({ ...refusal, internalNote: "  " }).verdict).toMatchObject({ internalNote: null });
  });

  it("takes own words before a prepared reason", () => {
    const reasonOf = (fields: object) => verdictSchema.parse({ ...refusal, ...fields }).verdict;
    expect(reasonOf({ template: "Мест нет." })).toMatchObject({ publicReason: "Мест нет." });
    expect(reasonOf({ template: "Мест нет.", publicReason: " Опоздали. " })).toMatchObject({
      publicReason: "Опоздали.",
    });
  });

  it("is refused with unknown, nested or missing fields", () => {
    for (const extra of [
      { state: "approved" },
      { decidedById: "x" },
      { version: "1e9" },
      { id: { not: "" } },
      { verdict: "take" },
    ])
      expect(verdictSchema.safeParse({ ...refusal, ...extra }).success).toBe(false);
    expect(
      verdictSchema.safeParse({ ...refusal, ...JSON.parse('{"__proto__":{"a":1},"constructor":"x"}') }).success,
    ).toBe(false);
  });
});

describe("texts of the desk", () => {
  // Any code unit: control characters and halves of pairs, too.
  const unit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));

  it("keep no character that the database refuses", () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 100 }), (typed) => {
        const parsed = commentSchema.safeParse({ ...way, text: `x${typed}` });
        expect(parsed.success && parsed.data.text).toMatch(/^[^\0]+$/);
        expect(parsed.success && parsed.data.text.isWellFormed()).toBe(true);
      }),
    );
  });

  it("are asked for where they are needed", () => {
    for (const text of ["", " \n", "\0"]) expect(commentSchema.safeParse({ ...way, text }).success).toBe(false);
    expect(revealSchema.safeParse({ id: way.id, reason: "  " }).success).toBe(false);
  });
});
