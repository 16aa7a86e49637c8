import { z } from "zod";
import { isOneMailbox } from "@/lib/mail/rules";
import { forbiddenAt, normalise } from "@/lib/names/normalise";
import { accountVerbs } from "@/lib/staff/manage/types";
import { staffRoles } from "@/lib/staff/types";

const locale = z.enum(["ru", "en"], "form.unexpected");
const id = z
  .string("form.unexpected")
  .max(64, "form.unexpected")
  .regex(/^[\w-]+$/, "form.unexpected");
const version = z
  .string("form.unexpected")
  .regex(/^\d{1,9}$/, "form.unexpected")
  .transform(Number);

/** A box to tick for an event has this before the event's id as its name. */
export const eventField = (eventId: string) => `event-${eventId}`;

const boxName = /^event-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * A form with its ticked boxes as one field, the ids of their events; every other field stays as it came, to be refused
 * where the schema does not know it.
 */
function gatherBoxes(form: unknown): unknown {
  if (typeof form !== "object" || form === null || Object.hasOwn(form, "eventIds")) return form;
  const isBox = ([name, value]: [string, unknown]) => boxName.test(name) && value === "yes";
  const { boxes = [], others = [] } = Object.groupBy(Object.entries(form), (entry) =>
    isBox(entry) ? "boxes" : "others",
  );
  return Object.fromEntries([...others, ["eventIds", boxes.map(([name]) => boxName.exec(name)?.[1])]]);
}

const access = {
  role: z.enum(staffRoles, "staff.roleMissing"),
  /** All events, or those whose boxes are ticked. */
  events: z.enum(["all", "some"], "staff.eventsMissing"),
  eventIds: z.array(z.uuid("form.unexpected"), "form.unexpected"),
};

type Chosen = { events: "all" | "some"; eventIds: string[] };

function chosenSome({ events, eventIds }: Chosen, context: z.RefinementCtx): void {
  if (events === "some" && eventIds.length === 0)
    context.addIssue({ code: "custom", message: "staff.eventsNone", path: ["events"] });
}

/** No ids stand for all events. */
function withoutChoice<Form extends Chosen>({ events, ...form }: Form) {
  return { ...form, eventIds: events === "all" ? [] : form.eventIds };
}

/** An invitation as its form posts it. */
const invitation = z.strictObject({
  locale,
  name: z
    .string("form.unexpected")
    .max(400, "staff.nameTooLong")
    .transform(normalise)
    .pipe(
      z
        .string()
        .min(1, "staff.nameMissing")
        .max(100, "staff.nameTooLong")
        .refine((name) => forbiddenAt(name) === 0, "staff.nameForbidden"),
    ),
  email: z
    .string("form.unexpected")
    .trim()
    .toLowerCase()
    .min(1, "staff.inviteEmailMissing")
    .max(254, "staff.emailMalformed")
    // The sign-in library takes this form of address only; the other says that no reader sees two in it.
    .refine(
      (email) => email === "" || (z.email().safeParse(email).success && isOneMailbox(email)),
      "staff.emailMalformed",
    ),
  ...access,
  /** Of the letter. */
  language: z.enum(["ru", "en"], "staff.languageMissing"),
});

export const inviteSchema = z.preprocess(gatherBoxes, invitation.superRefine(chosenSome).transform(withoutChoice));

export type Invitation = z.output<typeof inviteSchema>;

const ofAccount = { locale, id, version };

/** Another role, other events: the account as it was read (version). */
export const accessSchema = z.preprocess(
  gatherBoxes,
  z
    .strictObject({ ...ofAccount, ...access })
    .superRefine(chosenSome)
    .transform(withoutChoice),
);

export type AccessChange = z.output<typeof accessSchema>;

/** One of the buttons of an account's page. */
export const verbSchema = z.strictObject({ ...ofAccount, verb: z.enum(accountVerbs, "form.unexpected") });

export type VerbPressed = z.output<typeof verbSchema>;
