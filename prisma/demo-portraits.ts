import sharp from "sharp";
import { db } from "@/lib/db";
import { depositFile, keepFile } from "@/lib/files/commands";
import type { CreatedEvent } from "@/prisma/factories";

const skins = ["#AAB6BC", "#B9A99A", "#9DA9AE", "#C2B6AA"];
const hair = ["#333F47", "#5A4A3E", "#7C858A", "#2A2724"];
const coats = ["#4B5961", "#3E5560", "#55504A", "#4A4F63"];

/** A head and shoulders that are nobody's; `number` chooses among a few dozen. */
function portrait(number: number): string {
  const of = (colours: readonly string[], step: number) => colours[Math.floor(number / step) % colours.length];
  const long = number % 2 === 1 ? `<path d="M196 250c-8-150 216-150 208 0v170h-40V260H236v160h-40Z"/>` : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800" viewBox="0 0 600 800">
    <rect width="600" height="800" fill="#CFD7DB"/>
    <g fill="${of(hair, 1)}">${long}</g>
    <path fill="${of(coats, 2)}" d="M40 800c8-150 70-210 190-240h140c120 30 182 90 190 240Z"/>
    <path fill="${of(skins, 3)}" d="M240 440h120v120c-16 50-104 50-120 0Z"/>
    <ellipse fill="${of(skins, 3)}" cx="300" cy="320" rx="112" ry="146"/>
    <path fill="${of(hair, 1)}" d="M180 300c-12-112 44-168 124-168s124 64 116 164c-12-40-24-60-40-76-72 0-128-20-156-48-8 44-28 68-44 128Z"/>
  </svg>`;
}

/** Gives a person of the demo a photo, sealed to the event like any other; gives its id. */
export async function demoPhoto(event: CreatedEvent, number: number): Promise<string> {
  const drawn = await sharp(Buffer.from(portrait(number)))
    .jpeg({ quality: 80 })
    .toBuffer();
  const deposited = await depositFile(event.publicKey, { bytes: new Uint8Array(drawn), mediaType: "image/jpeg" });
  await keepFile(db(), { deposited, eventId: event.id, purpose: "photo", draftId: null });
  return deposited.id;
}
