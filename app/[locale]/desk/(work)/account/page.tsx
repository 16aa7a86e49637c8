import type { Metadata } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { Ledger, LedgerRow } from "@/app/_ui/ledger";
import { Notice } from "@/app/_ui/notice";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { findActor } from "@/lib/session";
import { type PasskeyLine, readOwnAccount } from "@/lib/staff/passkey/queries";
import { mostPasskeys } from "@/lib/staff/passkey/rules";
import { clock } from "../words";
import { AddPasskey } from "./add-passkey";
import { ChangePassword } from "./change-password";
import { EndOthers, RemovePasskey } from "./forms";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("staff.account");
  return { title: t("title") };
}

const doings = ["added", "removed", "ended", "password"] as const;

/** One's own account: passkeys, password, and the other browsers that are signed in. `?done` says what was just done. */
export default async function AccountPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const actor = await findActor("account.own");
  const own = actor && (await readOwnAccount(actor, { headers: new Headers(await headers()), now: new Date() }));
  if (!own) return <NoSuchPage />;
  const [t, locale, query, { staff }] = await Promise.all([
    getTranslations("staff"),
    getLocale(),
    searchParams,
    getMessages(),
  ]);
  const done = doings.find((each) => each === query.done);
  const { passkeys, creation, otherSessions } = own;
  const full = passkeys.length >= mostPasskeys;
  return (
    <NextIntlClientProvider messages={{ staff: { account: staff.account } }}>
      <main className="desk-main" id="main">
        <div className="max-w-[48rem]">
          {done && <Notice id="done" kind="ok" title={t(`account.done.${done}`)} />}
          <h1>{t("account.title")}</h1>
          <div className="my-4">
            <Ledger>
              <LedgerRow label={t("account.name")}>{actor.name}</LedgerRow>
              <LedgerRow label={t("signIn.email")}>
                <span translate="no">{actor.email}</span>
              </LedgerRow>
              <LedgerRow label={t("account.role")}>{t(`roles.${actor.role}`)}</LedgerRow>
            </Ledger>
          </div>
          <section className="sec" aria-labelledby="passkeys">
            <h2 id="passkeys">{t("account.passkeys.title")}</h2>
            <p className="mt-2">{t("account.passkeys.lead")}</p>
            {passkeys.length > 0 && <Passkeys passkeys={passkeys} locale={locale} />}
            {creation && <AddPasskey options={creation} locale={locale} />}
            {!creation && <p className="meta mt-3">{t(full ? "account.passkeys.full" : "account.passkeys.nowhere")}</p>}
          </section>
          <section className="sec" aria-labelledby="password-title">
            <h2 id="password-title">{t("account.password.title")}</h2>
            <p className="mt-2">{t("account.password.lead")}</p>
            <ChangePassword locale={locale} email={actor.email} />
          </section>
          <section className="sec" aria-labelledby="sessions">
            <h2 id="sessions">{t("account.sessions.title")}</h2>
            <p className="mt-2">{t("account.sessions.count", { count: otherSessions })}</p>
            {otherSessions > 0 && <EndOthers locale={locale} />}
          </section>
        </div>
      </main>
    </NextIntlClientProvider>
  );
}

async function Passkeys({ passkeys, locale }: { passkeys: readonly PasskeyLine[]; locale: "ru" | "en" }) {
  const t = await getTranslations("staff.account.passkeys");
  // An account belongs to no event, and so to no zone.
  const at = clock(locale, "UTC");
  return (
    <table className="t mt-3 w-full" aria-labelledby="passkeys">
      <thead>
        <tr>
          <th scope="col">{t("name")}</th>
          <th scope="col">{t("added")}</th>
          <th scope="col">{t("used")}</th>
          <th scope="col">
            <span className="vh">{t("remove")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
          <tr key={id}>
            <th scope="row" className="break-words">
              {name}
            </th>
            <td className="num">{at.whole(createdAt)}</td>
            <td className="num">{lastUsedAt ? at.whole(lastUsedAt) : t("never")}</td>
            <td className="act">
              <RemovePasskey id={id} name={name} locale={locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
