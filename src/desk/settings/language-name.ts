import { locale } from "../words/language.ts";
import { laterWords } from "../words/words.ts";

/** A language's name in the user's own; empty stands for every language. */
export function languageName(code: string): string {
  if (code === "") return laterWords.settingsAppearance.everyLanguage;
  return new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code;
}
