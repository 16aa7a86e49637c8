import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPost } from "./read-post";

const outlet = {
  event: "session",
  step: "outlet",
  locale: "ru",
  suggested: "",
  regime: "russian",
  outletName: "«Вестник»",
  outletCountry: "",
};

function form(fields: Record<string, string>, more: [string, string | Blob][] = []): FormData {
  const data = new FormData();
  for (const [name, value] of [...Object.entries(fields), ...more]) data.append(name, value);
  return data;
}

describe("a posted page", () => {
  it("is read as typed, with the button that was pressed", () => {
    const read = readPost(form(outlet));
    expect(read).toMatchObject({
      ok: true,
      value: {
        step: "outlet",
        press: { kind: "continue" },
        answers: { regime: "russian", outletName: "«Вестник»", outletCountry: "" },
      },
    });
    expect(readPost(form({ ...outlet, language: "en" }))).toMatchObject({
      value: { press: { kind: "language", to: "en" } },
    });
    expect(readPost(form({ ...outlet, later: "yes" }))).toMatchObject({ value: { press: { kind: "later" } } });
  });

  it("keeps a box that is not ticked as an empty answer", () => {
    const person = { event: "session", step: "person", locale: "ru", familyRu: "Северцева" };
    expect(readPost(form(person))).toMatchObject({ value: { answers: { noPatronymic: "", mononym: "" } } });
  });

  it("does not empty the fields of the other regime, which it did not show", () => {
    const person = { event: "session", step: "person", locale: "ru", familyRu: "Северцева" };
    const read = readPost(form(person));
    expect(read.ok && Object.keys(read.value.answers)).not.toContain("familyLat");
  });

  it("is refused whole with a key that it does not have, however it is spelled", () => {
    for (const name of ["__proto__", "constructor", "regime[]", "regime.x", "outletName[0]", "familyRu", "isAdmin", ""])
      expect(readPost(form(outlet, [[name, "x"]])), name).toEqual({ ok: false, error: "unexpected" });
    fc.assert(
      fc.property(fc.string(), (name) => {
        fc.pre(!(name in outlet) && !/^\$ACTION/.test(name));
        fc.pre(!["from", "language", "suggest", "fix", "later"].includes(name));
        expect(readPost(form(outlet, [[name, "x"]])).ok).toBe(false);
      }),
    );
  });

  it("is refused with a file where a text belongs, and with a field given twice", () => {
    const { outletName: _, ...rest } = outlet;
    expect(readPost(form(rest, [["outletName", new Blob(["x"])]])).ok).toBe(false);
    expect(readPost(form(outlet, [["outletName", "другая"]])).ok).toBe(false);
  });

  it("is refused with a step, a language or a button that there is not", () => {
    const wrongs: Record<string, string>[] = [
      { step: "check" },
      { step: "__proto__" },
      { locale: "de" },
      { language: "xx" },
      { later: "no" },
    ];
    for (const wrong of wrongs) expect(readPost(form({ ...outlet, ...wrong })).ok).toBe(false);
  });
});
