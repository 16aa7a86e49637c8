import { once } from "node:events";
import http from "node:http";
import { buffer } from "node:stream/consumers";
import { totpCode, totpStep } from "@/lib/staff/totp";

/** A page's form as a browser without script would post it. */
export type Form = { method: string; action: string; fields: [name: string, value: string][] };

/** An answer, its body read; redirects are not followed. */
export type Answer = {
  status: number;
  headers: Headers;
  /** Its Set-Cookie lines. */
  cookies: string[];
  body: Buffer;
  text: string;
  path: string;
};

/** Where the server listens behind its proxy, and the origin that browsers see. */
export type Place = { url: string; publicUrl: string };

/** Headers by which a page with script asks for a page's payload, and for that of one that may be wanted soon. */
export const softNavigations: readonly Record<string, string>[] = [
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
];

/** A browser without script: keeps cookies, names its origin, posts the forms of pages. */
export class PlainClient {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly place: Place,
    /** The address that the proxy says it has. */
    readonly address = "192.0.2.1",
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send("GET", path, { headers });
  }

  /**
   * The payload of a page as a soft navigation gets it, or what answers in its place. Next sends a request without the
   * checksum of its headers to the address that has it.
   */
  async payload(path: string, headers: Record<string, string>): Promise<Answer> {
    const answer = await this.get(path, headers);
    const isChecksum = /[?&]_rsc(?:[=&]|$)/.test(answer.headers.get("location") ?? "");
    return isChecksum ? { ...(await this.get(pathOf(answer, this.place), headers)), path } : answer;
  }

  /** Posts fields as a form without script does; `headers` with a null leave one out. */
  post(
    path: string,
    fields: readonly (readonly [string, string | Blob])[],
    headers: Record<string, string | null> = {},
  ): Promise<Answer> {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    const all = { origin: this.place.publicUrl, ...headers };
    const sent = Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
    );
    return this.send("POST", path, { headers: sent, body });
  }

  /** Follows redirects within the site to the page behind them. */
  async follow(answer: Answer): Promise<Answer> {
    let at = answer;
    for (let hops = 0; at.headers.has("location") && hops < 5; hops++) at = await this.get(pathOf(at, this.place));
    return at;
  }

  /** Opens a page, fills its first form that has such a field, posts it and follows. */
  async fill(path: string, values: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    const page = await this.follow(await this.get(path));
    const form = formWith(page, Object.keys(values));
    return this.follow(await this.post(form.action, withValues(form, values), headers));
  }

  /** Signs a member of staff in; ends on the desk's first page. */
  async signIn({ email, password, secret }: { email: string; password: string; secret: string }): Promise<Answer> {
    const asked = await this.fill("/en/desk/sign-in", { email, password });
    const form = formWith(asked, ["code"]);
    const code = totpCode(secret, totpStep(new Date()));
    const desk = await this.follow(await this.post(form.action, withValues(form, { code })));
    if (desk.status !== 200 || !/\/desk\b/.test(desk.path) || /sign-in|second-factor/.test(desk.path))
      throw new Error(`Not signed in: ${desk.status} ${desk.path}`);
    return desk;
  }

  async send(
    method: string,
    path: string,
    sent: { headers: Record<string, string>; body?: FormData },
  ): Promise<Answer> {
    const form = sent.body && new Response(sent.body);
    const body = form && Buffer.from(await form.arrayBuffer());
    const type = form?.headers.get("content-type");
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = {
      "x-forwarded-for": this.address,
      "accept-language": "ru",
      ...(cookie && { cookie }),
      ...(body && type && { "content-type": type, "content-length": String(body.length) }),
      ...sent.headers,
    };
    const request = http.request(this.place.url + path, { method, headers, agent: false });
    request.end(body);
    const [answer] = (await once(request, "response")) as [http.IncomingMessage];
    for (const line of answer.headers["set-cookie"] ?? []) this.keep(line);
    const bytes = await buffer(answer);
    const pairs = Object.entries(answer.headersDistinct).map(([name, values = []]) => [name, values.join(", ")]);
    const { statusCode: status = 0 } = answer;
    return {
      status,
      headers: new Headers(Object.fromEntries(pairs)),
      cookies: answer.headers["set-cookie"] ?? [],
      body: bytes,
      text: bytes.toString("utf8"),
      path,
    };
  }

  private keep(line: string): void {
    const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === "" || attributes.some((attribute) => /^max-age=0$/i.test(attribute))) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** The path that an answer redirects to. */
export function pathOf(answer: Answer, { publicUrl }: Place): string {
  const { pathname, search } = new URL(answer.headers.get("location") ?? "", `${publicUrl}${answer.path}`);
  return pathname + search;
}

/** Every form of a page. */
export function formsOf({ text, path }: Answer): Form[] {
  return [...text.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = "", inner = ""]) => ({
    method: attribute(attributes, "method")?.toUpperCase() ?? "GET",
    // React leaves the action out: the form goes to the page itself.
    action: attribute(attributes, "action") || path,
    fields: [...inner.matchAll(control)].flatMap(
      ([, tag, found = "", content = "", single, alone = ""]): [string, string][] => {
        const attributes = single ? alone : found;
        const name = attribute(attributes, "name");
        const kind = attribute(attributes, "type");
        if (!name || ((kind === "radio" || kind === "checkbox") && !/\bchecked\b/.test(attributes))) return [];
        // A button's name is sent only where it was the one that was pressed.
        if (single === "button" && !name.startsWith("$ACTION")) return [];
        if (tag === "textarea") return [[name, decode(content)]];
        return [[name, (tag === "select" ? chosen(content) : attribute(attributes, "value")) ?? ""]];
      },
    ),
  }));
}

const control = /<(select|textarea)\b([^>]*)>([\s\S]*?)<\/\1>|<(input|button)\b([^>]*)>/g;

/** The value of the chosen option, which is the first where none is marked. */
function chosen(options: string): string | undefined {
  const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, attributes = ""]) => attributes);
  return attribute(all.find((attributes) => /\bselected\b/.test(attributes)) ?? all[0] ?? "", "value");
}

/** The form of a page that has all of these fields, whether set or not. */
export function formWith(page: Answer, names: readonly string[]): Form {
  const wanted = names.map((name) => `name="${name}"`);
  const index = [...page.text.matchAll(/<form\b[\s\S]*?<\/form>/g)].findIndex(([html]) =>
    wanted.every((name) => html.includes(name)),
  );
  const form = formsOf(page)[index];
  if (!form) throw new Error(`${page.path} (${page.status}) has no form with ${names.join(", ")}`);
  return form;
}

/** The form's fields, these set; what it lacks is added, as a ticked box is. */
export function withValues({ fields }: Form, values: Record<string, string>): [string, string][] {
  return [...fields.filter(([name]) => !(name in values)), ...Object.entries(values)];
}

/** The body by which a page with script calls the form's action: its state so far, then the form (React Flight reply). */
export function scripted(form: Form, values: Record<string, string> = {}, state = "{}"): [string, string][] {
  const fields = withValues(form, values).filter(([name]) => !name.startsWith("$"));
  return [...fields.map(([name, value]): [string, string] => [`_1_${name}`, value]), ["0", `[${state},"$K1"]`]];
}

/** Addresses within the site that a page links to, as they stand. */
export function linksOf({ text, path }: Answer): string[] {
  const found = [...text.matchAll(/<a\b([^>]*)>/g)].flatMap(
    ([, attributes = ""]) => attribute(attributes, "href") ?? [],
  );
  return [...new Set(found)]
    .filter((href) => !/^(?:mailto|tel|https?|otpauth):/.test(href))
    .map((href) => {
      const { pathname, search } = new URL(href, `http://site${path}`);
      return pathname + search;
    });
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : decode(found);
}

function decode(html: string): string {
  return html
    .replace(/&quot;/g, '"')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}
