import type { Choice } from "../keys/use-key.ts";

/** A choice as the palette shows it: its words, and beside them what it is about. */
export interface ShownChoice extends Choice {
  readonly words: string;
  readonly about: string;
}

/**
 * The choices with every word of the text somewhere in what is shown of them, however it is accented. Those that begin
 * with the text come first, then those in which each word begins one, and otherwise they keep their order.
 */
export function findChoices(choices: readonly ShownChoice[], text: string): readonly ShownChoice[] {
  const sought = plain(text);
  const tokens = sought.split(" ").filter((token) => token !== "");
  const ranked = choices.flatMap((choice) => {
    const said = plain(choice.words);
    const all = ` ${said} ${plain(choice.about)}`;
    if (!tokens.every((token) => all.includes(token))) return [];
    const beginsWords = tokens.every((token) => all.includes(` ${token}`));
    return [{ choice, rank: said.startsWith(sought) ? 0 : beginsWords ? 1 : 2 }];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ choice }) => choice);
}

/** In lower case without accents, its words apart by single spaces. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
