import { db } from "@/lib/db";
import { open } from "@/lib/sealing/hpke";
import { eventPrivateKey } from "@/lib/sealing/keys";
import { type CreatedEvent, createOpenEvent } from "@/prisma/factories";
import { holderOf, type ReadyDraft, readyDraft } from "./own-arrange";
import { expect, type OwnServer, test } from "./own-server";
import { type Form, formWith, withValues } from "./plain-client";
import { seeded } from "./seeded";
import { statement } from "./statement";

const seed = 17;
const clients = 8;
const draftsPerRound = 40;

/** What became of one press of the button: recorded and said so, or nobody knows. */
type Sent = { draft: ReadyDraft; acknowledged: boolean };

test("an acknowledged application survives kill -9 of app, database and both: none lost, none halved, none doubled", async ({
  own,
}) => {
  test.setTimeout(300_000);
  const random = seeded(seed);
  const event = await createOpenEvent();
  const form = await checkForm(own, event);
  const kills = [
    () => own.kill(),
    async () => own.database.kill(),
    async () => void (await Promise.all([own.kill(), own.database.kill()])),
    async () => {
      own.database.kill();
      await own.kill();
    },
  ];
  const all: Sent[] = [];
  for (const kill of kills) {
    const drafts: ReadyDraft[] = [];
    for (let number = 0; number < draftsPerRound; number++)
      drafts.push(await readyDraft(event, { email: `person${all.length + number}@zapolyarye.example` }));
    // Somewhere between the first answers and the last, while all clients are at work.
    const killAfter = 2 + Math.floor(random() * (draftsPerRound - clients - 10));
    let dead: Promise<unknown> | undefined;
    const sent = await pressAll(own, event, form, drafts, (count) => {
      if (count === killAfter) dead = new Promise((done) => setTimeout(done, random() * 25)).then(kill);
    });
    await dead;
    if (own.pid() === undefined) await own.start();
    await expect.poll(() => isServed(own, event), { timeout: 30_000, intervals: [100] }).toBe(true);
    expect(sent.some(({ acknowledged }) => acknowledged)).toBe(true);
    await expectWhole(event, [...all, ...sent]);
    all.push(...sent.filter(({ acknowledged }) => acknowledged));
    let unanswered = sent.filter(({ acknowledged }) => !acknowledged);
    // A connection that broke may refuse once more, with 503.
    const sendAgain = async () => {
      const again = await pressAll(
        own,
        event,
        form,
        unanswered.map(({ draft }) => draft),
      );
      all.push(...again.filter(({ acknowledged }) => acknowledged));
      unanswered = again.filter(({ acknowledged }) => !acknowledged);
      return unanswered.length;
    };
    await expect.poll(sendAgain, { timeout: 60_000, intervals: [200] }).toBe(0);
  }
  await expectWhole(event, all);
  expect(await db().application.count({ where: { eventId: event.id } })).toBe(kills.length * draftsPerRound);
});

/** The form of the check page, whose digest each draft replaces by its own. */
async function checkForm(own: OwnServer, event: CreatedEvent): Promise<Form> {
  const shown = await holderOf(own, event, await readyDraft(event)).get(`/ru/apply/${event.slug}/check`);
  return formWith(shown, ["digest"]);
}

/** Eight clients press "send" for these drafts, each once; `after` learns how many answers there are, or failures. */
async function pressAll(
  own: OwnServer,
  event: CreatedEvent,
  form: Form,
  drafts: readonly ReadyDraft[],
  after: (count: number) => void = () => undefined,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  const pool = drafts.values();
  const client = async (number: number) => {
    for (const draft of pool) {
      sent.push({ draft, acknowledged: await press(own, event, { draft, form, address: `198.51.100.${number}` }) });
      after(sent.length);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return sent;
}

/** Presses "send" once without script; true when the answer says that it is recorded. */
async function press(
  own: OwnServer,
  event: CreatedEvent,
  { draft, form, address }: { draft: ReadyDraft; form: Form; address: string },
): Promise<boolean> {
  const client = holderOf(own, event, draft, address);
  const answer = await client.post(form.action, withValues(form, { digest: draft.digest })).catch(() => null);
  expect([303, 503, undefined]).toContain(answer?.status);
  return answer?.status === 303 && /\/done$/.test(answer.headers.get("location") ?? "");
}

async function isServed(own: OwnServer, event: CreatedEvent): Promise<boolean> {
  return fetch(`${own.url}/ru/events/${event.slug}`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

/** Fails unless each acknowledged application is there once and whole, and nothing is there by halves. */
async function expectWhole(event: CreatedEvent, sent: readonly Sent[]): Promise<void> {
  const rows = await db().application.findMany({
    where: { eventId: event.id },
    include: { submission: true, messages: { where: { kind: "receipt" } } },
  });
  const audited = await db().auditEntry.groupBy({
    by: ["subjectId"],
    where: { eventId: event.id, type: "application.submitted" },
    _count: true,
  });
  const key = await eventPrivateKey(event.id);
  if (!key) throw new Error("The event has no key");
  for (const { id, email, sealed, submission, messages } of rows) {
    expect(open(key, sealed, { table: "application", id })).toMatchObject({
      documentNumber: statement.documentNumber,
      birthPlace: statement.birthPlace,
    });
    expect(submission.editorEmail).toBe(statement.editorEmail);
    expect(messages.map(({ recipient }) => recipient)).toEqual([email]);
    expect(audited.find(({ subjectId }) => subjectId === id)?._count).toBe(1);
  }
  expect(audited).toHaveLength(rows.length);
  expect(await db().submission.count({ where: { eventId: event.id } })).toBe(rows.length);
  const recorded = rows.map(({ email }) => email);
  expect(new Set(recorded).size, "doubled").toBe(recorded.length);
  const acknowledged = sent.filter((one) => one.acknowledged).map(({ draft }) => draft.email);
  expect(
    acknowledged.filter((email) => !recorded.includes(email)),
    "lost",
  ).toEqual([]);
  expect(
    recorded.filter((email) => !sent.some(({ draft }) => draft.email === email)),
    "unasked",
  ).toEqual([]);
}
