import type { WaitView } from "#contract/views/wait-view.ts";
import { say } from "#contract/sentence.ts";
import type { WaitWords } from "../words/later-words.ts";

/** What is known of the wait, in one line. (B-71, B-77) */
export function waitLine(wait: WaitView, words: WaitWords, locale: string): string {
  switch (wait.kind) {
    case "nobody":
      return words.nobody;
    case "closed":
      return words.closed;
    case "longer":
      return words.longer;
    case "position":
      if (wait.count === 1 && !wait.isMore) return words.next;
      return say(wait.isMore ? words.placeBeyond : words.place, { count: wait.count.toLocaleString(locale) });
    case "minutes": {
      if (wait.count === 0) return words.lessThanMinute;
      const duration = durationWords(wait.count * minuteMs, locale);
      return say(wait.isMore ? words.moreThan : words.about, { duration });
    }
    // A kind of a later server, too.
    default:
      return words.soon;
  }
}

const minuteMs = 60_000;

/** A duration in whole minutes or, below two that are not whole, in seconds: "5 minutes". */
export function durationWords(ms: number, locale: string): string {
  const inSeconds = ms < 2 * minuteMs && ms % minuteMs !== 0;
  const unit = inSeconds ? "second" : "minute";
  const count = Math.floor(ms / (inSeconds ? 1_000 : minuteMs));
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}
