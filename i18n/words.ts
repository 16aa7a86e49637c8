import { createTranslator, type Locale, type Messages, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import { messages } from "@/i18n/messages";

type Translator<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>> = ReturnType<
  typeof createTranslator<Messages, Namespace>
>;

const known = new Map<string, unknown>();

/**
 * The words of a namespace in a language, as next-intl's `getTranslations` gives them inside React; read and compiled
 * once for this process. For what is written without React: `words(locale, "review.queue")("title")`.
 */
export function words<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>> = never>(
  locale: Locale,
  namespace?: Namespace,
): Translator<Namespace> {
  const key = `${locale} ${namespace ?? ""}`;
  if (!known.has(key)) known.set(key, remembering(translatorOf(locale, namespace)));
  return known.get(key) as Translator<Namespace>;
}

type Plain = (key: string, ...values: readonly unknown[]) => string;

function translatorOf(locale: Locale, namespace: string | undefined): Plain {
  const whole: { locale: Locale; messages: Messages; timeZone: string } = {
    locale,
    messages: messages[locale],
    timeZone: "UTC",
  };
  return createTranslator({ ...whole, namespace: namespace as undefined }) as unknown as Plain;
}

/** A text without values is always the same: it is looked up once. */
function remembering(translate: Plain): Plain {
  const texts = new Map<string, string>();
  const lookUp = (key: string) => {
    const text = texts.get(key) ?? translate(key);
    texts.set(key, text);
    return text;
  };
  return Object.assign(
    (key: string, ...values: readonly unknown[]) => (values.length === 0 ? lookUp(key) : translate(key, ...values)),
    translate,
  );
}
