import { locale } from "./language.ts";

const figures = new Intl.NumberFormat(locale);
const shares = new Intl.NumberFormat(locale, { style: "percent" });
const conjunction = new Intl.ListFormat(locale, { type: "conjunction" });

/** The number as people here write it. */
export function numberText(value: number): string {
  return figures.format(value);
}

/** The share, 0 to 1, as a percentage without decimals. */
export function percentText(share: number): string {
  return shares.format(share);
}

/** The things as people here list them: "A, B and C". */
export function listText(things: readonly string[]): string {
  return conjunction.format(things);
}
