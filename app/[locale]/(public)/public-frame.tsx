import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ContextLine, Footer, LanguageSwitch, Masthead } from "@/app/_ui/masthead";
import { localeNames, otherLocale } from "@/i18n/routing";

/**
 * A public page: skip link, masthead, `<main>`, foot.
 * `path` is the page's own address without its language ("/events/x", "" for the list), for the switch.
 * `form` is the id of a form that holds answers: then the switch is a button that submits it with `language=ru|en`.
 * `context` names the event under the masthead; `contact` and `privacy` (a path such as "/privacy/x") stand in the foot.
 */
export function PublicFrame({
  path,
  current,
  form,
  context,
  contact,
  privacy,
  children,
}: {
  path: string;
  current?: "events" | "status";
  form?: string;
  context?: { label: string; title: ReactNode; text?: ReactNode };
  contact?: { phone: string; email: string };
  privacy?: string;
  children: ReactNode;
}) {
  const t = useTranslations("common");
  const locale = useLocale();
  const other = otherLocale(locale);
  const at = (to: string) => `/${locale}${to}`;
  return (
    <>
      <a className="skip" href="#main">
        {t("nav.skip")}
      </a>
      <Masthead
        home={at("")}
        office={t("site.office")}
        navLabel={t("nav.label")}
        places={[
          { href: at(""), text: t("nav.events"), current: current === "events" },
          { href: at("/status"), text: t("nav.status"), current: current === "status" },
        ]}
        language={<LanguageSwitch code={other} name={localeNames[other]} href={`/${other}${path}`} form={form} />}
      />
      {context && (
        <ContextLine label={context.label} title={context.title}>
          {context.text}
        </ContextLine>
      )}
      <main id="main" className="wrap">
        {children}
      </main>
      <Footer>
        {contact && (
          <span>
            {t.rich("foot.questions", {
              phone: () => <span className="nw">{contact.phone}</span>,
              email: () => <a href={`mailto:${contact.email}`}>{contact.email}</a>,
            })}
          </span>
        )}
        {privacy && <a href={at(privacy)}>{t("foot.privacy")}</a>}
        <a href={at("/accessibility")}>{t("foot.accessibility")}</a>
        <span>Credence</span>
      </Footer>
    </>
  );
}
