import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { markup } from "@/app/_ui/markup";
import { StateMark, stateMarkup } from "@/app/_ui/state-mark";

const hostile = fc.oneof(fc.string(), fc.stringMatching(/^[&<>"'/=a-z ]*$/), fc.constant("</td><script>x</script>"));

describe("markup", () => {
  it("writes any text as React writes it, in an element and in an attribute", () => {
    fc.assert(
      fc.property(hostile, hostile, (text, title) => {
        expect(markup`<td title="${title}">${text}</td>`.__html).toBe(
          renderToStaticMarkup(createElement("td", { title }, text)),
        );
      }),
    );
  });

  it("takes markup, lists of it and nothing as they are", () => {
    expect(markup`<tr>${[markup`<td>${1}</td>`, markup`<td>${"<"}</td>`]}${null}</tr>`).toEqual({
      __html: "<tr><td>1</td><td>&lt;</td></tr>",
    });
  });

  it("draws a state as the component does", () => {
    fc.assert(
      fc.property(fc.constantFrom("approved", "refused", "needsData"), hostile, (mark, children) => {
        const drawn = createElement(StateMark, { mark, ...{ children } });
        expect(stateMarkup(mark, children).__html).toBe(renderToStaticMarkup(drawn));
      }),
    );
  });
});
