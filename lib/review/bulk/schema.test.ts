import { describe, expect, it } from "vitest";
import { prepareSchema, runSchema } from "@/lib/review/bulk/schema";

const id = "01890000-0000-7000-8000-000000000000";
const choice = { event: "session", locale: "ru", queue: "state=all", scope: "chosen", deed: "approve" };

describe("what is chosen", () => {
  it("are the ticked rows, each with the version that was read", () => {
    expect(prepareSchema.parse({ ...choice, [`row-${id}`]: "3" })).toEqual({ ...choice, rows: [{ id, version: 3 }] });
    expect(prepareSchema.parse(choice)).toMatchObject({ rows: [] });
  });

  it("is refused where a field is none of ours", () => {
    const strange = [
      { [`row-${id}`]: "-1" },
      { [`row-${id}`]: "" },
      { [`row-${id}`]: { nested: "1" } },
      { "row-x": "1" },
      { [id]: "1" },
      { eventId: id },
      { deed: "undo" },
      { scope: "everything" },
    ];
    for (const fields of strange)
      expect(prepareSchema.safeParse({ ...choice, ...fields }).success, JSON.stringify(fields)).toBe(false);
    const polluted: unknown = JSON.parse(JSON.stringify(choice).replace("{", '{"__proto__": {"deed": "take"}, '));
    const parsed = prepareSchema.safeParse(polluted);
    expect(!parsed.success || parsed.data.deed === "approve").toBe(true);
    expect(Object.hasOwn(Object.prototype, "deed")).toBe(false);
  });
});

describe("what is done with a batch", () => {
  it("has a reason for each language, own words before prepared ones", () => {
    const refuse = {
      id,
      locale: "en",
      deed: "refuse",
      templateRu: "Готовая.",
      reasonRu: "",
      templateEn: "Ready.",
      reasonEn: "Own.",
    };
    expect(runSchema.parse(refuse)).toMatchObject({
      deed: { kind: "refuse", reasons: { ru: "Готовая.", en: "Own." }, internalNote: null },
    });
  });

  it("is refused with fields of another deed", () => {
    expect(runSchema.safeParse({ id, locale: "ru", deed: "take", word: "tv" }).success).toBe(false);
    expect(runSchema.safeParse({ id, locale: "ru", deed: "tag", word: "<b>" }).error?.issues[0]?.message).toBe(
      "review.tagUnfit",
    );
    expect(runSchema.safeParse({ id, locale: "ru", deed: "revoke" }).success).toBe(false);
  });
});
