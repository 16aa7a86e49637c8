import { randomBytes } from "node:crypto";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/app/_ui/button-class";
import { Field } from "@/app/_ui/field";
import { passphraseFrom } from "@/lib/vetting/file/schema";

/** What can be put right when the file was not given. */
const codes = ["reason", "nobodyLeft", "keyDestroyed"] as const;

/** The batch as an encrypted file, with its sealed values: why, and the passphrase that is handed over apart. */
export async function TakeFile({ batch, error }: { batch: string; error: unknown }) {
  const [t, locale] = await Promise.all([getTranslations("vetting"), getLocale()]);
  const code = codes.find((each) => each === error);
  return (
    <details className="mt-8 max-w-[40rem]" open={code !== undefined}>
      <summary className="cursor-pointer text-accent underline">{t("file.open")}</summary>
      <form method="post" action={`/api/vetting/${batch}`} aria-label={t("file.open")}>
        <p className="mt-3">{t("file.about")}</p>
        <input type="hidden" name="locale" value={locale} />
        <Field
          name="passphrase"
          label={t("file.passphrase")}
          hint={t("file.passphraseHint")}
          defaultValue={passphraseFrom(randomBytes(24))}
          className="font-mono"
          readOnly
          autoComplete="off"
          spellCheck={false}
        />
        <Field
          name="reason"
          label={t("file.reason")}
          hint={t("file.reasonHint")}
          error={code && t(`file.errors.${code}`)}
          errorPrefix={t("errors.prefix")}
          maxLength={500}
          autoComplete="off"
        />
        <p className="mt-4">
          <button type="submit" className={buttonClass("desk first")}>
            {t("file.take")}
          </button>
        </p>
        <p className="meta mt-3">
          {t.rich("file.decrypt", { code: (text) => <code className="font-mono">{text}</code> })}
        </p>
      </form>
    </details>
  );
}
