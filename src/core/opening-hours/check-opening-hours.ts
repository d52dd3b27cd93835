import type { Refusal } from "../refusal.ts";
import { isDate, isTimeZone } from "./local-time.ts";
import type { OpeningHours, Period } from "./opening-hours.ts";

const dayMinutes = 24 * 60;
const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Why these hours cannot be saved, beyond their form; `null` when they can. */
export function checkOpeningHours({ timeZone, week, holidays }: OpeningHours): Refusal | null {
  if (!isTimeZone(timeZone)) return { refused: "time-zone-unknown" };
  const overlap = overlapIn(week);
  if (overlap !== null) return { refused: "periods-overlap", day: overlap };
  const dates = holidays.map(({ date }) => date);
  const wrong = dates.find((date, index) => !isDate(date) || dates.indexOf(date) !== index);
  if (wrong !== undefined) return { refused: "holiday-wrong", date: wrong };
  const twice = holidays.find(({ periods }) => overlapIn([periods]) !== null);
  return twice ? { refused: "periods-overlap", day: twice.date } : null;
}

/** The day whose period overlaps the one after it, also past midnight and past the end of the week. */
function overlapIn(days: readonly (readonly Period[])[]): string | null {
  const spans = days
    .flatMap((periods, day) => periods.map((period) => spanOf(period, day)))
    .toSorted((a, b) => a.from - b.from);
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1] ?? firstOfNextWeek(spans, days.length);
    if (next && span.to > next.from) return weekdays[span.day] ?? "";
  }
  return null;
}

interface Span extends Period {
  readonly day: number;
}

function spanOf({ from, to }: Period, day: number): Span {
  const begin = day * dayMinutes;
  return { day, from: begin + from, to: begin + (to > from ? to : to + dayMinutes) };
}

/** A single day, as a holiday is one, is followed by none of its kind. */
function firstOfNextWeek([first]: readonly Span[], dayCount: number): Span | null {
  if (!first || dayCount < weekdays.length) return null;
  return { ...first, from: first.from + dayCount * dayMinutes };
}
