import { locale } from "../words/language.ts";

const format = (unit: string) =>
  new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 });
const megabytes = format("megabyte");
const kilobytes = format("kilobyte");

/** The size of a file as people here write it. */
export function sizeText(bytes: number): string {
  if (bytes >= 1_000_000) return megabytes.format(bytes / 1_000_000);
  return kilobytes.format(Math.max(1, Math.round(bytes / 1_000)));
}
