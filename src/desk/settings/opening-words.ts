import type { OpeningHoursCard } from "#contract/views/cards.ts";
import { dayWords, timeOfDay } from "../time/time-of-day.ts";

/** Whether it is open at this moment and until when, in the time of whoever looks. */
export function openingWords({ isOpen, changesAt }: OpeningHoursCard, now: number): string {
  const state = isOpen ? "Open now" : "Closed now";
  if (changesAt === null) return state;
  const day = dayWords(changesAt, now);
  const when = day === "Today" ? timeOfDay(changesAt) : `${day}, ${timeOfDay(changesAt)}`;
  return `${state}, ${isOpen ? "closes" : "opens"} ${when}`;
}
