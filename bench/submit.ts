import type { Target } from "@/bench/load";
import { foreign } from "@/lib/application/examples";
import { digestOf } from "@/lib/apply/commands";
import { saveAnswers, startDraft } from "@/lib/apply/draft/commands";
import { openSession } from "@/lib/apply/queries";
import type { CreatedEvent } from "@/prisma/factories";

/** A complete draft, ready to be sent: the token of its cookie and the digest that its check page would carry. */
type ReadyDraft = { token: string; digest: string };

/** Makes complete drafts of foreign correspondents, each with a document of its own. */
export async function readyDrafts(event: CreatedEvent, count: number, consentVersion: string): Promise<ReadyDraft[]> {
  const drafts: ReadyDraft[] = [];
  for (let from = 0; from < count; from += 8)
    drafts.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(8, count - from) }, () => readyDraft(event, consentVersion)),
      )),
    );
  return drafts;
}

let made = 0;

async function readyDraft(event: CreatedEvent, consentVersion: string): Promise<ReadyDraft> {
  const documentNumber = `C${String(Date.now()).slice(-6)}${String(made++).padStart(6, "0")}`;
  const answers = { ...foreign, consentVersion, documentNumber, mfaExpiryYear: "2099" };
  const { token } = await startDraft({ eventId: event.id, locale: "ru", kept: { answers, suggested: [] } });
  const email = foreign.email ?? null;
  await saveAnswers({
    token,
    eventId: event.id,
    locale: "ru",
    step: "consent",
    kept: { answers, suggested: [] },
    email,
  });
  const held = await openSession(token, new Date());
  if (held?.kind !== "draft") throw new Error("A draft that was just made does not open");
  return { token, digest: digestOf(held.key, held.draft.answers) };
}

/** A plain post of the check page's form for one draft after the other, answered by 303 to the done page. */
export async function submitTarget(origin: string, slug: string, drafts: ReadyDraft[]): Promise<Target> {
  const url = `${origin}/ru/apply/${slug}/check`;
  const cookieOf = ({ token }: ReadyDraft) => `draft.${slug}=${token}`;
  const [sample] = drafts;
  if (!sample) throw new Error("No drafts");
  const page = await (await fetch(url, { headers: { cookie: cookieOf(sample) } })).text();
  const form = page.split("<form").find((part) => part.includes('name="digest"'));
  const hidden = [...(form ?? "").matchAll(/<input type="hidden"[^>]*? name="([^"]+)"(?:[^>]*? value="([^"]*)")?/g)];
  const fields = hidden.map(([, name = "", value = ""]) => [name, unescaped(value)] as const);
  if (fields.length === 0) throw new Error("The check page has no form to send");
  return {
    url,
    method: "POST",
    expect: 303,
    headers: { origin },
    next: (count) => {
      const draft = drafts[count % drafts.length] ?? sample;
      const boundary = "----credence";
      const body = fields
        .map(
          ([name, value]) =>
            `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${name === "digest" ? draft.digest : value}\r\n`,
        )
        .join("");
      // Addresses of many newsrooms: one alone would soon have reached its limit.
      const address = `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`;
      return {
        headers: {
          cookie: cookieOf(draft),
          "content-type": `multipart/form-data; boundary=${boundary}`,
          "x-forwarded-for": address,
        },
        body: `${body}--${boundary}--\r\n`,
      };
    },
  };
}

function unescaped(html: string): string {
  return html
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
