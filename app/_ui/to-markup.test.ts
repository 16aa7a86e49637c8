import fc from "fast-check";
import { createElement, Fragment, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DeskTable, Flag } from "@/app/_ui/desk-table";
import { Field } from "@/app/_ui/field";
import { toMarkup } from "@/app/_ui/to-markup";

const text = fc.oneof(
  fc.string(),
  fc.stringMatching(/^[&<>"'/=a-z \n]*$/),
  fc.constant("</textarea><script>x</script>"),
);
const yes = fc.boolean();
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** What a page may give any element. */
const common = { className: maybe(text), id: maybe(text), title: maybe(text), lang: maybe(text), hidden: maybe(yes) };
const aria = {
  "aria-label": maybe(text),
  "aria-hidden": maybe(yes),
  "data-row": maybe(text),
  tabIndex: maybe(fc.nat(3)),
};

const leaf: fc.Arbitrary<ReactNode> = fc.oneof(
  text,
  fc.integer(),
  fc.constantFrom(null, undefined, false, true),
  fc
    .record({
      ...common,
      name: maybe(text),
      type: fc.constantFrom("text", "checkbox"),
      disabled: yes,
      required: yes,
      readOnly: yes,
    })
    .chain((props) =>
      fc
        .record({ defaultValue: maybe(text), defaultChecked: maybe(yes) })
        .map((more) => createElement("input", { ...props, ...more })),
    ),
  fc
    .record({ ...common, defaultValue: text, rows: fc.integer({ min: 1, max: 9 }) })
    .map((props) => createElement("textarea", props)),
  fc
    .record({ name: text, defaultValue: fc.constantFrom("", "a", "b", "none") })
    .map((props) =>
      createElement(
        "select",
        props,
        ...["", "a", "b"].map((value) => createElement("option", { key: value, value }, `<${value}>`)),
      ),
    ),
  fc.record({ dateTime: text, ...common }).map((props) => createElement("time", props, "now")),
  fc.record({ form: maybe(text), spellCheck: maybe(yes) }).map((props) => createElement("br", props as object)),
);

const { tree } = fc.letrec<{ tree: ReactNode }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc
      .tuple(
        fc.constantFrom("div", "td", "label", "a", "details"),
        fc.record({ ...common, ...aria }),
        fc.array(tie("tree"), { maxLength: 4 }),
      )
      .map(([tag, props, children]) => createElement(tag, props, ...children)),
    fc.array(tie("tree"), { maxLength: 3 }).map((children) => createElement(Fragment, null, ...children)),
    tie("tree").map((child) => createElement(Through, { ...{ children: child } })),
  ),
}));

/** Attributes in one order: React has its own for some, and to a browser it is all the same. */
function ordered(html: string): string {
  return html.replace(/<(\w+)((?: [\w-]+="[^"]*")*)(\/?)>/g, (_, tag: string, attributes: string) => {
    const each = attributes.match(/[\w-]+="[^"]*"/g) ?? [];
    return `<${[tag, ...each.toSorted()].join(" ")}>`;
  });
}

const asked: string[] = [];

async function Slow({ name }: { name: string }) {
  asked.push(name);
  await Promise.resolve();
  return createElement("b", null, name);
}

const Broken = () => Promise.reject(new Error("no database"));
const Through = ({ children }: { children: ReactNode }) => children;

describe("toMarkup", () => {
  it("writes any tree as React writes it", async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (node) => {
        expect(ordered((await toMarkup(node)).__html)).toBe(ordered(renderToStaticMarkup(node)));
      }),
    );
  });

  it("writes our own parts as React writes them", async () => {
    const parts = [
      createElement(Field, {
        name: "family",
        label: "<Family>",
        hint: "As it stands",
        error: "Say it",
        optional: "(no)",
      }),
      createElement(DeskTable, {
        label: "People",
        columns: [{ key: "a", text: "A", width: "3rem", sort: "ascending", href: "/x?a=1&b=2" }],
        ...{
          children: createElement(
            "tr",
            null,
            createElement("td", { colSpan: 2 }, createElement(Flag, { tone: "w", ...{ children: "!" } })),
          ),
        },
      }),
    ];
    for (const part of parts) expect(ordered((await toMarkup(part)).__html)).toBe(ordered(renderToStaticMarkup(part)));
  });

  it("waits for components that ask the database, side by side, and keeps their order", async () => {
    asked.length = 0;
    const page = createElement(
      "p",
      null,
      createElement(Slow, { name: "one" }),
      " and ",
      createElement(Slow, { name: "two" }),
    );
    const written = toMarkup(page);
    expect(asked).toEqual(["one", "two"]);
    expect((await written).__html).toBe("<p><b>one</b> and <b>two</b></p>");
  });

  it("fails as a whole where a component fails", async () => {
    await expect(toMarkup(createElement("p", null, createElement(Broken), createElement(Broken)))).rejects.toThrow(
      "no database",
    );
  });

  it("refuses what only React in the browser could bring to life", async () => {
    const client = Object.assign(() => null, { $$typeof: Symbol.for("react.client.reference") });
    await expect(toMarkup(createElement(client))).rejects.toThrow("client component");
    await expect(toMarkup(createElement("div", { onClick: () => undefined }))).rejects.toThrow("onClick");
    await expect(toMarkup(createElement("a", { download: true }))).rejects.toThrow("download");
  });
});
