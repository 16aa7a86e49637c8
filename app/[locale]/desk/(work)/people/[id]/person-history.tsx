import { getTranslations } from "next-intl/server";
import { History, InnerNote } from "@/app/_ui/desk-answers";
import { Moment } from "@/app/_ui/moment";
import type { Person, TimelineEntry } from "@/lib/review/person/types";
import type { clock } from "../../words";
import { CommentForm } from "./comment-form";

const kinds = [
  "submitted",
  "entered",
  "corrected",
  "withdrawn",
  "taken",
  "asked",
  "answered",
  "released",
  "commented",
  "revealed",
  "approved",
  "refused",
  "waitlisted",
  "revoked",
  "reopened",
  "recommended",
  "sentBack",
  "undone",
  "merged",
  "unmerged",
  "announced",
  "tagged",
  "untagged",
  "mailSent",
  "indexed",
  "vettingSent",
  "vettingExpired",
  "vetted",
  "paired",
  "stopListSeen",
  "stopListDecided",
] as const;

type Props = { person: Person; at: ReturnType<typeof clock>; locale: string; queue: string };

/** What happened, newest first, in words; with the desk's own notes. */
export async function PersonHistory({ person, at, locale, queue }: Props) {
  const t = await getTranslations("review.person.history");
  const line = (entry: TimelineEntry) => {
    const kind = kinds.find((each) => each === entry.kind) ?? "other";
    const by = entry.by ?? (entry.actor === "applicant" ? t("applicant") : t("system"));
    return t("line", {
      by,
      what: t(`kinds.${kind}`, {
        to: entry.to ?? "",
        when: entry.receivedAt ? at.moment(new Date(entry.receivedAt)) : "",
      }),
    });
  };
  return (
    <aside aria-labelledby="history">
      <h2 id="history">{t("title")}</h2>
      <CommentForm id={person.id} locale={locale} queue={queue} />
      <History
        items={person.timeline.map((entry) => ({
          key: entry.id,
          title: <Moment instant={entry.at}>{at.moment(entry.at)}</Moment>,
          text: (
            <>
              {line(entry)}
              {entry.publicReason && (
                <p className="meta">
                  {t("publicReason")}: {entry.publicReason}
                </p>
              )}
              {entry.text && <InnerNote label={t("inner")}>{entry.text}</InnerNote>}
            </>
          ),
        }))}
      />
    </aside>
  );
}
