/** A piece of a page. Whatever is not one is text, and is made safe. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Piece = Html | string | number | readonly Html[] | null;

/** Puts pieces into a page: texts so that nothing in them is markup, other pieces of HTML as they are. */
export function markup(fixed: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(
    fixed.map((text, index) => (index === 0 ? text : sourceOf(pieces[index - 1] ?? null) + text)).join(""),
  );
}

function sourceOf(piece: Piece): string {
  if (piece === null) return "";
  if (piece instanceof Html) return piece.source;
  if (typeof piece === "object") return piece.map(({ source }) => source).join("");
  return String(piece).replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
