import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { HeldFile, Person } from "@/lib/review/person/types";
import { saySize } from "../../../../say-size";

/** What the person sent besides: files to take, which goes on record, and what they will bring along. */
export async function FilesSection({ person }: { person: Person }) {
  const [t, files] = await Promise.all([getTranslations("review.person.files"), getTranslations("files")]);
  const { asks, letter, scan, photo } = person;
  const link = (purpose: "photo" | "letter" | "scan", file: HeldFile | null) =>
    file ? (
      <a href={`/api/files/${person.id}/${purpose}`} download>
        {t("take", { kind: file.mediaType === "application/pdf" ? "PDF" : "JPEG", size: saySize(files, file.bytes) })}
      </a>
    ) : (
      <span className="warn">{t("none")}</span>
    );
  const rows: [string, ReactNode][] = [
    ...(photo || asks.photo !== "no" ? [[t("photo"), link("photo", photo)] as [string, ReactNode]] : []),
    ...(letter || asks.letter !== "no" ? [[t("letter"), link("letter", letter)] as [string, ReactNode]] : []),
    ...(scan ? [[t("scan"), link("scan", scan)] as [string, ReactNode]] : []),
    ...(asks.equipment
      ? [
          [t("equipment"), list(person.equipment.map(({ name, serial }) => [name, serial])) ?? t("nothing")] as [
            string,
            ReactNode,
          ],
        ]
      : []),
    ...(asks.vehicles
      ? [
          [t("vehicles"), list(person.vehicles.map(({ make, plate }) => [make, plate])) ?? t("nothing")] as [
            string,
            ReactNode,
          ],
        ]
      : []),
  ];
  if (rows.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="files">
      <h2 id="files">{t("title")}</h2>
      <table className="t [overflow-wrap:anywhere] max-sm:[&_tbody_th]:w-28">
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
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
