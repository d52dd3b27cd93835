import type { FirstWords } from "./en/first-words.ts";
import type { LaterWords } from "./en/later-words.ts";
import { type Language, language } from "./language.ts";

/** The words of the first view. Set before the first render, so never read while a file is loaded. */
export let words: FirstWords;

/** The words of lazy parts, which are shown once these are here, and of errors. */
export let laterWords: LaterWords;

interface Source {
  first(): Promise<FirstWords>;
  later(): Promise<LaterWords>;
}

/** A file for each language and time, so that nobody downloads the words of another language. */
const sources: Record<Language, Source> = {
  en: {
    first: async () => (await import("./en/first-words.ts")).firstWords,
    later: async () => (await import("./en/later-words.ts")).laterWords,
  },
  de: {
    first: async () => (await import("./de/first-words.ts")).firstWords,
    later: async () => (await import("./de/later-words.ts")).laterWords,
  },
  pseudo: {
    first: async () => {
      const [{ inBrackets }, english] = await Promise.all([import("./in-brackets.ts"), sources.en.first()]);
      return inBrackets(english);
    },
    later: async () => {
      const [{ inBrackets }, english] = await Promise.all([import("./in-brackets.ts"), sources.en.later()]);
      return inBrackets(english);
    },
  },
};

export async function loadWords(): Promise<void> {
  words = await sources[language].first();
}

export async function loadLaterWords(): Promise<void> {
  laterWords = await sources[language].later();
}
