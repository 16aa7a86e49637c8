import { everyMutation } from "./every-mutation";
import { stateOfAll } from "./own-arrange";
import { expect, test } from "./own-server";
import { PlainClient, scripted, withValues } from "./plain-client";
import { routesOfBuild } from "./routes";

const foreign: Record<string, Record<string, string | null>> = {
  missing: { origin: null },
  null: { origin: "null" },
  "of another site": { origin: "https://evil.example" },
  "of another scheme": { origin: "http://accreditation.example" },
  "of another port": { origin: "https://accreditation.example:8443" },
  "that begins like ours": { origin: "https://accreditation.example.evil.example" },
  "of a subdomain": { origin: "https://evil.accreditation.example" },
  "with a forged X-Forwarded-Host": { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  "with a forged Host": { origin: "https://evil.example", host: "evil.example" },
  "with everything forged": {
    origin: "https://evil.example",
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    forwarded: "host=evil.example;proto=https",
    referer: "https://accreditation.example/ru",
    "sec-fetch-site": "same-origin",
  },
};

test("every change asked for with a missing, null or foreign Origin is refused with 403, and nothing changes", async ({
  own,
}) => {
  test.setTimeout(120_000);
  const all = await everyMutation(own);
  const before = await stateOfAll();
  for (const { client, form, page, actionId } of all) {
    const what = `${page}: ${form.fields.map(([name]) => name).filter((name) => !name.startsWith("$"))}`;
    for (const [kind, headers] of Object.entries(foreign)) {
      const posted = await client.post(form.action, withValues(form, {}), headers);
      expect(posted.status, `${what}, Origin ${kind}`).toBe(403);
      expect(posted.cookies, what).toEqual([]);
      if (!actionId) continue;
      const called = await client.post(page, scripted(form), { ...headers, "next-action": actionId });
      expect(called.status, `${what}, by script, Origin ${kind}`).toBe(403);
    }
    expect(await stateOfAll(), what).toBe(before);
  }
  // Not a test of nothing: sign-in, journey, sending, correcting, withdrawing, deciding, downloading are among them.
  expect(all.length).toBeGreaterThan(28);
  for (const to of ["lists", "uploads/apply", "uploads/status", "uploads/entry", "uploads/people"])
    expect(all.map(({ form }) => form.action)).toContainEqual(expect.stringMatching(`^/api/${to}/`));
});

test("no method that may change something passes any route with a foreign Origin", async ({ own }) => {
  const client = new PlainClient(own);
  for (const { path } of routesOfBuild())
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const { status } = await client.send(method, path.replaceAll(/\[\W*(\w+)\]/g, "$1"), {
        headers: { origin: "https://evil.example" },
      });
      expect(status, `${method} ${path}`).toBe(403);
    }
});
