/** Puts every word into brackets: whatever a page shows without them was not taken from `words`. */
export function inBrackets<Words>(words: Words): Words {
  return bracketed(words) as Words;
}

function bracketed(words: unknown): unknown {
  if (typeof words === "string") return words === "" ? words : `⟦${words}⟧`;
  if (typeof words === "function") return (...values: unknown[]) => bracketed(words(...values) as unknown);
  if (Array.isArray(words)) return words.map((part) => (typeof part === "string" ? bracketed(part) : part));
  if (typeof words !== "object" || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, bracketed(value)]));
}
