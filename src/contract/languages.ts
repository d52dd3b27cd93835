/** The languages of the customer's chat: its page, the page without scripts, and mails. (B-74) */
export const customerLanguages = ["en", "de", "fr", "es", "pt", "it", "nl", "pl", "ar", "ja"] as const;

export type CustomerLanguage = (typeof customerLanguages)[number];

/** The first of these tags, such as `pt-BR`, whose language the chat has; `null` when it has none of them. */
export function customerLanguageOf(tags: readonly string[]): CustomerLanguage | null {
  const known: readonly string[] = customerLanguages;
  return (tags.map(languageOf).find((language) => known.includes(language)) ??
    null) as CustomerLanguage | null;
}

/** The first of these tags in this language, whatever the country; `null`: none is. */
export function tagIn(language: string, tags: readonly string[]): string | null {
  return tags.find((tag) => languageOf(tag) === language) ?? null;
}

export function directionOf(language: CustomerLanguage): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

/** Companies' pages write `pt_BR`, too. */
function languageOf(tag: string): string {
  return tag.trim().split(/[-_]/, 1)[0]?.toLowerCase() ?? "";
}
