/** Shorter texts are not told from the names of products. */
const lengthMin = 16;

/**
 * Does a text change between digits, small letters and capitals as often as what chance has made? Names, slugs
 * and dates do so now and then, keys and tokens at every second sign. (B-67)
 */
export function isRandomText(text: string): boolean {
  if (text.length < lengthMin) return false;
  const changes = text.match(/[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])/g) ?? [];
  return changes.length * 4 > text.length;
}
