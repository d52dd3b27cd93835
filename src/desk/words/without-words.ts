import type { Language } from "./language.ts";

/** Said while the words themselves cannot be loaded, so it comes with the first file, in each language. */
export const withoutWords: Record<Language, string> = {
  en: "Bellhop cannot be loaded. It is tried again by itself …",
  de: "Bellhop kann nicht geladen werden. Es wird von selbst wieder versucht …",
  pseudo: "[Bellhop cannot be loaded. It is tried again by itself …]",
};
