import { everyMutation, type Mutation } from "./every-mutation";
import { stateOfAll } from "./own-arrange";
import { expect, test } from "./own-server";
import { type Answer, scripted, withValues } from "./plain-client";

/** The form filled in so far, and a field of its own that a person fills in. */
const namesOf = ({ form }: Mutation) => form.fields.map(([name]) => name).filter((name) => !name.startsWith("$"));

/** Bodies that no page of ours sends: what is more than the form, or something else than text in it. */
const oddities: Record<string, (mutation: Mutation) => [string, string | Blob][]> = {
  "an unknown key": () => [["unknown", "x"]],
  "a key of somebody's role": () => [["role", "head"]],
  "a key of a state": () => [["state", "approved"]],
  __proto__: () => [["__proto__", "x"]],
  "__proto__ with a key in it": () => [["__proto__[role]", "head"]],
  "the constructor's prototype": () => [["constructor.prototype.role", "head"]],
  "a nested key in brackets": (mutation) => [[`${namesOf(mutation)[0]}[x]`, "x"]],
  "a nested key with a dot": (mutation) => [[`${namesOf(mutation)[0]}.x`, "x"]],
  "an unknown file": () => [["unknown", new File(["x"], "x.txt")]],
};

/** Signing out is never refused, whatever is sent with it: whoever wants to leave must be able to. */
const mayAlwaysHappen = ({ form }: Mutation) => form.action.endsWith("/desk/sign-out");

test("unknown, nested and __proto__ keys are refused in every form, with and without script, and nothing changes", async ({
  own,
}) => {
  test.setTimeout(120_000);
  const all = (await everyMutation(own)).filter((mutation) => !mayAlwaysHappen(mutation));
  const before = await stateOfAll();
  for (const mutation of all) {
    const { client, form, page, actionId } = mutation;
    const what = `${page} (${namesOf(mutation)})`;
    for (const [kind, odd] of Object.entries(oddities)) {
      const more = odd(mutation);
      expectRefused(await client.post(form.action, [...withValues(form, {}), ...more]), `${what} with ${kind}`);
      if (!actionId) continue;
      const called = more.map(([name, value]): [string, string | Blob] => [`_1_${name}`, value]);
      const answer = await client.post(page, [...called, ...scripted(form)], { "next-action": actionId });
      expectRefused(answer, `${what} with ${kind}, by script`);
    }
    expect(await stateOfAll(), what).toBe(before);
  }
});

test("an object, a list or a file where text belongs is refused in every form, and nothing changes", async ({
  own,
}) => {
  test.setTimeout(120_000);
  const all = (await everyMutation(own)).filter((mutation) => !mayAlwaysHappen(mutation));
  const before = await stateOfAll();
  for (const mutation of all) {
    const { client, form, page, actionId } = mutation;
    for (const name of namesOf(mutation)) {
      const others = withValues(form, {}).filter(([other]) => other !== name);
      const what = `${page} (${namesOf(mutation)}): ${name}`;
      expectRefused(await client.post(form.action, [...others, [name, new File(["x"], "x.txt")]]), `${what} as a file`);
      // A list's columns are the one field that comes more than once.
      if (name !== "column")
        expectRefused(await client.post(form.action, [...withValues(form, {}), [name, "x"]]), `${what} twice`);
    }
    expect(await stateOfAll(), page).toBe(before);
    if (!actionId) continue;
    const fields = JSON.stringify(
      Object.fromEntries(scripted(form).map(([name, value]) => [name.replace(/^_1_/, ""), value])),
    );
    const bodies = {
      "an object for the form": `[{},${fields}]`,
      "an object with __proto__": `[{"__proto__":{"role":"head"}},{"__proto__":{"role":"head"}}]`,
      "a list for the form": `[{},[["locale","ru"]]]`,
      "text for the form": `[{},"locale=ru"]`,
      "nothing for the form": "[]",
      "a promise for the form": `[{},"$@1"]`,
      "a path to a prototype": `[{},"$1:__proto__:constructor"]`,
      "an action of ours for the form": `[{},"$F1"]`,
    };
    for (const [kind, body] of Object.entries(bodies)) {
      const answer = await client.post(
        page,
        [
          ["1", '{"id":"x","bound":null}'],
          ["0", body],
        ],
        { "next-action": actionId },
      );
      expect(answer.status, `${page} (${namesOf(mutation)}): ${kind}`).toBe(400);
    }
    expect(await stateOfAll(), page).toBe(before);
  }
});

test("what PostgreSQL's text cannot hold, and numbers beyond every column, are refused in every field", async ({
  own,
}) => {
  test.setTimeout(120_000);
  const hostile = ["a\0b", "99999999999999999999", "\u{10ffff}".repeat(1100)];
  // Some of these go through, and change what they are meant to change: these forms are no other test's.
  for (const mutation of await everyMutation({ ...own })) {
    const { client, form, page } = mutation;
    const tries = namesOf(mutation).flatMap((name) => hostile.map((value) => [name, value] as const));
    const statuses = await Promise.all(
      tries.map(async ([name, value]) => {
        const { status } = await client.post(form.action, withValues(form, { [name]: value }));
        return status < 500 ? undefined : `${status} ${page}: ${name}=${JSON.stringify(value).slice(0, 30)}`;
      }),
    );
    expect(statuses.filter(Boolean)).toEqual([]);
  }
});

function expectRefused({ status, text }: Answer, what: string): void {
  expect(status, what).toBeLessThan(500);
  expect(/prisma|node_modules|at async/i.exec(text)?.[0], what).toBeUndefined();
}
