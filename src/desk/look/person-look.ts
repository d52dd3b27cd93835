/** Number of colours for people in `client/look/tokens.ts`. */
export const faceCount = 8;

/** The person's initials: of the first and the last word of the name, or two letters of a single word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const [first = [], ...others] = words.map((word) => Array.from(word));
  const last = others.at(-1);
  const letters = last ? [first[0], last[0]] : first.slice(0, 2);
  return letters.join("").toLocaleUpperCase();
}

/** The number of the person's colour, from 1: always the same for the same name. */
export function faceOf(name: string): number {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return (hash % faceCount) + 1;
}
