import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detailsOf } from "@/lib/audit/details";

describe("detailsOf", () => {
  it("says what a state was and became", () => {
    expect(detailsOf({ before: "submitted", after: "approved", version: 3, decisionNo: 1 })).toEqual([
      { key: "state", before: "submitted", after: "approved" },
    ]);
  });

  it("says each named field that was and became, also where one side is missing", () => {
    expect(detailsOf({ before: { role: "officer" }, after: { role: "head" } })).toEqual([
      { key: "role", before: "officer", after: "head" },
    ]);
    expect(detailsOf({ after: { role: "head" } })).toEqual([{ key: "role", before: undefined, after: "head" }]);
  });

  it("says each field of a correction, and the section that it belongs to", () => {
    expect(detailsOf({ section: "contact", changed: { phone: { before: "+71", after: "+72" } } })).toEqual([
      { key: "section", value: "contact" },
      { key: "phone", before: "+71", after: "+72" },
    ]);
  });

  it("leaves out nothing but what is for machines or empty, whatever a payload holds", () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    const plainKey = fc.string({ minLength: 1 }).filter((key) => !/^(before|after|__proto__)$/.test(key));
    fc.assert(
      fc.property(fc.dictionary(plainKey, leaf), (payload) => {
        const machine = ["version", "decisionNo", "commentId", "reference"];
        const expected = Object.keys(payload).filter((key) => !machine.includes(key));
        expect(detailsOf(payload).map(({ key }) => key)).toEqual(expected);
      }),
    );
  });
});
