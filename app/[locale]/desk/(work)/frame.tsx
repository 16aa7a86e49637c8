import type { ReactNode } from "react";
import { Sign } from "@/app/_ui/masthead";
import { type Locale, localeNames, otherLocale } from "@/i18n/routing";
import { words } from "@/i18n/words";
import { type Actor, can, type Permission } from "@/lib/access";
import { SignOut } from "../sign-out-form";

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

type Props = {
  locale: Locale;
  actor: Actor | null;
  /** The links of the navigation and to the other language: what knows which page is open draws them. */
  navigation: (nav: { label: string; places: { href: string; text: string }[] }) => ReactNode;
  language: (other: { code: Locale; name: string }) => ReactNode;
  children: ReactNode;
};

/** The frame of the desk's pages: head, navigation by role, sign-out. A page gives `<main className="desk-main" id="main">`. */
export function DeskFrame({ locale, actor, navigation, language, children }: Props) {
  const t = words(locale, "review.desk");
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
          <span className="ml-auto">{language({ code: other, name: localeNames[other] })}</span>
          {actor && <Who actor={actor} locale={locale} />}
        </div>
        {actor &&
          navigation({
            label: t("nav"),
            places: places
              .filter(({ permission }) => can(actor, permission))
              .map(({ path, key }) => ({ href: `/${locale}${path}`, text: t(`places.${key}`) })),
          })}
      </header>
      {children}
    </div>
  );
}

function Who({ actor, locale }: { actor: Actor; locale: Locale }) {
  const t = words(locale, "staff");
  return (
    <>
      <span className="who">
        <a href={`/${locale}/desk/account`} aria-label={t("account.mine", { name: actor.name })}>
          {actor.name}
        </a>
        <small>{t(`roles.${actor.role}`)}</small>
      </span>
      <SignOut kind="desk" locale={locale} />
    </>
  );
}
