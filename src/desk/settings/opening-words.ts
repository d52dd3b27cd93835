import type { OpeningHoursCard } from "#contract/views/cards.ts";
import { dayWords, isSameDay, timeOfDay } from "../time/time-of-day.ts";
import { laterWords } from "../words/words.ts";

/** Says whether the hours are open now and until when, in the user's time zone. */
export function openingWords({ isOpen, changesAt }: OpeningHoursCard, now: number): string {
  const words = isOpen ? laterWords.settingsHours.open : laterWords.settingsHours.closed;
  if (changesAt === null) return words(null, null);
  return words(timeOfDay(changesAt), isSameDay(changesAt, now) ? null : dayWords(changesAt, now));
}
