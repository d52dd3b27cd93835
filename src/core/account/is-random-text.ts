/** Shorter texts are not told from the names of products. */
const lengthMin = 16;

/** What chance has made is seldom cut as finely as sizes and article numbers are (`m8x20-a2-din933-10st`). */
const pieceLength = { ofOne: 8, ofEach: 4 };

/**
 * Does a text change between digits, small letters and capitals as often as what chance has made? Names, slugs
 * and dates do so now and then, keys and tokens at every second sign. (B-67)
 */
export function isRandomText(text: string): boolean {
  if (text.length < lengthMin) return false;
  const lengths = text.split(/[^A-Za-z\d]+/).map(({ length }) => length);
  const { ofOne, ofEach } = pieceLength;
  if (Math.max(...lengths) < ofOne && Math.min(...lengths) < ofEach) return false;
  const changes = text.match(/[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])/g) ?? [];
  return changes.length * 4 > text.length;
}
