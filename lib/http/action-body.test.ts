import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPostedActionBody, isScriptedActionBody } from "@/lib/http/action-body";

const scripted = (root: unknown, ...more: [string, string | null][]) =>
  isScriptedActionBody([
    ["0", typeof root === "string" ? root : JSON.stringify(root)],
    ["_1_email", "a@b.example"],
    ...more,
  ]);

describe("an action called by script", () => {
  it("passes with its state and its form", () => {
    expect(scripted([{}, "$K1"])).toBe(true);
    expect(scripted([{ values: { email: "$$5", at: "$D2026-05-13T09:00:00.000Z", none: "$undefined" } }, "$K1"])).toBe(
      true,
    );
    expect(scripted([{ errors: ["$1"] }, "$K2"], ["1", '{"code":"a"}'])).toBe(true);
    expect(scripted([{ a: { b: 1 }, c: "$0:0:a" }, "$K1"])).toBe(true);
  });

  it.each([
    ["no JSON", "[{},"],
    ["no array", "5"],
    ["no form", "[]"],
    ["a form elsewhere than at the end", '["$K1",{}]'],
    ["a reference to a row that is missing", '["$7","$K1"]'],
    ["a path that leads nowhere", '[{"a":1},"$0:0:b:c","$K1"]'],
    ["a path into a prototype", '["$0:constructor","$K1"]'],
    ["a server reference", '["$h1","$K1"]'],
    ["a promise", '["$@1","$K1"]'],
    ["a bad date", '["$Dtoday","$K1"]'],
    ["a bad number", '["$n1.5","$K1"]'],
    ["a map", '["$Q1","$K1"]'],
    ["a depth that overflows the stack", `[${"[".repeat(5000)}${"]".repeat(5000)},"$K1"]`],
    ["an array where the form belongs, however deep", "[".repeat(5000) + "]".repeat(5000)],
    ["more arguments than any action has", JSON.stringify([...Array(20).fill(0), "$K1"])],
  ])("is refused with %s", (_what, root) => {
    expect(scripted(root)).toBe(false);
  });

  it("is refused when the call comes twice, as a file, or not at all", () => {
    expect(scripted([{}, "$K1"], ["0", "[]"])).toBe(false);
    expect(isScriptedActionBody([["0", null]])).toBe(false);
    expect(isScriptedActionBody([])).toBe(false);
  });
});

const posted = (descriptor: string | null, ...more: [string, string | null][]) =>
  isPostedActionBody([["$ACTION_REF_1", ""], ["$ACTION_1:0", descriptor], ["$ACTION_KEY", "k1"], ...more]);

describe("an action posted by a form", () => {
  it("passes with its id, bound to its state or to nothing", () => {
    expect(posted('{"id":"60ab","bound":"$@1"}', ["$ACTION_1:1", "[{}]"])).toBe(true);
    expect(posted('{"id":"60ab","bound":null}')).toBe(true);
    expect(
      isPostedActionBody([
        ["$ACTION_ID_60ab", ""],
        ["email", "a@b.example"],
      ]),
    ).toBe(true);
  });

  it.each([
    ["no descriptor", null],
    ["no JSON", '{"id":"60ab"'],
    ["no id", '{"bound":null}'],
    ["an id that is no text", '{"id":{},"bound":null}'],
    ["a bound row that is missing", '{"id":"60ab","bound":"$@2"}'],
    ["a bound value of another kind", '{"id":"60ab","bound":"$h1"}'],
  ])("is refused with %s", (_what, descriptor) => {
    expect(posted(descriptor)).toBe(false);
  });

  it("is refused when what it is bound to cannot be read", () => {
    expect(posted('{"id":"60ab","bound":"$@1"}', ["$ACTION_1:1", "[{}"])).toBe(false);
    expect(posted('{"id":"60ab","bound":"$@1"}', ["$ACTION_1:1", "{}"])).toBe(false);
    expect(posted('{"id":"60ab","bound":"$@1"}', ["$ACTION_1:1", '["$9"]'])).toBe(false);
  });
});

it("answers every body without throwing", () => {
  const field = fc.tuple(
    fc.oneof(fc.constantFrom("0", "1", "$ACTION_REF_1", "$ACTION_1:0", "$ACTION_1:1"), fc.string()),
    fc.option(fc.oneof(fc.json(), fc.string(), fc.constantFrom('["$0","$K1"]', '{"id":"a","bound":"$@1"}'))),
  );
  fc.assert(
    fc.property(fc.array(field), (fields) => {
      isScriptedActionBody(fields);
      isPostedActionBody(fields);
    }),
  );
});
