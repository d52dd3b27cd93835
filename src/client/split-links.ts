/** A run of text; with `href` it is a link. */
export interface TextPart {
  readonly text: string;
  readonly href?: string;
}

// Signs that are not seen end a link: those that turn the direction of writing make one look like another.
const candidate = /\bhttps?:\/\/[^\s<>"\p{Cc}\p{Cf}]+/giu;
const punctuation = ".,;:!?'*_~…。、，！？；：」』）】》";
const brackets: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/**
 * The text in parts, those that are http or https addresses with `href`. Put together again the parts
 * are the text. An address that carries a user name is left as text: it looks like one place and
 * leads to another. (B-37)
 */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(candidate)) {
    const address = withoutTail(match[0]);
    const href = safeHref(address);
    if (href === null) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** Without the punctuation of the sentence around it; a closing bracket stays if it was opened within. */
function withoutTail(address: string): string {
  const unmatched: Record<string, number> = {};
  for (const sign of address) {
    for (const [closing, opening] of Object.entries(brackets)) {
      if (sign === closing) unmatched[closing] = (unmatched[closing] ?? 0) + 1;
      if (sign === opening) unmatched[closing] = (unmatched[closing] ?? 0) - 1;
    }
  }
  let end = address.length;
  while (end > 0) {
    const last = address.charAt(end - 1);
    const surplus = unmatched[last] ?? 0;
    if (surplus > 0) unmatched[last] = surplus - 1;
    else if (!punctuation.includes(last)) break;
    end--;
  }
  return address.slice(0, end);
}

function safeHref(address: string): string | null {
  try {
    const { protocol, username, password, href } = new URL(address);
    const isWeb = protocol === "https:" || protocol === "http:";
    return isWeb && username === "" && password === "" ? href : null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
