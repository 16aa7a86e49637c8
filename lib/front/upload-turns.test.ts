import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { uploadTurns } from "@/lib/front/upload-turns";

const here = new AbortController().signal;

describe("turns of uploads", () => {
  it("are so many in all and of one address; the others wait, whoever may go first", async () => {
    const turns = uploadTurns({ total: 3, ofOne: 2 });
    const begun: string[] = [];
    const enter = async (name: string, gone = here) => {
      const leave = await turns.enter(name.charAt(0), gone);
      begun.push(name);
      return leave;
    };
    const [a1] = await Promise.all([enter("a1"), enter("a2")]);
    const a3 = enter("a3");
    const b1 = await enter("b1");
    const b2 = enter("b2");
    await setImmediate();
    // One of the first address is over its share, the other address over what there is in all.
    expect(begun).toEqual(["a1", "a2", "b1"]);
    b1();
    b1();
    await b2;
    expect(begun).toEqual(["a1", "a2", "b1", "b2"]);
    a1?.();
    await a3;
    expect(begun).toEqual(["a1", "a2", "b1", "b2", "a3"]);
  });

  it("are not taken by who has gone", async () => {
    const turns = uploadTurns({ total: 1, ofOne: 1 });
    const leave = await turns.enter("a", here);
    const gone = new AbortController();
    const left = turns.enter("a", gone.signal);
    gone.abort();
    await expect(left).rejects.toThrow("Gone");
    const next = turns.enter("b", here);
    leave();
    (await next)();
  });
});
