import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/access";
import type { Locale } from "@/lib/application/types";
import { readTags } from "@/lib/review/tags/queries";
import { TagForms } from "./tag-forms";

/** The desk's words on this application, each with its way off, and a field for one more. */
export async function TagLine({
  actor,
  id,
  locale,
  queue,
}: {
  actor: Actor;
  id: string;
  locale: Locale;
  queue: string;
}) {
  const [t, tags] = await Promise.all([getTranslations("review.tags"), readTags(actor, id)]);
  if (!tags) return null;
  return (
    <section className="tag-line" aria-labelledby="tags">
      <h2 id="tags">{t("title")}</h2>
      <TagForms
        fields={{ id, locale, queue }}
        own={tags.own.map((tag) => ({ tag, remove: t("remove", { tag }) }))}
        known={tags.known.filter((tag) => !tags.own.includes(tag))}
        texts={{
          none: t("none"),
          word: t("word"),
          add: t("add"),
          note: t("note"),
          errors: {
            tagRequired: t("errors.tagRequired"),
            tagUnfit: t("errors.tagUnfit"),
            tooManyTags: t("errors.tooManyTags"),
            tooManyWords: t("errors.tooManyWords"),
          },
        }}
      />
    </section>
  );
}
