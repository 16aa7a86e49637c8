import { databaseNow, db } from "@/lib/db";
import { letterFacts } from "@/lib/mail/facts";
import { compose } from "@/lib/mail/letter";
import type { ApplicantKind, Letter } from "@/lib/mail/types";

/** A letter on an application in both languages, composed as the sender composes it; `link` stands for its link. */
export async function previewLetters(
  about: { kind: ApplicantKind; eventId: string; applicationId: string },
  link: string,
): Promise<Letter[]> {
  const now = await databaseNow(db());
  const facts = await Promise.all(
    (["ru", "en"] as const).map((locale) =>
      letterFacts({ id: "", draftId: null, staffId: null, noticeId: null, ...about, locale }, now),
    ),
  );
  return facts.flatMap((each) => (each ? [compose(each, link)] : []));
}
