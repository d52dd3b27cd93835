import type { OfflineFormWords } from "../words/offline-words.ts";

const dayMs = 24 * 3_600_000;

/** A moment as people where the customer is would say it: "today at 14:00". Both are ms since epoch. */
export function momentWords(
  at: number,
  now: number,
  words: Pick<OfflineFormWords, "todayAt" | "tomorrowAt" | "dayAt">,
): string {
  const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" }).format(at);
  const dayOf = (moment: number) => new Date(moment).toDateString();
  if (dayOf(at) === dayOf(now)) return words.todayAt(time);
  // From the middle of the day, so that no clock change leads past a day.
  if (dayOf(at) === dayOf(new Date(now).setHours(12, 0, 0, 0) + dayMs)) return words.tomorrowAt(time);
  const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
  return words.dayAt(day.format(at), time);
}
