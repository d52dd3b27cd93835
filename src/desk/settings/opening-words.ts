import type { OpeningHoursCard } from "#contract/views/cards.ts";
import { dayWords, timeOfDay } from "../time/time-of-day.ts";

/** Says whether the hours are open now and until when, in the user's time zone. */
export function openingWords({ isOpen, changesAt }: OpeningHoursCard, now: number): string {
  const state = isOpen ? "Open now" : "Closed now";
  if (changesAt === null) return state;
  const day = dayWords(changesAt, now);
  const when = day === "Today" ? timeOfDay(changesAt) : `${day}, ${timeOfDay(changesAt)}`;
  return `${state}, ${isOpen ? "closes" : "opens"} ${when}`;
}
