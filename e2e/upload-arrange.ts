import { readdirSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/lib/env";
import { png } from "@/lib/files/examples";
import type { CreatedEvent } from "@/prisma/factories";
import type { Answer, PlainClient } from "./plain-client";

/** What an event asks that asks for every file. */
export const asking = { photoAsked: "optional", letterAsked: "optional" } as const;
/** A grey photo. */
export const photo = (side = 400) => png({ width: side, height: side });

/** What is sent up. */
export type Sent = { bytes: Uint8Array; name?: string; type?: string };

/** A file as a browser sends it: whatever name and type it claims. */
export const asFile = ({ bytes, name = "a", type = "" }: Sent) => new File([new Uint8Array(bytes)], name, { type });

/** Sends a file up to a page of the journey, as its form does. */
export const upload = (client: PlainClient, event: CreatedEvent, step: "photo" | "letter", sent: Sent) =>
  client.post(`/api/uploads/apply/${event.slug}/${step}`, [
    ["locale", "ru"],
    ["file", asFile(sent)],
  ]);

/** What an answer says was wrong with the file; undefined where nothing was. */
export const errorOf = (answer: Answer) => /[?&]error=(\w+)/.exec(answer.headers.get("location") ?? "")?.[1];

/** Every file that lies under seal. */
export const sealedFiles = () =>
  readdirSync(join(env().DATA_DIR, "files"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.length > 36)
    .map((name) => join(env().DATA_DIR, "files", name));
