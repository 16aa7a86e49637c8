import { createHash, randomBytes } from "node:crypto";
import type { Answers } from "@/lib/application/types";
import { digestOf } from "@/lib/apply/commands";
import { startDraft } from "@/lib/apply/draft/commands";
import { openSession } from "@/lib/apply/queries";
import { db } from "@/lib/db";
import { indexApplication } from "@/lib/jobs/application-index";
import { createStaff, resetSecondFactor } from "@/lib/staff/commands";
import type { StaffRole } from "@/lib/staff/types";
import type { CreatedEvent } from "@/prisma/factories";
import { expect } from "./own-server";
import { type Answer, formWith, type Place, PlainClient, withValues } from "./plain-client";
import { statement } from "./statement";

/** A draft that only has to be sent: the cookie's token, and what stands for its answers. */
export type ReadyDraft = { token: string; digest: string; email: string };

/** Begins a draft with every answer given, as if the pages had been filled in. */
export async function readyDraft(event: Pick<CreatedEvent, "id">, changes: Answers = {}): Promise<ReadyDraft> {
  const { consentVersion } = await db().event.findUniqueOrThrow({
    where: { id: event.id },
    select: { consentVersion: true },
  });
  const answers: Answers = { ...statement, consentVersion, ...changes };
  const { token } = await startDraft({ eventId: event.id, locale: "ru", kept: { answers, suggested: [] } });
  const held = await openSession(token, new Date());
  if (held?.kind !== "draft") throw new Error("The token opens no draft");
  return { token, digest: digestOf(held.key, held.draft.answers), email: answers.email ?? "" };
}

/** A browser that holds this draft. */
export function holderOf(place: Place, event: Pick<CreatedEvent, "slug">, draft: ReadyDraft, address?: string) {
  const client = new PlainClient(place, address);
  client.cookies.set(`__Host-draft.${event.slug}`, draft.token);
  return client;
}

/** Sends a draft as its check page would, without script; gives the page behind it. */
export async function submit(client: PlainClient, event: Pick<CreatedEvent, "slug">): Promise<Answer> {
  const check = await client.get(`/ru/apply/${event.slug}/check`);
  const form = formWith(check, ["digest"]);
  return client.follow(await client.post(form.action, withValues(form, {})));
}

/** Makes a member of staff, second factor and all, and gives what signing in takes. */
export async function staffMember(role: StaffRole, eventIds: string[] = []) {
  const email = `${role}.${randomBytes(5).toString("hex")}@accreditation.example`;
  const created = await createStaff({ email, name: `The ${role}`, role, eventIds });
  const factor = await resetSecondFactor(email);
  if (!created.ok || !factor.ok) throw new Error("No account was made");
  return { id: created.value.id, email, password: created.value.password, secret: factor.value.secret };
}

/** A browser in which a new member of staff is signed in; `watched` gets it before anything is asked. */
export async function staffClient(
  place: Place,
  role: StaffRole,
  eventIds: string[] = [],
  watched = (client: PlainClient) => client,
): Promise<PlainClient> {
  const client = watched(new PlainClient(place, "192.0.2.77"));
  await client.signIn(await staffMember(role, eventIds));
  return client;
}

/**
 * A digest over every row of every table but counters of tries: which rows there are, and who wrote them last. Equal
 * digests: nothing was inserted, deleted or updated in between. Letters are sent and the audit linked before it is made.
 */
export async function stateOfAll(): Promise<string> {
  await indexWithoutJobs();
  await expect.poll(unfinished, { timeout: 30_000, intervals: [100] }).toBe(0);
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'rate_limit' ORDER BY 1`;
  const hash = createHash("sha256");
  for (const { name } of tables) {
    // A session's last use is noted by every look, once a minute.
    const version = name === "staff_session" ? "id" : "ctid::text || ':' || xmin::text";
    const [row] = await db().$queryRawUnsafe<[{ rows: string | null }]>(
      `SELECT string_agg(${version}, ' ' ORDER BY ${version}) AS rows FROM "${name}"`,
    );
    hash.update(`${name} ${row.rows}\n`);
  }
  return hash.digest("hex");
}

/** Applications that a factory made have no job: left to themselves, they wait for the next sweep. */
async function indexWithoutJobs(): Promise<void> {
  const waiting = await db().application.findMany({ where: { indexedAt: null }, select: { id: true } });
  for (const { id } of waiting) await indexApplication(id);
}

async function unfinished(): Promise<number> {
  const [row] = await db().$queryRaw<[{ count: bigint }]>`
    SELECT (SELECT count(*) FROM message WHERE status = 'waiting' AND not_before <= now())
         + (SELECT count(*) FROM audit_entry WHERE number IS NULL)
         + (SELECT count(*) FROM application WHERE indexed_at IS NULL) AS count`;
  return Number(row.count);
}
