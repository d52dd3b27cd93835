/** The names that a template can leave a place for, in the order in which its form lists them. */
export const placeholderNames = [
  "contact.name",
  "contact.email",
  "contact.phone",
  "agent.name",
  "queue.name",
  "company.name",
] as const;

export type PlaceholderName = (typeof placeholderNames)[number];

/** The values that are known for placeholders. */
export type PlaceholderValues = Readonly<Partial<Record<PlaceholderName, string>>>;

interface Unfilled {
  readonly name: PlaceholderName;
  readonly start: number;
  readonly end: number;
}

const placeholder = /\{\{\s*([a-z.]+)\s*\}\}/g;

/** The text with every place filled of which something is known; the others stand as they stood. (B-34) */
export function fillPlaceholders(text: string, values: PlaceholderValues): string {
  return text.replaceAll(placeholder, (whole, name: string) => (isKnown(name) && values[name]) || whole);
}

/** The places still to be filled. Other words in braces are words like any other. (B-34) */
export function findUnfilled(text: string): Unfilled[] {
  return [...text.matchAll(placeholder)].flatMap(({ 0: whole, 1: name = "", index }) =>
    isKnown(name) ? [{ name, start: index, end: index + whole.length }] : [],
  );
}

function isKnown(name: string): name is PlaceholderName {
  return placeholderNames.some((known) => known === name);
}
