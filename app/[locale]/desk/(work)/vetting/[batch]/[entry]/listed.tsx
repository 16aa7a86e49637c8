import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/access";
import { countMatches } from "@/lib/stop-list/queries";
import { StopListMatches } from "../../../people/[id]/stop-list";
import { VettingTexts } from "../../texts";

/** Whom of the stop-list this may be, to look at: deciding who is who is the office's. Nothing where nobody is like them. */
export async function Listed({ actor, id, timeZone }: { actor: Actor; id: string; timeZone: string }) {
  const [t, counts] = await Promise.all([getTranslations("stopList.match"), countMatches(actor, id)]);
  if (counts.all === 0) return null;
  return (
    <section className="mt-6" aria-labelledby="stop-list">
      <h2 id="stop-list">{t("title")}</h2>
      <p className="my-2">{t("inVetting", { count: counts.all })}</p>
      <VettingTexts>
        <StopListMatches id={id} queue={null} timeZone={timeZone} />
      </VettingTexts>
    </section>
  );
}
