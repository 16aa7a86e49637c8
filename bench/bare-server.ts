import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { z } from "zod";

/** The bare limit: Node's http, zod and pg, one INSERT or one SELECT; everything else that Credence does comes on top. */
const field = z.string().trim().min(1).max(200);
const names = Array.from({ length: 18 }, (_, index) => `f${index}`);
const body = z.strictObject(Object.fromEntries(names.map((name) => [name, field])));

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const insert = {
  name: "insert",
  text: `INSERT INTO bench_bare (${names.join(", ")}) VALUES (${names.map((_, index) => `$${index + 1}`).join(", ")}) RETURNING id`,
};
const list = {
  name: "list",
  // What the queue's rows are made of.
  text: `SELECT id, family_ru, given_ru, patronymic_ru, family_lat, given_lat, patronymic_lat, outlet_name, outlet_country,
           regime, state, announce_at, same_document, merged_into_id, mononym, late, mfa_state, mfa_expires, submitted_at,
           reference, position, version, tags, vetting, claimed_at, claimed_by_id
         FROM application WHERE event_id = $1 ORDER BY submitted_at DESC, id DESC LIMIT 50`,
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", async () => {
    try {
      const { rows } = await answer(request.url ?? "/", Buffer.concat(chunks));
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(rows));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
});

async function answer(url: string, payload: Buffer) {
  if (url === "/submit") {
    const input: Record<string, string> = body.parse(JSON.parse(payload.toString("utf8")));
    return pool.query({ ...insert, values: names.map((name) => input[name]) });
  }
  return pool.query({ ...list, values: [url.slice("/list/".length)] });
}

await pool.query(`CREATE TABLE IF NOT EXISTS bench_bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ${names.map((name) => `${name} text NOT NULL`).join(", ")}, created_at timestamptz NOT NULL DEFAULT now())`);
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("SIGTERM", () => process.exit(0));
