import { describe, expect, it } from "vitest";
import { personSchema, sheetSchema } from "@/lib/entry/schema";

const id = "01a218b6-e2cc-7651-9829-ba2e82426fd7";
const sent = { id, sheet: id, version: "0", locale: "ru", suggested: "familyRu nobody", familyRu: "Северцева" };

describe("a person's form", () => {
  it("says which of its buttons was pressed", () => {
    const press = (more: Record<string, string>) => personSchema.parse({ ...sent, ...more }).press;
    expect(press({})).toEqual({ kind: "enter" });
    expect(press({ unfinished: "yes" })).toEqual({ kind: "unfinished" });
    expect(press({ suggest: "familyRu givenRu" })).toEqual({ kind: "suggest", fields: ["familyRu", "givenRu"] });
    expect(press({ fix: "familyRu" })).toEqual({ kind: "fix", field: "familyRu" });
  });

  it("has the answers of both regimes, empty where nothing was sent, and no field that no page has", () => {
    const { answers, suggested } = personSchema.parse(sent);
    expect(answers).toMatchObject({ familyRu: "Северцева", familyLat: "", consentBasis: "" });
    expect(suggested).toEqual(["familyRu"]);
    for (const field of ["outletName", "editorPhone", "consent", "enteredById", "__proto__"])
      expect(personSchema.safeParse({ ...sent, ...JSON.parse(`{"${field}":"x"}`) }).success, field).toBe(false);
    expect(sheetSchema.safeParse({ id, locale: "ru", event: "a", late: "yes" }).success).toBe(false);
  });
});
