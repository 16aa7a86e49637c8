import { Encrypter } from "age-encryption";
import { type Actor, can } from "@/lib/access";
import { sealedRecordSchema } from "@/lib/application/sealed/schema";
import type { Locale } from "@/lib/application/types";
import { vettableStates } from "@/lib/application/vetting/status";
import { record } from "@/lib/audit/record";
import { db } from "@/lib/db";
import { csvLine } from "@/lib/files/csv-line";
import { err, ok, type Result } from "@/lib/result";
import { open } from "@/lib/sealing/hpke";
import { eventPrivateKey } from "@/lib/sealing/keys";
import { fileWords } from "@/lib/vetting/file/words";

// The passphrase is ours and has 120 bits: a slow derivation adds nothing to it, and would hold up everybody else here.
const scryptWorkFactor = 12;

type Call = { actor: Actor; input: { batch: string; reason: string; passphrase: string; locale: Locale } };

/**
 * A batch as a CSV file, sealed values included, encrypted by a passphrase (age, with its scrypt recipient). Who took it
 * and why is on record before anything is opened. On it is who still is in vetting. Refuses "vetting.notFound" (also
 * what is another's), "vetting.nobodyLeft" and "vetting.keyDestroyed".
 */
export async function exportBatch({ actor, input }: Call): Promise<Result<{ name: string; file: Uint8Array }>> {
  const read = await db().$transaction(async (tx) => {
    const batch = await tx.vettingBatch.findUnique({
      where: { id: input.batch },
      select: {
        id: true,
        number: true,
        event: { select: { id: true, slug: true } },
        entries: { where: inVetting, ...columns },
      },
    });
    if (!batch || !can(actor, "vetting.export", { eventId: batch.event.id })) return null;
    if (batch.entries.length > 0)
      await record(tx, {
        actor: { kind: "staff", id: actor.id },
        type: "vetting.exported",
        eventId: batch.event.id,
        subject: "vettingBatch",
        subjectId: batch.id,
        payload: { batch: batch.number, count: batch.entries.length, reason: input.reason },
      });
    return batch;
  });
  if (!read) return err("vetting.notFound");
  if (read.entries.length === 0) return err("vetting.nobodyLeft");
  const key = await eventPrivateKey(read.event.id);
  if (!key) return err("vetting.keyDestroyed");
  const words = fileWords(input.locale);
  const rows = read.entries.map(({ id, application: person }) => {
    const sealed = sealedRecordSchema.parse(open(key, person.sealed, { table: "application", id: person.id }));
    const { familyRu, givenRu, patronymicRu, familyLat, givenLat, patronymicLat } = person;
    return csvLine([
      ...[id, familyRu, givenRu, patronymicRu, familyLat, givenLat, patronymicLat],
      ...[person.outletName, person.outletCountry, person.position, words.documentKind(sealed.documentKind)],
      ...[sealed.documentNumber, sealed.birthDate, sealed.birthPlace, sealed.citizenship, null, null],
    ]);
  });
  const encrypter = new Encrypter();
  encrypter.setPassphrase(input.passphrase);
  encrypter.setScryptWorkFactor(scryptWorkFactor);
  const file = await encrypter.encrypt(`\uFEFF${csvLine(words.head)}${rows.join("")}`);
  return ok({ name: `${read.event.slug}-vetting-${read.number}.csv.age`, file });
}

const inVetting = { expiredAt: null, application: { state: { in: [...vettableStates] } } };

const columns = {
  orderBy: { id: "asc" },
  select: {
    id: true,
    application: {
      select: {
        id: true,
        familyRu: true,
        givenRu: true,
        patronymicRu: true,
        familyLat: true,
        givenLat: true,
        patronymicLat: true,
        outletName: true,
        outletCountry: true,
        position: true,
        sealed: true,
      },
    },
  },
} as const;
