import { tagIn } from "#contract/languages.ts";

// Tests draw parts of the page without a document.
const language = globalThis.document?.documentElement.lang || "en";

/** For dates and numbers: this page's language as it is written in the customer's country, if the browser says so. */
export const locale = tagIn(language, navigator.languages) ?? language;

/**
 * The customer's language, for agents and mails: that of this page, or the browser's when this page is in English
 * only because it has none of the languages that were asked for.
 */
export function customerLanguage(asked: string | null): string {
  const isAskedFor = tagIn(language, [...(asked ?? "").split(","), ...navigator.languages]) !== null;
  return isAskedFor ? locale : navigator.language;
}
