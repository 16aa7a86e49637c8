import "@/app/styles/desk.css";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Sign } from "@/app/_ui/masthead";
import { signOut } from "@/app/[locale]/(sign-in)/actions";
import { localeNames, otherLocale } from "@/i18n/routing";
import { type Actor, can, type Permission } from "@/lib/access";
import { currentActor } from "@/lib/session";
import { DeskLanguage, DeskPlaces } from "./places";

// Under "no-referrer" browsers send a form posted without script with "Origin: null", which no action may accept
// (security: every mutation with a null Origin is refused). Other places learn the origin of a page, never its address.
export const metadata: Metadata = { referrer: "strict-origin" };

const places = [
  { path: "/desk/queue", key: "queue", permission: "application.read" },
  { path: "/desk/overview", key: "overview", permission: "application.read" },
  { path: "/desk/vetting", key: "vetting", permission: "vetting.read" },
  { path: "/desk/stop-list", key: "stopList", permission: "stopList.edit" },
  { path: "/desk/events", key: "events", permission: "event.read" },
  { path: "/desk/entry", key: "entry", permission: "application.enter" },
  { path: "/desk/outlets", key: "outlets", permission: "outlet.edit" },
  { path: "/desk/lists", key: "lists", permission: "list.export" },
  { path: "/desk/outbox", key: "outbox", permission: "outbox.states" },
  { path: "/desk/audit", key: "audit", permission: "audit.read" },
  { path: "/desk/staff", key: "staff", permission: "staff.manage" },
] as const satisfies { path: string; key: string; permission: Permission }[];

/**
 * The frame of the desk's pages: head, navigation by role, sign-out. A page gives `<main className="desk-main" id="main">`.
 * It protects nothing: pages and actions ask for permission themselves.
 */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const [t, locale, actor] = await Promise.all([getTranslations("review.desk"), getLocale(), currentActor()]);
  const other = otherLocale(locale);
  return (
    <div className="desk">
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <header className="desk-head">
        <div className="top">
          <a className="home" href={`/${locale}/desk`} aria-label={t("home")}>
            <Sign />
          </a>
          <a className="which no-underline" href={`/${locale}/desk`}>
            {t("title")}
          </a>
          <span className="ml-auto">
            <DeskLanguage code={other} name={localeNames[other]} />
          </span>
          {actor && <Who actor={actor} locale={locale} />}
        </div>
        {actor && (
          <DeskPlaces
            label={t("nav")}
            places={places
              .filter(({ permission }) => can(actor, permission))
              .map(({ path, key }) => ({ href: `/${locale}${path}`, text: t(`places.${key}`) }))}
          />
        )}
      </header>
      {children}
    </div>
  );
}

async function Who({ actor, locale }: { actor: Actor; locale: string }) {
  const t = await getTranslations("staff");
  return (
    <>
      <span className="who">
        <a href={`/${locale}/desk/account`} aria-label={t("account.mine", { name: actor.name })}>
          {actor.name}
        </a>
        <small>{t(`roles.${actor.role}`)}</small>
      </span>
      <form action={signOut}>
        <input type="hidden" name="locale" value={locale} />
        <button type="submit" className="dbtn">
          {t("signOut")}
        </button>
      </form>
    </>
  );
}
