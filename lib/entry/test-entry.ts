import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/access";
import { russian } from "@/lib/application/examples";
import { db } from "@/lib/db";
import { enterPerson, type PersonInput } from "@/lib/entry/commands";
import { beginSheet } from "@/lib/entry/sheet/commands";
import type { StaffRole } from "@/lib/staff/types";
import { type CreatedEvent, createOpenEvent } from "@/prisma/factories";

// The desk of one event, and what a test enters there from its sheets.

export let event: CreatedEvent;
export let officer: Actor;

/** Opens an event of the test file's own, and gives it an officer. */
export async function openEntryDesk(): Promise<void> {
  event = await createOpenEvent();
  officer = await colleague("officer");
}

export async function colleague(role: StaffRole, eventIds: string[] = []): Promise<Actor> {
  const email = `${role}.${randomBytes(6).toString("hex")}@desk.example`;
  return db().staff.create({
    data: { name: `Мария ${role}`, email, role, eventIds },
    select: { id: true, name: true, email: true, role: true, eventIds: true },
  });
}

/** Two hours ago by the event's clock, as a sheet's form has it. */
export function received(hoursAgo = 2) {
  const at = new Date(Date.now() - hoursAgo * 3_600_000);
  const [date = "", time = ""] = at.toLocaleString("sv-SE", { timeZone: event.timeZone }).split(" ");
  const [receivedYear = "", receivedMonth = "", receivedDay = ""] = date.split("-");
  return { receivedYear, receivedMonth, receivedDay, receivedTime: time.slice(0, 5) };
}

export const sheetAnswers = (changes: Record<string, string> = {}) => ({
  channel: "fax",
  ...received(),
  note: "Факс +7 495 000-12-49, два листа",
  regime: "russian",
  outletName: "«Северный телеграф»",
  editorPhone: "+74950001241",
  letters: "ru",
  ...changes,
});

export async function newSheet(changes: Record<string, string> = {}, actor = officer): Promise<string> {
  const begun = await beginSheet({ actor, input: { id: uuidv7(), event: event.slug, answers: sheetAnswers(changes) } });
  if (!begun.ok) throw new Error(JSON.stringify(begun.error));
  return begun.value.id;
}

export const person = (changes: Record<string, string> = {}) => ({
  ...russian,
  email: "",
  phone: "",
  consentBasis: "signed",
  ...changes,
});
export type Input = PersonInput & { suggested: string[] };
export const inputOf = (sheet: string, changes: Record<string, string> = {}): Input => ({
  id: uuidv7(),
  sheet,
  version: 0,
  answers: person(changes),
  suggested: [],
});
export const entered = async (input: Input, actor = officer) => {
  const result = await enterPerson({ actor, input });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return db().application.findUniqueOrThrow({
    where: { id: result.value.applicationId },
    include: { submission: true, messages: true },
  });
};
export const codes = (result: { ok: true } | { ok: false; error: { code: string }[] }) =>
  result.ok ? "ok" : result.error.map(({ code }) => code).join();
