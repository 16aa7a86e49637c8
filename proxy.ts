import { type NextRequest, NextResponse } from "next/server";
import createMiddleware from "next-intl/middleware";
import { routing } from "@/i18n/routing";
import { env } from "@/lib/env";
import { uploadPath } from "@/lib/files/rules";
import { isPostedActionBody, isScriptedActionBody, maxBodyBytes } from "@/lib/http/action-body";
import { contentSecurityPolicy, securityHeaders } from "@/lib/http/headers";
import { isMutation, isOwnOrigin } from "@/lib/http/origin";
import en from "@/messages/en/common.json";
import ru from "@/messages/ru/common.json";

const toLanguage = createMiddleware(routing);

/**
 * Stands before every page, action and route: refuses what does not come from our own pages (403) or cannot be read
 * (400, 413), sends paths without a language to one, and gives every answer its security headers. It authorises nobody:
 * pages, actions and routes do that themselves. It looks at no header that a caller could set to be let through.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname: path } = request.nextUrl;
  const { PUBLIC_URL, TRYOUT, NODE_ENV } = env();
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy({ nonce, development: NODE_ENV === "development" });
  const answer =
    (isMutation(request.method) && (await refuse(request, { publicOrigin: PUBLIC_URL, tryout: TRYOUT }))) ||
    pass(request, policy);
  answer.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(securityHeaders({ path, https: PUBLIC_URL.startsWith("https:") })))
    answer.headers.set(name, value);
  return answer;
}

// Hashed files alone pass by: they change nothing and show nobody's data.
export const config = { matcher: ["/((?!_next/static/).*)"] };

function pass(request: NextRequest, policy: string): NextResponse {
  // Next takes the nonce from here and puts it on its own scripts.
  request.headers.set("Content-Security-Policy", policy);
  const origin = request.headers.get("origin");
  // Next compares an action's Origin with this header before Host; behind a proxy Host may be an inner name.
  if (isMutation(request.method) && origin) request.headers.set("x-forwarded-host", new URL(origin).host);
  // Browsers ask for this name whatever a page says.
  if (request.nextUrl.pathname === "/favicon.ico") return NextResponse.rewrite(new URL("/icon.svg", request.url));
  if (/^\/(?:api|_next)(?:\/|$)|^\/(?:icon\.svg|scripts\/queue\.js)$/.test(request.nextUrl.pathname))
    return NextResponse.next({ request: { headers: request.headers } });
  const answer = toLanguage(request);
  // It writes an unusual path anew ("%27" as "'"). Next takes that for another server, and would fetch it over the
  // network from itself, which fails behind HTTPS. Every page has its language in its path: there is nothing to rewrite.
  if (answer.headers.has("x-middleware-rewrite")) {
    answer.headers.delete("x-middleware-rewrite");
    answer.headers.set("x-middleware-next", "1");
  }
  return answer;
}

/** The answer to a request that may change something and must not be let through; undefined when it may. */
async function refuse(
  request: NextRequest,
  served: { publicOrigin: string; tryout: boolean },
): Promise<NextResponse | undefined> {
  const provenance = {
    origin: request.headers.get("origin"),
    host: request.headers.get("host"),
    forwardedHost: request.headers.get("x-forwarded-host"),
  };
  if (!isOwnOrigin(provenance, served)) return say(403, "origin");
  // A file: its route reads it once, and is no action. The front has counted its bytes.
  if (request.nextUrl.pathname.startsWith(uploadPath)) return undefined;
  if (Number(request.headers.get("content-length") ?? 0) > maxBodyBytes) return say(413, "tooLarge");
  const scripted = request.headers.has("next-action");
  const multipart = /^multipart\/form-data/i.test(request.headers.get("content-type") ?? "");
  if (!scripted && !multipart) return undefined;
  if (request.method !== "POST" || !multipart) return say(400, "malformed");
  const body = await readBody(request);
  if (body === undefined) return say(413, "tooLarge");
  const fields = await readFields(body, request.headers.get("content-type") ?? "");
  const readable = fields && (scripted ? isScriptedActionBody(fields) : isPostedActionBody(fields));
  return readable ? undefined : say(400, "malformed");
}

/** The body, counted as it comes; undefined once it is too large. The page behind reads its own copy. */
async function readBody(request: NextRequest): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBodyBytes) return undefined;
    chunks.push(part.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function readFields(body: Uint8Array<ArrayBuffer>, type: string) {
  try {
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    return [...form].map(([name, value]) => [name, typeof value === "string" ? value : null] as const);
  } catch {
    return undefined;
  }
}

function say(status: 400 | 403 | 413, reason: keyof typeof ru.refused): NextResponse {
  const text = `${ru.refused[reason]}\n${en.refused[reason]}\n`;
  return new NextResponse(text, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
