/** `pseudo` is English in brackets, from right to left: with it tests find words that are written elsewhere. */
export type Language = "en" | "de" | "pseudo";

/** The languages to choose from, each by its own name. */
export const offeredLanguages: readonly { readonly language: Language; readonly name: string }[] = [
  { language: "en", name: "English" },
  { language: "de", name: "Deutsch" },
];

const key = "bellhop-language";
const known: readonly string[] = ["en", "de", "pseudo"] satisfies Language[];

/** The user's choice in this browser; `null` follows the browser. */
export function readChosenLanguage(): Language | null {
  // Storage may be refused, and tests have none.
  try {
    const stored = localStorage.getItem(key) ?? "";
    return known.includes(stored) ? (stored as Language) : null;
  } catch {
    return null;
  }
}

/** Remembers the choice and loads the page anew in it; what was written is kept in the drafts. */
export function chooseLanguage(chosen: Language | null): void {
  if (chosen === null) localStorage.removeItem(key);
  else localStorage.setItem(key, chosen);
  location.reload();
}

/** The first of the browser's languages that Bellhop has; English when it has none of them. */
export function languageFor(browserLanguages: readonly string[]): Language {
  const wanted = browserLanguages.map(languageOf);
  const found = wanted.find((one) => offeredLanguages.some(({ language: offered }) => offered === one));
  return (found ?? "en") as Language;
}

function languageOf(tag: string): string {
  return new Intl.Locale(tag).language;
}

/** The language of this page, for as long as it is loaded. */
export const language: Language = readChosenLanguage() ?? languageFor(navigator.languages);

/** For dates and numbers: the language as it is written in the user's country, where the browser says so. */
export const locale: string = localeFor(language, navigator.languages);

export function localeFor(chosen: Language, browserLanguages: readonly string[]): string {
  const spoken = chosen === "pseudo" ? "en" : chosen;
  return browserLanguages.find((tag) => languageOf(tag) === spoken) ?? spoken;
}

export const direction: "ltr" | "rtl" = language === "pseudo" ? "rtl" : "ltr";
