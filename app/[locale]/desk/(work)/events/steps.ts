import type { z } from "zod";
import type { DeskCommand } from "@/lib/action";
import { consentVersions, namesMaterials } from "@/lib/apply/consent";
import { createEvent, moveEvent, saveEvent } from "@/lib/event/desk/commands";
import type { createSchema, moveSchema, saveSchema } from "@/lib/event/desk/schema";
import { admitLate, withdrawPermit } from "@/lib/event/late/commands";
import type { admitSchema, withdrawSchema } from "@/lib/event/late/schema";
import { sendNotice, writeNotice } from "@/lib/event/notice/commands";
import type { sendNoticeSchema, writeNoticeSchema } from "@/lib/event/notice/schema";
import { asksMaterials, materialsOf } from "@/lib/event/rules";
import { ok } from "@/lib/result";
import { releaseDecisions } from "@/lib/review/release/commands";
import type { releaseSchema } from "@/lib/review/release/schema";

/** Creates a draft with the newest consent text, and leads to it. */
export const createDraft: DeskCommand<z.output<typeof createSchema>> = async ({ actor, input }) => {
  const created = await createEvent({ actor, input, consentVersion: consentVersions.at(-1) ?? "" });
  return created.ok ? ok({ next: eventPath(input.locale, created.value.slug, "created") }) : created;
};

/** Writes an event's form; its consent must be one that there is a text for. */
export const saveForm: DeskCommand<z.output<typeof saveSchema>> = async ({ actor, input }) => {
  if (!consentVersions.includes(input.fields.consentVersion))
    return { ok: false, error: { code: "event.consent", field: "consentVersion" } };
  // 152-FZ, article 9: the consent names the data that are asked for.
  if (asksMaterials(materialsOf(input.fields)) && !namesMaterials(input.fields.consentVersion))
    return { ok: false, error: { code: "event.consentMaterials", field: "consentVersion" } };
  const saved = await saveEvent({ actor, input });
  return saved.ok ? ok({ next: eventPath(input.locale, saved.value.slug, "saved") }) : saved;
};

/** Moves an event to another state, and stays with it. */
export const moveOn: DeskCommand<z.output<typeof moveSchema>> = async ({ actor, input }) => {
  const moved = await moveEvent({ actor, input });
  return moved.ok ? ok({ next: eventPath(input.locale, moved.value.slug) }) : moved;
};

/** Announces what is held, and stays with the page that says so. */
export const announceAll: DeskCommand<z.output<typeof releaseSchema>> = async ({ actor, input }) => {
  const released = await releaseDecisions({ actor, input });
  return released.ok ? ok({ next: `/${input.locale}/desk/events/${released.value.slug}/release` }) : released;
};

/** Writes a notice, and leads to its preview. */
export const writeDown: DeskCommand<z.output<typeof writeNoticeSchema>> = async ({ actor, input }) => {
  const written = await writeNotice({ actor, input });
  return written.ok ? ok({ next: noticePath(input.locale, written.value) }) : written;
};

/** Sends a notice, and leads to the report of its letters. */
export const sendOut: DeskCommand<z.output<typeof sendNoticeSchema>> = async ({ actor, input }) => {
  const sent = await sendNotice({ actor, input });
  return sent.ok ? ok({ next: noticePath(input.locale, sent.value) }) : sent;
};

/** Admits one application late, and stays with the event. */
export const admitOn: DeskCommand<z.output<typeof admitSchema>> = async ({ actor, input }) => {
  const admitted = await admitLate({ actor, input });
  return admitted.ok ? ok({ next: eventPath(input.locale, admitted.value.slug, "admitted") }) : admitted;
};

/** Takes an admission back, and stays with the event. */
export const takeBack: DeskCommand<z.output<typeof withdrawSchema>> = async ({ actor, input }) => {
  const taken = await withdrawPermit({ actor, input });
  return taken.ok ? ok({ next: eventPath(input.locale, taken.value.slug, "withdrawn") }) : taken;
};

function noticePath(locale: string, { slug, id }: { slug: string; id: string }): string {
  return `/${locale}/desk/events/${slug}/notices/${id}`;
}

function eventPath(locale: string, slug: string, said?: "created" | "saved" | "admitted" | "withdrawn"): string {
  return `/${locale}/desk/events/${slug}${said ? `?${said}` : ""}${said === "admitted" || said === "withdrawn" ? "#late" : ""}`;
}
