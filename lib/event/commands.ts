import { v7 as uuidv7 } from "uuid";
import { record } from "@/lib/audit/record";
import { db } from "@/lib/db";
import { changesBetween, letsGoOf } from "@/lib/event/desk/rules";
import { countHeldAlone } from "@/lib/event/holding/queries";
import { keepQuestions } from "@/lib/event/questions/commands";
import { askedOf, asksMaterials, materialsOf } from "@/lib/event/rules";
import type { EventFile } from "@/lib/event/schema";
import { err, ok, type Result } from "@/lib/result";
import { createEventKey } from "@/lib/sealing/keys";

/**
 * Creates the event of this slug with its key pair, or changes it; audited with the fields that changed. An event that
 * has applications keeps its entry slots' number, since decisions name them by position ("event.slotsInUse"),
 * and one that holds decisions goes on holding them until they are released ("event.decisionsHeld"). What it
 * asks may change: each application keeps the version that it answered.
 */
export async function putEvent(
  file: EventFile,
  { consentVersion }: { consentVersion: string },
): Promise<Result<{ id: string; created: boolean }>> {
  const data = toRow(file);
  return db().$transaction(async (tx) => {
    const present = await tx.event.findUnique({ where: { slug: file.slug } });
    const id = present?.id ?? uuidv7();
    const actor = { kind: "system" } as const;
    if (!present) {
      const { publicKey } = await createEventKey(id);
      const asked = askedOf({ ...data, consentVersion });
      await tx.event.create({
        data: { id, publicKey, consentVersion, ...data, questions: { create: { version: 1, asked } } },
        select: { id: true },
      });
      await record(tx, {
        actor,
        type: "event.created",
        eventId: id,
        subject: "event",
        subjectId: id,
        payload: { after: file.slug },
      });
      return ok({ id, created: true });
    }
    const answered = (await tx.application.count({ where: { eventId: id }, take: 1 })) > 0;
    if (answered && slotCount(present.entrySlots) > data.entrySlots.length) return err("event.slotsInUse");
    if (present.decisionsHeld && !data.decisionsHeld) {
      const letGo = letsGoOf(await countHeldAlone(tx, id));
      if (!letGo.ok) return letGo;
    }
    // The consent has to name what is asked: who has a draft open consents anew.
    const consent = asksMaterials(materialsOf(data)) ? { consentVersion } : {};
    const questionsVersion = await keepQuestions(tx, {
      eventId: id,
      version: present.questionsVersion,
      before: askedOf(present),
      after: askedOf({ ...present, ...data, ...consent }),
    });
    await tx.event.update({
      where: { id },
      data: { ...data, ...consent, questionsVersion, version: { increment: 1 } },
      select: { id: true },
    });
    const payload = { version: present.version + 1, changed: changesBetween(present, { ...data, ...consent }) };
    await record(tx, { actor, type: "event.changed", eventId: id, subject: "event", subjectId: id, payload });
    return ok({ id, created: false });
  });
}

function toRow(file: EventFile) {
  return {
    slug: file.slug,
    status: file.status,
    titleRu: file.title.ru,
    titleEn: file.title.en,
    venueRu: file.venue.ru,
    venueEn: file.venue.en,
    cityRu: file.city.ru,
    cityEn: file.city.en,
    timeZone: file.timeZone,
    opensAt: file.opensAt,
    closesAt: file.closesAt,
    decideBy: file.decideBy,
    startsAt: file.startsAt,
    endsAt: file.endsAt,
    entrySlots: file.entrySlots.map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString() })),
    noticeRu: file.notice?.ru ?? null,
    noticeEn: file.notice?.en ?? null,
    mfaWaived: file.mfaWaiver !== null,
    waiverBasisRu: file.mfaWaiver?.ru ?? null,
    waiverBasisEn: file.mfaWaiver?.en ?? null,
    latePolicy: file.latePolicy,
    regimes: file.regimes,
    photoAsked: file.photo,
    letterAsked: file.letter,
    equipmentAsked: file.equipment,
    vehiclesAsked: file.vehicles,
    vettingAsked: file.vettingAsked,
    zones: file.zones,
    pools: file.pools,
    quotas: file.quotas,
    twoPeople: file.twoPeople,
    announceDelay: file.announceDelay,
    decisionsHeld: file.decisionsHeld,
    entranceRu: file.entrance.ru,
    entranceEn: file.entrance.en,
    bringRu: file.bring.ru,
    bringEn: file.bring.en,
    contactPhone: file.contact.phone,
    contactEmail: file.contact.email,
    controllerRu: file.controller.ru,
    controllerEn: file.controller.en,
    retainUntil: new Date(`${file.retainUntil}T00:00:00Z`),
  };
}

function slotCount(slots: unknown): number {
  return Array.isArray(slots) ? slots.length : 0;
}
