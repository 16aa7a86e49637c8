import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type Process, peakWhile } from "@/bench/processes";
import type { CreatedEvent } from "@/prisma/factories";

/** Reads a body to its end; seconds to the first byte and in all, and its size in megabytes. */
async function drain(body: AsyncIterable<Uint8Array>): Promise<{ first: number; seconds: number; megabytes: number }> {
  const began = performance.now();
  let first = Number.NaN;
  let bytes = 0;
  for await (const chunk of body) {
    if (Number.isNaN(first)) first = performance.now() - began;
    bytes += chunk.length;
  }
  return { first: first / 1000, seconds: (performance.now() - began) / 1000, megabytes: bytes / 1e6 };
}

/** The same rows by PostgreSQL's own COPY, the bare limit of an export. */
async function bareCopy(eventId: string) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const id = client.escapeLiteral(eventId);
    return await drain(
      client.query(
        copyTo(`COPY (SELECT family_ru, given_ru, patronymic_ru, family_lat, given_lat, outlet_name, outlet_country, position, reference
          FROM application WHERE event_id = ${id} AND state = 'approved' ORDER BY family_ru COLLATE "ru-x-icu", id) TO STDOUT (FORMAT csv)`),
      ),
    );
  } finally {
    await client.end();
  }
}

const columns = [
  "familyRu",
  "givenRu",
  "patronymicRu",
  "familyLat",
  "givenLat",
  "outlet",
  "country",
  "position",
  "reference",
];

async function take({ server, event, cookie, format, extra = [] }: Taking & { format: string; extra?: string[] }) {
  const form = new URLSearchParams({ locale: "ru", language: "ru", reason: "bench" });
  for (const column of [...columns, ...extra]) form.append("column", column);
  const work = async () => {
    const began = performance.now();
    const response = await fetch(`${server.origin}/api/lists/${event.slug}/${format}`, {
      method: "POST",
      headers: { cookie, origin: server.origin },
      body: form,
      redirect: "manual",
    });
    if (response.status !== 200 || !response.body) throw new Error(`The ${format} list answered ${response.status}`);
    const answered = (performance.now() - began) / 1000;
    const { first, seconds, megabytes } = await drain(Readable.fromWeb(response.body as ReadableStream));
    return { first: answered + first, seconds: answered + seconds, megabytes };
  };
  const idleMb = server.memoryMb();
  const { value, peakMb } = await peakWhile(server, work);
  return { ...value, aboveIdle: peakMb - idleMb };
}

type Taking = { server: Process; event: CreatedEvent; cookie: string };

/** The attendee list as CSV beside COPY of the same rows, as XLSX, and with a sealed column. */
export async function exportMeasures(taking: Taking, people: number): Promise<[string, string[]][]> {
  await take({ ...taking, format: "csv" });
  const bare = await bareCopy(taking.event.id);
  const csv = await take({ ...taking, format: "csv" });
  const xlsx = await take({ ...taking, format: "xlsx" });
  const sealed = await take({ ...taking, format: "csv", extra: ["documentNumber"] });
  const perSecond = (seconds: number) => `${Math.round(people / seconds)} rows a second`;
  const memory = (above: number) => `${above.toFixed(0)} MB above idle`;
  return [
    [
      "export, CSV",
      [
        `${(csv.seconds / bare.seconds).toFixed(2)} × COPY (${bare.seconds.toFixed(2)} s)`,
        `first byte ${(csv.first * 1000).toFixed(0)} ms`,
        perSecond(csv.seconds),
        memory(csv.aboveIdle),
      ],
    ],
    ["export, XLSX", [perSecond(xlsx.seconds), `${xlsx.megabytes.toFixed(1)} MB`, memory(xlsx.aboveIdle)]],
    ["export, CSV with a sealed column", [perSecond(sealed.seconds), memory(sealed.aboveIdle)]],
  ];
}
