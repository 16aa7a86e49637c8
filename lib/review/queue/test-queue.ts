import type { Actor } from "@/lib/access";
import { type ApplicationFilter, everydayFilter } from "@/lib/application/filter";
import type { ApplicationState } from "@/lib/application/types";
import { readQueue } from "@/lib/review/queue/queries";
import type { Place } from "@/lib/review/queue/types";
import { type CreatedEvent, createApplication, russianApplicant } from "@/prisma/factories";

// Applications that stand in a queue.

export const everything: ApplicationFilter = { ...everydayFilter, state: "all" };

const onlooker: Actor = { id: "", name: "", email: "", role: "officer", eventIds: [] };

/** A page of this event's queue. */
export const listQueue = async (event: { id: string }, filter: ApplicationFilter, place: Place) =>
  (await readQueue(onlooker, event, { filter, place })).page;

/** What the queue says of how many there are. */
export const countQueue = async (event: { id: string }, filter: ApplicationFilter) =>
  (await readQueue(onlooker, event, { filter, place: { after: null, before: null } })).counts;

/** An application of this event, with what a queue sorts and finds it by. */
export async function createQueued(changes: {
  event: CreatedEvent;
  family?: string;
  outlet?: string;
  at?: Date;
  state?: ApplicationState;
}) {
  const { family = "Северцева", outlet = "«Северный телеграф»" } = changes;
  return createApplication({
    event: changes.event,
    stated: russianApplicant({
      nameRu: { family, given: "Аглая", patronymic: null, mononym: false },
      outlet: { name: outlet, country: "RU" },
    }),
    submittedAt: changes.at,
    state: changes.state,
  });
}
