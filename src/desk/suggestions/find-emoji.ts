import { foldText } from "../look/fold-text.ts";

/** One emoji, as the table of their names has it. */
export interface Emoji {
  readonly emoji: string;
  /** The names between colons, the most usual first. */
  readonly names: readonly string[];
  /** Other words for it. */
  readonly tags: readonly string[];
}

/** Most that are suggested at once. */
const emojiShownMax = 8;

/**
 * The emoji with such a name: exactly it, beginning with it, with a word of it that does, or with a tag that does;
 * among equals in the order of the table, which begins with the most usual.
 */
export function findEmoji(table: readonly Emoji[], search: string): Emoji[] {
  const words = foldText(search).replace(/:$/, "");
  const rank = ({ names, tags }: Emoji) => {
    if (names.includes(words)) return 0;
    if (names.some((name) => name.startsWith(words))) return 1;
    if (names.some((name) => name.includes(`_${words}`))) return 2;
    return tags.some((tag) => tag.startsWith(words)) ? 3 : null;
  };
  return table
    .flatMap((emoji) => {
      const place = rank(emoji);
      return place === null ? [] : [{ emoji, place }];
    })
    .toSorted((a, b) => a.place - b.place)
    .slice(0, emojiShownMax)
    .map(({ emoji }) => emoji);
}

/** The emoji whose whole name was typed, both colons and all. */
export function findWholeEmoji(table: readonly Emoji[], search: string): Emoji | undefined {
  if (!search.endsWith(":")) return undefined;
  const name = foldText(search.slice(0, -1));
  return table.find(({ names }) => names.includes(name));
}
