import { doers, effective, standingOf } from "./access-acts";
import { ownRedirect, withoutNames } from "./access-answers";
import { entryPoints } from "./access-build";
import { documentForms } from "./access-forms";
import { actions, type PageRow, pages, routes } from "./access-table";
import { ways } from "./access-ways";
import { createWorld, everybody, nowhereLike, secretsOf, type Who, type World } from "./access-world";
import { expect, test } from "./fixtures";
import { type Answer, PlainClient } from "./plain-client";

const build = entryPoints();
let world: World;
let url: string;

test.describe.configure({ timeout: 180_000 });

test.beforeAll(async ({ baseURL }) => {
  url = baseURL ?? "";
  world = await createWorld(url);
});

function clientOf(who: Who): PlainClient {
  const client = new PlainClient({ url, publicUrl: url });
  for (const [name, value] of world.cookies.get(who) ?? []) client.cookies.set(name, value);
  return client;
}

/** Asks, and checks what holds of every answer: no 5xx, and nothing that is sealed. */
async function ask(who: Who, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await clientOf(who).get(path, headers);
  return checked(answer, `${who} ${path} ${JSON.stringify(headers)}`);
}

function checked(answer: Answer, asked: string): Answer {
  expect(answer.status, asked).toBeLessThan(500);
  for (const { sealed } of [world.mine, world.theirs])
    for (const value of Object.values(sealed))
      expect(answer.text, `${asked} shows what is sealed`).not.toContain(value);
  return answer;
}

const pathOf = (answer: Answer) => new URL(answer.headers.get("location") ?? "", url).pathname;

function rowOf(route: string): PageRow {
  return pages[route] ?? { kind: "missing", at: () => route };
}

test("every page, route and action of the build has a row, and every row its entry point", () => {
  // Documents are routes to Next, and pages to everybody else.
  const rows = [...Object.keys(pages), ...Object.keys(routes)];
  expect([...build.pages, ...build.routes].toSorted()).toEqual(rows.toSorted());
  expect([...build.actions.keys()].toSorted()).toEqual(Object.keys(actions).toSorted());
});

for (const who of everybody)
  test(`${who} gets of each page what the table says`, async () => {
    for (const row of Object.values(pages)) {
      const path = row.at(world.mine);
      const answer = await ask(who, path);
      const said = `${who} ${path}`;
      switch (row.kind) {
        case "desk": {
          const sees = row.sees.some((role) => role === who);
          expect(answer.status, said).toBe(sees ? 200 : who === "nobody" ? 307 : 404);
          if (who === "nobody") expect(pathOf(answer), said).toBe("/ru/desk/sign-in");
          else expect(answer.text, `${said} has words without script`).toContain("<h1");
          expect(answer.text.includes(row.shows(world.mine)), `${said} shows its content`).toBe(sees);
          break;
        }
        case "public":
          expect(answer.status, said).toBe(200);
          break;
        case "applicant":
          expect([200, 303, 307, 404], said).toContain(answer.status);
          break;
        case "door": {
          const to = row.leads(who);
          expect(answer.status, said).toBe(to ? 307 : 200);
          if (to) expect(pathOf(answer), said).toBe(to);
          break;
        }
        case "missing":
          expect(answer.status, said).toBe(404);
      }
      if (row.kind !== "desk" || !row.sees.some((role) => role === who))
        for (const secret of secretsOf(world.mine)) expect(answer.text, said).not.toContain(secret);
      for (const secret of secretsOf(world.theirs)) expect(answer.text, said).not.toContain(secret);
    }
  });

test("asked in other ways, a page shows its content to the same people and no others", async () => {
  for (const row of Object.values(pages)) {
    if (row.kind === "public" || row.kind === "missing") continue;
    for (const who of everybody)
      for (const [way, headers] of Object.entries(ways)) {
        const client = clientOf(who);
        const said = `${way} by ${who} for ${row.at(world.mine)}`;
        const first = checked(await client.get(row.at(world.mine), headers), said);
        const again = ownRedirect(first, row.at(world.mine));
        const answer = again ? checked(await client.get(again, headers), said) : first;
        const sees = row.kind === "desk" && row.sees.some((role) => role === who);
        if (row.kind === "desk" && !sees) expect(answer.text, said).not.toContain(row.shows(world.mine));
        if (!sees) for (const secret of secretsOf(world.mine)) expect(answer.text, said).not.toContain(secret);
        if (sees && way === "an RSC request") expect(answer.text, said).toContain(row.shows(world.mine));
      }
  }
});

for (const who of everybody)
  test(`${who} gets of each route what the table says`, async () => {
    for (const row of Object.values(routes)) {
      if (row.endsSession && who !== "nobody") continue;
      for (const headers of [{}, ...Object.values(ways)]) {
        const path = row.at(world.mine);
        const client = clientOf(who);
        const fields = Object.entries(row.form ?? {});
        const asked = (to: string) =>
          row.method === "GET" ? client.get(to, headers) : client.post(to, fields, headers);
        const first = await asked(path);
        const again = ownRedirect(first, path);
        const answer = checked(again ? await asked(again) : first, `${who} ${path}`);
        expect(answer.status, `${who} ${path} ${JSON.stringify(headers)}`).toBe(row.answers(who));
        if (row.answers(who) >= 300)
          for (const secret of secretsOf(world.mine)) expect(answer.text).not.toContain(secret);
      }
      if (row.file) continue;
      // By another method a route is no way in either.
      const other =
        row.method === "GET" ? await clientOf(who).post(row.at(world.mine), []) : await ask(who, row.at(world.mine));
      expect([404, 405], `${who} ${row.at(world.mine)} by another method`).toContain(other.status);
    }
  });

/** Calls an action as React's client does: the state (where the action takes one), then the form; checks the answer. */
async function call(...called: Parameters<typeof send>): Promise<Answer> {
  return checked(await send(...called), `${called[0]} calls ${called[1]}`);
}

async function send(who: Who, key: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const action = build.actions.get(key);
  const row = actions[key];
  const page = action?.routes.map(rowOf).find((each) => each.kind !== "missing");
  if (!action || !row || !page) throw new Error(`${key} cannot be called`);
  const formOnly = row.kind === "public" && row.formOnly;
  const body: [string, string][] = [
    ...Object.entries(fields).map(([name, value]): [string, string] => [`_1_${name}`, value]),
    ["0", JSON.stringify(formOnly ? ["$K1"] : [{}, "$K1"])],
  ];
  const sent = { "next-action": action.id, accept: "text/x-component", ...headers };
  return clientOf(who).post(page.at(world.mine), body, sent);
}

const standing = () => standingOf(world);

const deskActions = Object.entries(actions).flatMap(([key, row]) => (row.kind === "desk" ? [{ key, row }] : []));
const nameOf = (key: string) => key.split("#")[1] ?? "";

test("each action of the desk refuses all others before it does anything", async () => {
  const before = await standing();
  for (const { key, row } of deskActions)
    for (const who of everybody.filter((each) => !row.may.some((role) => role === each)))
      for (const headers of [{}, ...Object.values(ways).filter((way) => !("rsc" in way))]) {
        const answer = await call(who, key, effective(world.mine)[nameOf(key)] ?? {}, headers);
        const said = `${who} calls ${key}`;
        expect(answer.text, said).toContain(who === "nobody" ? "staff.signedOut" : "staff.notAllowed");
        expect(answer.headers.has("x-action-redirect"), said).toBe(false);
      }
  expect(await standing()).toEqual(before);
});

test("each action of the desk answers for another's event as for one that does not exist, and does nothing", async () => {
  const before = await standing();
  const nothing = nowhereLike(world.theirs);
  for (const { key, row } of deskActions.filter((each) => !each.row.ofNoEvent))
    for (const who of row.may) {
      const [theirs, none] = [effective(world.theirs)[nameOf(key)], effective(nothing)[nameOf(key)]];
      const answers = [await call(who, key, theirs ?? {}), await call(who, key, none ?? {})];
      const [one, other] = answers.map((answer) => ({ status: answer.status, said: saidBy(answer) }));
      expect(one, `${who} calls ${key}`).toEqual(other);
    }
  expect(await standing()).toEqual(before);
});

/** What an action gave back, without the values that the form itself had brought. */
function saidBy({ text }: Answer): string {
  const codes = [...text.matchAll(/"code":"([^"]+)"/g)].map(([, code]) => code);
  return codes.length > 0 ? codes.join() : withoutNames(text).join();
}

/** Posts a document's form as a browser does. */
async function postForm(who: Who, name: string, fields: Record<string, string>): Promise<Answer> {
  const path = rowOf(documentForms[name]?.page ?? "").at(world.mine);
  const answer = await clientOf(who).post(path, Object.entries({ form: name, ...fields }));
  return checked(answer, `${who} posts ${name}`);
}

test("each form of a document refuses all others, and another's event as one that does not exist", async () => {
  const before = await standing();
  for (const [name, row] of Object.entries(documentForms))
    for (const who of everybody) {
      const said = `${who} posts ${name}`;
      if (row.may.some((role) => role === who)) {
        const [theirs, none] = [effective(world.theirs)[name], effective(nowhereLike(world.theirs))[name]];
        const answers = [await postForm(who, name, theirs ?? {}), await postForm(who, name, none ?? {})];
        const [one, other] = answers.map(({ status, text }, at) => ({
          status,
          said: withoutNames(text, at === 0 ? world.theirs : nowhereLike(world.theirs)),
        }));
        expect(one, said).toEqual(other);
        expect(one?.status, said).toBe(422);
      } else {
        const answer = await postForm(who, name, effective(world.mine)[name] ?? {});
        expect(answer.status, said).toBe(who === "nobody" ? 303 : 404);
        if (who === "nobody") expect(pathOf(answer), said).toBe("/ru/desk/sign-in");
      }
    }
  expect(await standing()).toEqual(before);
});

test("each public action gives no session of the desk and opens no application, whoever calls it", async () => {
  const before = await standing();
  for (const [key, row] of Object.entries(actions))
    if (row.kind === "public")
      for (const who of ["nobody", "officer"] as const) {
        const { event, application } = world.mine;
        const fields = { locale: "ru", event: event.slug, reference: application.reference, version: "1" };
        const answer = await call(who, key, fields);
        for (const secret of secretsOf(world.mine)) expect(answer.text, key).not.toContain(secret);
        expect(answer.cookies.join(), key).not.toMatch(/session_token=[^;]/);
      }
  expect(await standing()).toEqual(before);
});

test("another event's page answers exactly like one that does not exist", async () => {
  const nothing = nowhereLike(world.theirs);
  for (const row of Object.values(pages)) {
    if (row.kind !== "desk" || row.ofNoEvent) continue;
    for (const who of row.sees.filter((role) => role === "officer" || role === "head"))
      for (const headers of [{}, { rsc: "1" }] as Record<string, string>[]) {
        const answers = [world.theirs, nothing].map(async (place) => {
          const { status, text } = await ask(who, row.at(place), headers);
          return { status, text: withoutNames(text, place) };
        });
        const [theirs, none] = await Promise.all(answers);
        expect(theirs, `${who} ${row.at(world.theirs)}`).toEqual(none);
      }
  }
  for (const who of ["officer", "head"] as const)
    for (const row of Object.values(routes)) {
      if (row.ofAll) continue;
      const fields = Object.entries(row.form ?? {});
      const [theirs, none] = [world.theirs, nothing].map(async (place) => {
        const client = clientOf(who);
        const { status, text } = await (row.method === "GET"
          ? client.get(row.at(place))
          : client.post(row.at(place), fields));
        return { status, text: withoutNames(text, place) };
      });
      expect(await theirs, `${who} ${row.at(world.theirs)}`).toEqual(await none);
    }
});

test("each action of the desk does its work for who may, so that the refusals above mean something", async () => {
  const desk = ["take", "comment", "pair", "reveal", "decide", "enterAnswer", "retry"];
  const entry = ["begin", "enter", "discard"];
  const queue = [
    "beginQueue",
    "prepareBulk",
    "runBulk",
    "undoBulk",
    "tagPerson",
    "saveView",
    "changeView",
    "deleteView",
  ];
  const events = ["create", "admitOne", "withdrawAdmission", "save", "writeNotice", "sendNotice", "changeState"];
  const stopList = ["showMatches", "decideOnMatch", "addToStopList", "changeOnStopList", "removeFromStopList"];
  const vetting = ["sendToVetting", "revealInVetting", "answerVetting", "loadResults"];
  const staff = ["invite", "press", "saveAccess"];
  const register = ["enterOutlet", "matchOutlet", "changeOutlet", "mergeOutlet"];
  for (const action of [desk, entry, queue, stopList, vetting, events, staff, register].flat()) {
    const { key, row } = deskActions.find((each) => nameOf(each.key) === action) ?? { key: action };
    const before = await standing();
    const who = doers[action] ?? row?.may[0] ?? "officer";
    const fields = effective(world.mine)[action] ?? {};
    const answer = await (action in documentForms ? postForm(who, action, fields) : send(who, key, fields));
    expect(answer.text, key).not.toContain("form.unexpected");
    expect(answer.text.includes(world.mine.sealed.number), key).toBe(/^reveal/.test(action));
    // The queue has nobody left to begin with; results are shown before they are applied.
    if (action !== "beginQueue" && action !== "loadResults") expect(await standing(), key).not.toEqual(before);
  }
  const named = [...deskActions.map(({ key }) => nameOf(key)), ...Object.keys(documentForms)];
  expect(named.toSorted()).toEqual(Object.keys(effective(world.mine)).toSorted());
});
