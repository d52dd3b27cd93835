import type { CustomerLanguage } from "#contract/languages.ts";
import type { Sentence } from "#contract/sentence.ts";
import { languageWords } from "#widget/frame/words/languages.ts";
import { ownWords } from "./languages.ts";

/** What only a page without scripts has to say; every language has all of these. */
export interface OwnWords {
  readonly showNew: string;
  readonly showOlder: string;
  /** Names the button `showNew`. */
  readonly closedLine: string;
  readonly notYet: string;
  readonly unreachable: string;
  readonly tooLong: Sentence<"max">;
  readonly empty: string;
  readonly busy: string;
  readonly left: Sentence<"email">;
  readonly notFound: string;
}

/** The words of the page without scripts: those of the chat, and its own. */
export function plainWordsFor(language: CustomerLanguage) {
  const { chat, later } = languageWords[language];
  return { language, chat, later, ...ownWords[language] };
}

export type PlainWords = ReturnType<typeof plainWordsFor>;
