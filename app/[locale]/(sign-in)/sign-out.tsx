import { getLocale, getTranslations } from "next-intl/server";
import type { ButtonKind } from "@/app/_ui/button-class";
import { SubmitButton } from "@/app/_ui/submit-button";
import { signOut } from "@/app/[locale]/(sign-in)/actions";

/** The button that ends the session; works without script. */
export async function SignOut({ kind }: { kind: ButtonKind }) {
  const [t, locale] = await Promise.all([getTranslations("staff"), getLocale()]);
  return (
    <form action={signOut}>
      <input type="hidden" name="locale" value={locale} />
      <SubmitButton kind={kind}>{t("signOut")}</SubmitButton>
    </form>
  );
}
