import { locale } from "../words/language.ts";
import { words } from "../words/words.ts";

const hoursAndMinutes = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const whole = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "medium" });
const day = new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "long" });
const dayOfYear = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" });

/** Hours and minutes, as people here write them. */
export function timeOfDay(at: number): string {
  return hoursAndMinutes.format(at);
}

/** The exact time, for the tooltip of an approximate one. */
export function exactTime(at: number): string {
  return whole.format(at);
}

/** The day, in relation to today where people think so. */
export function dayWords(at: number, now: number): string {
  const daysAgo = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000);
  if (daysAgo === 0) return words.time.today;
  if (daysAgo === 1) return words.time.yesterday;
  return daysAgo < 300 ? day.format(at) : dayOfYear.format(at);
}

/** Do both lie on the same day here? */
export function isSameDay(a: number, b: number): boolean {
  return startOfDay(a) === startOfDay(b);
}

/** Midnight before this moment, here. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
