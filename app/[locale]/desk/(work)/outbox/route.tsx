import { buttonClass } from "@/app/_ui/button-class";
import { DeskTable } from "@/app/_ui/desk-table";
import { type Markup, markup } from "@/app/_ui/markup";
import { words } from "@/i18n/words";
import { can } from "@/lib/access";
import type { Locale } from "@/lib/application/types";
import { env } from "@/lib/env";
import { listOutbox, messageStatuses, type OutboxLine } from "@/lib/mail/queries";
import { type DeskPage, deskDocument } from "../document";
import { PageLinks } from "../page-links";
import { clock } from "../words";
import { eventTitle, kindWords, statusMarkup, type Words } from "./words";

/** Outgoing letters, newest first, 50 to a page. `?state` narrows to one, `?after` goes on from a page's key. */
const outbox: DeskPage = async ({ actor, locale, query }) => {
  const t = words(locale, "outbox");
  const status = messageStatuses.find((each) => each === query.state);
  const after = typeof query.after === "string" ? query.after : undefined;
  const page = await listOutbox(actor, { status, after });
  const lines = page?.lines ?? [];
  const mayRead = can(actor, "outbox.read");
  const here = `/${locale}/desk/outbox`;
  const link = (key?: string) =>
    `${here}?${new URLSearchParams({ ...(status && { state: status }), ...(key && { after: key }) })}`;
  const main = (
    <main className="desk-main" id="main">
      <div className="line">
        <h1>{t("title")}</h1>
        <form className="end" action={here} method="get">
          <label className="meta self-center" htmlFor="state">
            {t("filter.label")}
          </label>
          <select id="state" name="state" defaultValue={status ?? ""} className="mt-0 w-auto min-h-8 py-0 text-sm">
            <option value="">{t("filter.all")}</option>
            {messageStatuses.map((each) => (
              <option key={each} value={each}>
                {t(`states.${each}`)}
              </option>
            ))}
          </select>
          <button type="submit" className={buttonClass("desk")}>
            {t("filter.apply")}
          </button>
        </form>
      </div>
      <p className="meta my-3">{t(mayRead ? "lead" : "leadStates")}</p>
      {env().TRYOUT && !env().SMTP_URL && <p className="my-3">{t(mayRead ? "tryout" : "tryoutStaff")}</p>}
      <DeskTable
        label={t("title")}
        columns={[
          { key: "created", text: t("columns.created"), width: "10rem", className: "pl-6!" },
          { key: "kind", text: t("columns.kind"), width: "14rem" },
          ...(mayRead ? [{ key: "recipient", text: t("columns.recipient"), width: "17rem" }] : []),
          { key: "event", text: t("columns.event") },
          { key: "state", text: t("columns.state"), width: "13rem" },
          { key: "attempts", text: t("columns.attempts"), width: "6rem" },
          { key: "when", text: t("columns.when"), width: "13rem", className: "text-left!" },
        ]}
        rows={markup`${lines.map((line) => rowMarkup(line, { t, locale, mayRead }))}`}
      />
      {lines.length === 0 && <p className="meta my-4">{t("none")}</p>}
      <PageLinks
        first={after ? { href: link(), text: t("newest") } : undefined}
        next={page?.next ? { href: link(page.next), text: t("older") } : undefined}
      />
    </main>
  );
  return { title: t("title"), main };
};

export const GET = deskDocument("outbox.states", outbox);

// States and addresses are read here whole: cells of this table grow instead of cutting.
const cell = "whitespace-normal! align-top py-2!";

type Shown = { t: Words; locale: Locale; mayRead: boolean };

/** One letter, as text. */
function rowMarkup(line: OutboxLine, { t, locale, mayRead }: Shown): Markup {
  const timeZone = line.event?.timeZone ?? "UTC";
  const at = clock(locale, timeZone);
  const kind = kindWords(t, line.kind);
  const created = at.moment(line.createdAt);
  const when = line.sentAt ?? (line.status === "waiting" ? line.notBefore : null);
  const moment = (instant: Date, text: string) => markup`<time datetime="${instant.toISOString()}">${text}</time>`;
  const title = line.mayOpen
    ? markup`<a href="/${locale}/desk/outbox/${line.id}" aria-label="${t("open", { kind, created })}">${kind}</a>`
    : kind;
  const reference = line.application
    ? markup`<span class="sub block" translate="no">${line.application.reference}</span>`
    : null;
  const recipient = mayRead
    ? markup`<td class="${cell} break-words"><span translate="no">${line.recipient}</span>${reference}</td>`
    : null;
  const whenCell = when
    ? markup`${moment(when, line.sentAt ? at.moment(when) : t("nextTry", { when: at.moment(when) }))}<span class="sub block">${timeZone}</span>`
    : null;
  return markup`<tr><td class="${cell} num pl-6!">${moment(line.createdAt, created)}</td><th scope="row" class="${cell}">${title}</th>${recipient}<td class="${cell}">${eventTitle(t, line, locale)}</td><td class="${cell}">${statusMarkup(t, line)}</td><td class="${cell} num">${line.attempts}</td><td class="${cell} num">${whenCell}</td></tr>`;
}
