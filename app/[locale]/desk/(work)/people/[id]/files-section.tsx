import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type Fact, Facts } from "@/app/_ui/facts";
import type { FileStep } from "@/lib/application/schema";
import type { FilePurpose } from "@/lib/files/types";
import type { HeldFile, Person } from "@/lib/review/person/types";
import { saySize } from "../../../../say-size";
import { DeskFile } from "../../desk-file";

/**
 * What the person sent besides: files to take, which goes on record, and what they will bring along. Of whom the desk has
 * entered it adds what is missing.
 */
export async function FilesSection({
  person,
  queue,
  upload,
}: {
  person: Person;
  queue: string;
  upload: string | null;
}) {
  const [t, files, locale] = await Promise.all([
    getTranslations("review.person.files"),
    getTranslations("files"),
    getLocale(),
  ]);
  const { asks, letter, scan, photo } = person;
  // What need not be there is no warning.
  const absent = (purpose: FilePurpose) => (purpose !== "scan" && asks[purpose] === "required" ? "warn" : "meta");
  const link = (purpose: FilePurpose, file: HeldFile | null) =>
    file ? (
      <a href={`/api/files/${person.id}/${purpose}`} download>
        {t("take", { kind: file.mediaType === "application/pdf" ? "PDF" : "JPEG", size: saySize(files, file.bytes) })}
      </a>
    ) : (
      <span className={absent(purpose)}>{t("none")}</span>
    );
  const own = (purpose: FileStep, file: HeldFile | null) => (
    <>
      {link(purpose, file)}
      {person.takesFiles && (
        <DeskFile
          purpose={purpose}
          action={`/api/uploads/people/${person.id}/${purpose}`}
          hidden={{ locale, version: String(person.version), queue }}
          there={file !== null}
          answer={upload}
        />
      )}
    </>
  );
  const goods = (things: readonly (readonly [string, string | null])[]) => list(things) ?? t("nothing");
  const all: [boolean, string, ReactNode][] = [
    [asks.photo !== "no" || photo !== null, t("photo"), own("photo", photo)],
    [asks.letter !== "no" || letter !== null, t("letter"), own("letter", letter)],
    [scan !== null, t("scan"), link("scan", scan)],
    [asks.equipment, t("equipment"), goods(person.equipment.map(({ name, serial }) => [name, serial]))],
    [asks.vehicles, t("vehicles"), goods(person.vehicles.map(({ make, plate }) => [make, plate]))],
  ];
  const rows = all.flatMap(([shown, label, value]): Fact[] => (shown ? [[label, value]] : []));
  if (rows.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="files">
      <h2 id="files">{t("title")}</h2>
      <Facts rows={rows} />
    </section>
  );
}

/** Each thing with its number, a line each; null where there is nothing. */
function list(things: readonly (readonly [string, string | null])[]): ReactNode {
  if (things.length === 0) return null;
  return (
    <ul>
      {things.map(([name, number], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two alike may stand in a list
        <li key={index}>
          {name} {number && <span className="num">{number}</span>}
        </li>
      ))}
    </ul>
  );
}
