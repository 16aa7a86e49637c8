import en from "@/messages/en/common.json";
import ru from "@/messages/ru/common.json";

/** Sends a form's post on to a page (303), which no cache keeps. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "no-store" } });
}

/** Refuses in both languages, since a route has no page: what does not exist for who asks, and what cannot be read. */
export function say(status: 400 | 404): Response {
  const text = ({ notFound, refused }: typeof ru) => (status === 404 ? notFound.title : refused.malformed);
  return new Response(`${text(ru)}\n${text(en)}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}

/** A file for whoever may have it: never shown in place, never kept, never taken for another kind. */
export function attachment(
  body: BodyInit,
  { type, name }: { type: string /** In letters that every system has. */; name: string },
): Response {
  return new Response(body, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name}"`,
      // Compressed on the way, the first bytes would wait for a full block.
      "Cache-Control": "no-store, no-transform",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
