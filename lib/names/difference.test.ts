import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { difference, type Piece } from "./difference";

const joined = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join("");
const shared = (pieces: readonly Piece[]) => joined(pieces.filter(({ differs }) => !differs));
const name = fc.string({ unit: fc.constantFrom(..."абвгйё Фogeln"), maxLength: 40 });

describe("the difference of two texts", () => {
  it("loses no letter, and leaves both the same rest", () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        const [mine, theirs] = difference(one, other);
        expect([joined(mine), joined(theirs)]).toEqual([one, other]);
        expect(shared(mine)).toBe(shared(theirs));
        expect(difference(one, one)[0].some(({ differs }) => differs)).toBe(false);
        if (one !== other) expect([...mine, ...theirs].some(({ differs }) => differs)).toBe(true);
      }),
    );
  });

  it("marks the letters that a reader would mark", () => {
    const mark = (pieces: readonly Piece[]) =>
      pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join("");
    const marked = (one: string, other: string) => difference(one, other).map(mark);
    expect(marked("Фогельзанг", "Фогельсанг")).toEqual(["Фогель[з]анг", "Фогель[с]анг"]);
    expect(marked("Jürgen Matthias", "Juergen")).toEqual(["J[ü]rgen[ Matthias]", "J[ue]rgen"]);
  });
});
