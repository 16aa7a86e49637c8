import { type ApplicantView, findForApplicant } from "@/lib/application/queries";
import { type EventOfApplicant, findEventOfApplication } from "@/lib/apply/queries";
import { heldApplications } from "@/lib/apply/session";

/** An application that this browser may see, with its event and the tokens that open it. */
export type Opened = { tokens: string[]; application: ApplicantView; event: EventOfApplicant };

/** Every application that this browser may see, newest first. */
export async function openedApplications(now: Date): Promise<Opened[]> {
  const held = await heldApplications();
  const all = await Promise.all(
    held.map(async ({ tokens, applicationId, eventId }) => {
      const [application, event] = await Promise.all([
        findForApplicant(applicationId, now),
        findEventOfApplication(eventId),
      ]);
      return application && event ? [{ tokens, application, event }] : [];
    }),
  );
  return all.flat();
}

/** One of them by its reference; the reference alone opens nothing. */
export async function openedApplication(reference: string, now: Date): Promise<Opened | undefined> {
  return (await openedApplications(now)).find(({ application }) => application.reference === reference);
}
