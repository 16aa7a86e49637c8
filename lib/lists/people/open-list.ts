import { setImmediate } from "node:timers/promises";
import { sealedRecordSchema } from "@/lib/application/sealed/schema";
import type { Locale } from "@/lib/application/types";
import { rowMaker } from "@/lib/lists/cells";
import { type Column, fieldsOf, isSealed, type PersonField } from "@/lib/lists/columns";
import { openPeople } from "@/lib/lists/people/queries";
import type { Batches, ListEvent, ListPerson, Row } from "@/lib/lists/types";
import { open } from "@/lib/sealing/hpke";
import type { OpeningKey } from "@/lib/sealing/x25519";

/** A list that is open for reading: how many are on it, and its rows. `close` it if `batches` is not read to its end. */
export type OpenList = { count: number; batches: Batches; close: () => Promise<void> };

// Opening takes a tenth of a millisecond each; other requests get their turn in between.
const openedAtOnce = 25;

/**
 * Opens the list of an event's approved people, all as they are at this moment. With `key` the sealed columns among the
 * chosen ones are filled; without it they stay empty.
 */
export async function openList(of: {
  event: ListEvent & { id: string };
  language: Locale;
  columns: readonly Column[];
  key: OpeningKey | null;
  only?: "badge" | undefined;
  /** People read at once. */
  batch?: number;
}): Promise<OpenList> {
  const { event, language, columns, key, only, batch = 500 } = of;
  const fields = fieldsOf(columns);
  const unseal = key !== null && columns.some(isSealed);
  const cursor = await openPeople({ eventId: event.id, only, fields, sealed: unseal });
  const toPerson = personReader(fields);
  const toRow = rowMaker(columns, { locale: language, event });

  async function* batches(): AsyncGenerator<readonly Row[]> {
    let number = 0;
    let coming = cursor.next(batch);
    try {
      for (let rows = await coming; rows.length > 0; rows = await coming) {
        coming = cursor.next(batch);
        // Whoever stops reading leaves it behind: then nobody awaits it.
        coming.catch(() => undefined);
        const people = rows.map(toPerson);
        if (unseal) await openSealed(people, rows, key);
        yield people.map((person) => toRow(person, ++number));
      }
    } finally {
      await cursor.close();
    }
  }

  return { count: cursor.count, batches: batches(), close: cursor.close };
}

function personReader(fields: readonly PersonField[]): (values: readonly unknown[]) => ListPerson {
  return (values) => {
    const person = { sealed: null } as Record<string, unknown>;
    for (let i = 0; i < fields.length; i++) person[fields[i] as PersonField] = values[i];
    // The cells read the selected fields alone.
    return person as unknown as ListPerson;
  };
}

async function openSealed(people: ListPerson[], rows: readonly unknown[][], key: OpeningKey): Promise<void> {
  for (const [i, person] of people.entries()) {
    if (i % openedAtOnce === 0) await setImmediate();
    const [id, sealed] = (rows[i] ?? []).slice(-2) as [string, Uint8Array];
    person.sealed = sealedRecordSchema.parse(open(key, sealed, { table: "application", id }));
  }
}
