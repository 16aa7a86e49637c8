import { randomBytes } from "node:crypto";
import { hasLocale } from "next-intl";
import type { ReactNode } from "react";
import { toMarkup } from "@/app/_ui/to-markup";
import { type Locale, routing } from "@/i18n/routing";
import { words } from "@/i18n/words";
import { type Actor, can, type Permission } from "@/lib/access";
import type { FormState } from "@/lib/action";
import type { Query } from "@/lib/application/filter";
import { env } from "@/lib/env";
import { say, seeOther } from "@/lib/http/answer";
import { log } from "@/lib/log";
import { actorOf } from "@/lib/session";
import { DeskFrame } from "./frame";
import { LanguageLink, PlacesNav } from "./nav";
import { stylesheets } from "./stylesheets";

/** Who asks for a document, in which language, and for what; `posted` when a form on it was sent and refused. */
export type Visit = { actor: Actor; locale: Locale; query: Query; posted?: Posted };

/** The form that was sent, and what came of it. */
export type Posted = { form: string; state: FormState };

/** What a page of the desk shows: its title, its `<main>`, and the script of its keys under public/scripts. */
export type Shown = { title: string; main: ReactNode; script?: "queue" };

/** A page of the desk that is written as HTML; null answers like a page that does not exist. */
export type DeskPage = (visit: Visit) => Promise<Shown | null>;

/** A form on a page: what it does, by the fields of its post. */
export type DeskForm = (form: FormData) => Promise<FormState>;

type Route = (request: Request, context: { params: Promise<{ locale: string }> }) => Promise<Response>;

/**
 * Serves a page of the desk as plain HTML, for lists, which are read all day and hold nothing for React to do in the
 * browser: a third of what the same page costs through Next (docs/decisions/2026-11-26-documents.md). Finds the member
 * of staff and asks for their permission, like `findActor` for the other pages.
 */
export function deskDocument(permission: Permission, page: DeskPage): Route {
  return (request, context) => answer({ request, context, permission, page });
}

/**
 * Takes the posts of a document's forms. The field `form` names one of `forms`; the others are its own. Leads on (303),
 * or shows the page again (422) with what was refused.
 */
export function deskForms(permission: Permission, forms: Readonly<Record<string, DeskForm>>, page: DeskPage): Route {
  return async (request, context) => {
    const sent = await request.formData().catch(() => null);
    const [name, ...others] = sent?.getAll("form") ?? [];
    if (!sent || typeof name !== "string" || others.length > 0) return say(400);
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    if (!form) return say(400);
    sent.delete("form");
    return answer({ request, context, permission, page, post: { name, run: () => form(sent) } });
  };
}

type Asked = {
  request: Request;
  context: Parameters<Route>[1];
  permission: Permission;
  page: DeskPage;
  post?: { name: string; run: () => Promise<FormState> };
};

async function answer({ request, context, permission, page, post }: Asked): Promise<Response> {
  const { locale } = await context.params;
  if (!hasLocale(routing.locales, locale)) return say(404);
  const url = new URL(request.url);
  const actor = await actorOf(request.headers, new Date());
  if (!actor) return post ? seeOther(`/${locale}/desk/sign-in`) : toSignIn(locale);
  const shared = { actor, locale, url, nonce: nonceOf(request) };
  try {
    const may = can(actor, permission);
    const state = may && post ? await post.run() : undefined;
    if (state?.next) return seeOther(state.next);
    const posted = post && state && { form: post.name, state };
    const shown = may ? await page({ actor, locale, query: queryOf(url), ...(posted && { posted }) }) : null;
    if (shown) return await write(shown, { ...shared, status: posted ? 422 : 200 });
    return await write(notFoundOf(locale), { ...shared, status: 404 });
  } catch (err) {
    const digest = randomBytes(4).toString("hex");
    log().error({ err, digest, path: url.pathname }, "document failed");
    return write(errorOf(locale, { url, digest }), { ...shared, status: 500 });
  }
}

function toSignIn(locale: Locale): Response {
  return new Response(null, { status: 307, headers: { Location: `/${locale}/desk/sign-in` } });
}

function queryOf({ searchParams }: URL): Query {
  const query: Query = Object.create(null);
  for (const name of searchParams.keys()) {
    const [first, ...others] = searchParams.getAll(name);
    query[name] = others.length > 0 ? searchParams.getAll(name) : first;
  }
  return query;
}

/** The nonce of this answer's policy, which proxy.ts hands on as Next reads it. */
function nonceOf({ headers }: Request): string | undefined {
  return /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1];
}

function notFoundOf(locale: Locale): Shown {
  const t = words(locale, "common.notFound");
  const main = (
    <main className="failure" id="main">
      <h1>{t("title")}</h1>
      <p>{t("text")}</p>
      <p>
        <a href={`/${locale}`}>{t("home")}</a>
      </p>
    </main>
  );
  return { title: t("title"), main };
}

/** What to do, and a digest to quote, under which the log has the reason. */
function errorOf(locale: Locale, { url, digest }: { url: URL; digest: string }): Shown {
  const t = words(locale, "common.error");
  const main = (
    <main className="failure" id="main">
      <h1>{t("title")}</h1>
      <p>{t("text")}</p>
      <p className="meta">{t("digest", { digest })}</p>
      <p className="flex flex-wrap gap-4">
        <a href={url.pathname + url.search}>{t("retry")}</a> <a href={`/${locale}`}>{t("home")}</a>
      </p>
    </main>
  );
  return { title: t("title"), main };
}

type Answer = { actor: Actor; locale: Locale; url: URL; nonce: string | undefined; status: number };

async function write({ title, main, script }: Shown, answer: Answer): Promise<Response> {
  // What failed is told also where the styles are what failed.
  const styles = answer.status < 500 ? stylesheets(answer.locale) : stylesheets(answer.locale).catch(() => []);
  const { __html } = await toMarkup(
    <Whole {...answer} title={title} script={script} styles={await styles}>
      {main}
    </Whole>,
  );
  // As bytes, which Response itself makes more slowly of a text.
  return new Response(Buffer.from(`<!DOCTYPE html>${__html}`), {
    status: answer.status,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}

type WholeProps = Omit<Answer, "status"> &
  Pick<Shown, "title" | "script"> & { styles: readonly string[]; children: ReactNode };

/** The whole document, as the layouts of app/[locale] and of the desk build it for Next. */
function Whole({ actor, locale, url, nonce, title, script, styles, children }: WholeProps) {
  const t = words(locale, "common.site");
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{t("titled", { page: title })}</title>
        <meta name="description" content={t("description")} />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="strict-origin" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {script && <script type="module" src={`/scripts/${script}.js`} nonce={nonce} />}
      </head>
      <body>
        {env().TRYOUT && (
          <aside className="demo" aria-label={t("demoLabel")}>
            {t("demo")}
          </aside>
        )}
        <DeskFrame
          locale={locale}
          actor={actor}
          navigation={(nav) => <PlacesNav {...nav} path={url.pathname} />}
          language={(other) => <LanguageLink {...other} path={url.pathname} query={url.search.slice(1)} />}
        >
          {children}
        </DeskFrame>
      </body>
    </html>
  );
}
