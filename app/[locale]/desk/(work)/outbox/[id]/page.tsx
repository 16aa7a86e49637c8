import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Ledger, LedgerRow } from "@/app/_ui/ledger";
import { BackLink } from "@/app/_ui/page";
import { NoSuchPage } from "@/app/[locale]/no-such-page";
import { can } from "@/lib/access";
import { type OpenedLetter, openLetter } from "@/lib/mail/queries";
import { findActor } from "@/lib/session";
import { clock } from "../../words";
import { eventTitle, kindWords, Status } from "../words";
import { RetryForm } from "./retry-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("outbox");
  return { title: t("title") };
}

/** One letter as it went or would go out, for who may open it. Its link is shown only in the try-out. */
export default async function LetterPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await findActor("outbox.states");
  if (!actor) return <NoSuchPage />;
  const [t, locale, { id }] = await Promise.all([getTranslations("outbox"), getLocale(), params]);
  const letter = await openLetter(actor, { id, hiddenLink: t("linkHidden"), now: new Date() });
  if (!letter) return <NoSuchPage />;
  const timeZone = letter.event?.timeZone ?? "UTC";
  const at = clock(locale, timeZone);
  const mayRetry = letter.event && letter.attempts > 0 && (letter.status === "failed" || letter.status === "waiting");
  return (
    <main className="desk-main" id="main">
      <BackLink href={`/${locale}/desk/outbox`}>{t("back")}</BackLink>
      <div className="line">
        <h1>{kindWords(t, letter.kind)}</h1>
        {mayRetry && (
          <div className="end">
            <RetryForm
              id={id}
              locale={locale}
              texts={{
                button: t("retry.button"),
                busy: t("retry.busy"),
                gone: t("retry.gone"),
                failed: t("retry.failed"),
              }}
            />
          </div>
        )}
      </div>
      <div className="max-w-[48rem] my-4">
        <Ledger>
          <LedgerRow label={t("facts.recipient")}>
            <span translate="no">{letter.recipient}</span>
          </LedgerRow>
          <LedgerRow label={t("columns.event")}>{eventTitle(t, letter, locale)}</LedgerRow>
          {letter.application && (
            <LedgerRow label={t("facts.application")}>
              <Reference application={letter.application} mayOpen={can(actor, "application.read")} locale={locale} />
            </LedgerRow>
          )}
          <LedgerRow label={t("columns.state")}>
            <Status line={letter} locale={locale} />
          </LedgerRow>
          <LedgerRow label={t("columns.created")} sub={timeZone}>
            {at.full(letter.createdAt)}
          </LedgerRow>
          <LedgerRow label={t("columns.attempts")}>{String(letter.attempts)}</LedgerRow>
          {letter.lastError && <LedgerRow label={t("facts.error")}>{letter.lastError}</LedgerRow>}
          <LedgerRow label={t("facts.language")}>{t(`languages.${letter.locale}`)}</LedgerRow>
          {letter.subject && <LedgerRow label={t("facts.subject")}>{letter.subject}</LedgerRow>}
        </Ledger>
        <Text letter={letter} />
      </div>
    </main>
  );
}

function Reference({
  application: { id, reference },
  mayOpen,
  locale,
}: {
  application: { id: string; reference: string };
  mayOpen: boolean;
  locale: string;
}) {
  if (!mayOpen) return <span translate="no">{reference}</span>;
  return <a href={`/${locale}/desk/people/${id}`}>{reference}</a>;
}

async function Text({ letter }: { letter: OpenedLetter }) {
  const t = await getTranslations("outbox");
  if (letter.text === "") return <p className="my-4">{t("empty")}</p>;
  return (
    <section aria-labelledby="letter" className="my-6">
      <h2 id="letter">{t("letter")}</h2>
      {!letter.real && <p className="meta my-2">{t("linkNote")}</p>}
      <div lang={letter.locale} className="whitespace-pre-wrap break-words border-t border-line-2 py-4">
        {letter.real ? withLinks(letter.text) : letter.text}
      </div>
    </section>
  );
}

/** The text with the letter's own link, which stands on a line by itself, as a link. */
function withLinks(text: string) {
  return text.split(/(^https?:\/\/\S+\/link\/[A-Za-z0-9_-]{43}$)/m).map((piece, index) =>
    index % 2 === 1 ? (
      <a key={piece} href={new URL(piece).pathname}>
        {piece}
      </a>
    ) : (
      piece
    ),
  );
}
