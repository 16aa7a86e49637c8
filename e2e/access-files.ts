import { pdf, png } from "@/lib/files/examples";
import type { RouteRow } from "./access-table";
import type { Who } from "./access-world";

const desk = (allowed: number, others: number, nobody = others) => {
  const answers: Record<Who, number> = {
    ...{ nobody, officer: allowed, head: allowed },
    ...{ vetter: others, gate: others, administrator: others, auditor: others },
  };
  return (who: Who) => answers[who];
};

const photo = new Blob([new Uint8Array(png({ width: 320, height: 320 }))], { type: "image/png" });
const scan = new Blob([new Uint8Array(pdf())], { type: "application/pdf" });

/** The rows of files in the table of routes. */
export const fileRoutes: Readonly<Record<string, RouteRow>> = {
  "/api/files/[application]/[purpose]": {
    method: "GET",
    at: ({ application }) => `/api/files/${application.id}/photo`,
    // The world's person is in vetting.
    answers: (who) => (who === "vetter" ? 200 : desk(200, 404)(who)),
  },
  // Which draft it is about its cookie says: without one it leads to the first page.
  "/api/uploads/apply/[slug]/[step]": {
    method: "POST",
    ofAll: true,
    at: ({ event }) => `/api/uploads/apply/${event.slug}/photo`,
    form: { locale: "ru", file: photo },
    answers: () => 303,
  },
  "/api/uploads/status/[reference]/[section]": {
    method: "POST",
    at: ({ application }) => `/api/uploads/status/${application.reference}/photo`,
    form: { locale: "ru", version: "1", file: photo },
    answers: () => 404,
  },
  "/api/uploads/entry/[sheet]": {
    method: "POST",
    at: ({ sheet }) => `/api/uploads/entry/${sheet.id}`,
    form: { locale: "ru", file: scan },
    answers: desk(303, 404, 303),
  },
  "/api/uploads/people/[id]/[purpose]": {
    method: "POST",
    at: ({ entered }) => `/api/uploads/people/${entered.id}/photo`,
    form: { locale: "ru", version: "1", file: photo },
    answers: desk(303, 404, 303),
  },
};
