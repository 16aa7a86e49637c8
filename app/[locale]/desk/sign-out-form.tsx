import { type ButtonKind, buttonClass } from "@/app/_ui/button-class";
import type { Locale } from "@/i18n/routing";
import { words } from "@/i18n/words";

/** The button that ends the session; works without script. */
export function SignOut({ kind, locale }: { kind: ButtonKind; locale: Locale }) {
  return (
    <form method="post" action={`/${locale}/desk/sign-out`}>
      <button type="submit" className={buttonClass(kind)}>
        {words(locale, "staff")("signOut")}
      </button>
    </form>
  );
}
