import { say } from "#contract/sentence.ts";
import type { OfflineFormWords } from "../words/later-words.ts";
import { locale } from "../words/locale.ts";

const dayMs = 24 * 3_600_000;

/** A moment as people where the customer is would say it: "today at 14:00". Both are ms since epoch. */
export function momentWords(
  at: number,
  now: number,
  words: Pick<OfflineFormWords, "todayAt" | "tomorrowAt" | "dayAt">,
): string {
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }).format(at);
  const dayOf = (moment: number) => new Date(moment).toDateString();
  if (dayOf(at) === dayOf(now)) return say(words.todayAt, { time });
  // From the middle of the day, so that no clock change leads past a day.
  if (dayOf(at) === dayOf(new Date(now).setHours(12, 0, 0, 0) + dayMs))
    return say(words.tomorrowAt, { time });
  const day = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
  return say(words.dayAt, { day: day.format(at), time });
}
