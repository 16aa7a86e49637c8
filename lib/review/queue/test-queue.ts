import { type ApplicationFilter, everydayFilter } from "@/lib/application/filter";
import type { ApplicationState } from "@/lib/application/types";
import { type CreatedEvent, createApplication, russianApplicant } from "@/prisma/factories";

// Applications that stand in a queue.

export const everything: ApplicationFilter = { ...everydayFilter, state: "all" };

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
