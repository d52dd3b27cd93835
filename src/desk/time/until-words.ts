import { locale } from "../words/language.ts";
import { words } from "../words/words.ts";

const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });

/** Until when something holds; `null` = for good. */
export function untilWords(until: number | null): string {
  return until === null ? words.time.forGood : words.time.until(dayAndTime.format(until));
}
