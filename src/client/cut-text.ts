let graphemes: Intl.Segmenter | null = null;

/**
 * The beginning of a text, of at most `lengthMax` UTF-16 units: it ends between two graphemes, so an
 * emoji or a letter with its accents is there whole or not at all. Of a grapheme that is longer than
 * that, and in browsers that know no graphemes, between two code points. `cut-text.ts` in the rules
 * is the same for excerpts.
 */
export function cutText(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  return text.slice(0, graphemeEnd(text, lengthMax) || endOfCodePoint(text, lengthMax));
}

/** The first grapheme of a text, as an avatar shows it. */
export function firstGrapheme(text: string): string {
  return text.slice(0, graphemeEnd(text, "next")) || (/^./su.exec(text)?.[0] ?? "");
}

/** Start of the grapheme at this place, or the end of the first one; 0 when that is unknown. */
function graphemeEnd(text: string, at: number | "next"): number {
  // Browsers before 2024 may not have it.
  if (!("Segmenter" in Intl)) return 0;
  graphemes ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  const segments = graphemes.segment(text);
  return at === "next"
    ? (segments.containing(0)?.segment.length ?? 0)
    : (segments.containing(at)?.index ?? 0);
}

/** `at`, or the unit before where it stands within a surrogate pair. */
function endOfCodePoint(text: string, at: number): number {
  const isWithin = /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(0, at - 1), at + 1));
  return isWithin ? at - 1 : at;
}
