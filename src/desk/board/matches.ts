import { foldText, foldedWords } from "../look/fold-text.ts";

/** Has each word of the search a place in one of the texts? An empty search has. */
export function matches(search: string, texts: readonly string[]): boolean {
  const folded = texts.map(foldText);
  return foldedWords(search).every((word) => folded.some((text) => text.includes(word)));
}
