import { heldUntilReleased } from "@/lib/application/status";
import { db } from "@/lib/db";
import { matchKey } from "@/lib/names/match";
import { linkApplication } from "@/lib/outlet/link/commands";
import type { StaffRole } from "@/lib/staff/types";
import { createApplication, createOpenEvent, createOutlet, createSheet, russianApplicant } from "@/prisma/factories";
import { crawl, mutationsOf } from "./crawl";
import { holderOf, readyDraft, staffClient, staffMember, submit } from "./own-arrange";
import { expect } from "./own-server";
import { type Form, type Place, PlainClient } from "./plain-client";

/** A form that changes something, the page on which it stands, and a browser that may post it. */
export type Mutation = { client: PlainClient; form: Form; page: string; actionId: string | undefined };

const known = new WeakMap<Place, Promise<Mutation[]>>();

/**
 * One form for every way to change something: from all pages of a visitor, an applicant and each role. Found once for
 * a server, since no test that asks for them lets one through.
 */
export function everyMutation(place: Place): Promise<Mutation[]> {
  const found = known.get(place) ?? findAll(place);
  known.set(place, found);
  return found;
}

async function findAll(place: Place): Promise<Mutation[]> {
  const event = await createOpenEvent({ latePolicy: "override" });
  const applicant = holderOf(place, event, await readyDraft(event));
  await submit(applicant, event);
  const beginner = holderOf(place, event, await readyDraft(event, { email: "beginner@zapolyarye.example" }));
  const application = await db().application.findFirstOrThrow({ where: { eventId: event.id } });
  const message = await db().message.findFirstOrThrow({ where: { eventId: event.id } });
  // What there is to take as a list, and a letter to be tried again.
  await createApplication({ event, stated: russianApplicant(), state: "approved" });
  // A decision to be released.
  const held = await createApplication({ event, stated: russianApplicant(), state: "refused" });
  await db().application.update({
    where: { id: held.id },
    data: { announceAt: heldUntilReleased },
    select: { id: true },
  });
  const officer = await staffMember("officer");
  const sheet = await createSheet({ event, enteredById: officer.id });
  const letter = { id: message.id };
  await expect.poll(() => db().message.count({ where: { ...letter, status: "sent" } }), { timeout: 20_000 }).toBe(1);
  await db().message.update({ where: letter, data: { status: "failed" } });
  // And outlets to change, merge and match.
  const [kept, merged] = [
    await createOutlet({ nameRu: "Утренний вестник" }),
    await createOutlet({ nameRu: "Вестник утра" }),
  ];
  const listed = await db().stopListEntry.create({
    data: {
      ...{
        family: "Сычёв",
        given: "",
        familyKey: matchKey("Сычёв"),
        givenKey: "",
        reason: "A reason",
        source: "A letter",
      },
      ...{ expiresOn: new Date("2090-12-31"), addedById: officer.id, addedAt: new Date() },
    },
    select: { id: true },
  });
  const outlet = { name: "Утренний вестникъ", country: "RU" };
  await linkApplication((await createApplication({ event, stated: russianApplicant({ outlet }) })).id);
  const steps = ["outlet", "person", "document", "contact", "consent", "check", "save"];
  const pages =
    "queue people entry entry/new events events/new lists outbox audit account staff staff/invite outlets/new outlets/match stop-list".split(
      " ",
    );
  const desk = pages.map((page) => `${page}?event=${event.slug}`);
  const outlets = [`outlets/${kept.id}/edit`, `outlets/${kept.id}/merge?with=${merged.id}`];
  const roles: StaffRole[] = ["officer", "head", "administrator", "auditor"];
  const visits: [PlainClient, string[]][] = [
    [new PlainClient(place), ["/ru", "/ru/status/find", "/ru/desk/sign-in", `/ru/apply/${event.slug}/outlet`]],
    [beginner, steps.map((step) => `/ru/apply/${event.slug}/${step}`)],
    [applicant, ["/ru/status", `/ru/apply/${event.slug}/done`]],
  ];
  for (const role of roles) {
    const entry = [`entry/${sheet.id}`, `entry/${sheet.id}/${sheet.entry}`];
    const own = [
      ...entry,
      `people/${application.id}`,
      `outbox/${message.id}`,
      `stop-list/${listed.id}`,
      ...["", "/letters", "/release"].map((page) => `events/${event.slug}${page}`),
      ...outlets,
      ...desk,
    ];
    visits.push([await staffClient(place, role), own.map((page) => `/ru/desk/${page}`)]);
  }
  const found = new Map<string, Mutation>();
  for (const [client, starts] of visits)
    for (const [key, { form, page }] of mutationsOf(await crawl(client, starts, 40))) {
      const [id = ""] = key.split(" ");
      const actionId = /^[0-9a-f]{40,}$/.test(id) ? id : undefined;
      if (!found.has(key)) found.set(key, { client, form, page: page.path, actionId });
    }
  return [...found.values()];
}
