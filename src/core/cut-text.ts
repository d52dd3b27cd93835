let graphemes: Intl.Segmenter | null = null;

/**
 * The beginning of a text, of at most `lengthMax` UTF-16 units: it ends between two graphemes, so an
 * emoji or a letter with its accents is there whole or not at all. Of a grapheme that is longer than
 * that, its first code points. `cut-text.ts` in the client is the same for browsers.
 */
export function cutText(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  const end = graphemes.segment(text).containing(lengthMax)?.index ?? 0;
  return text.slice(0, end || endOfCodePoint(text, lengthMax));
}

/** `at`, or the unit before where it stands within a surrogate pair. */
function endOfCodePoint(text: string, at: number): number {
  const isWithin = /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(0, at - 1), at + 1));
  return isWithin ? at - 1 : at;
}
