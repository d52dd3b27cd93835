import { type LocalTime, dayBefore, localTime, minuteMs } from "./local-time.ts";
import type { OpeningHours, Period } from "./opening-hours.ts";

/** How far ahead a change is searched for. */
const lookAheadMs = 370 * 24 * 60 * minuteMs;

const dayEnd = 24 * 60;

/**
 * Open at `at` (ms since epoch)? True whenever the zone's local time lies within a period. When an hour
 * repeats, its periods apply both times. (B-15)
 */
export function isOpenAt(hours: OpeningHours, at: number): boolean {
  const local = localTime(hours.timeZone, at);
  const isIn = ({ from, to }: Period) => from <= local.minute && local.minute < endOnItsDay({ from, to });
  const isStillIn = (period: Period) => local.minute < endOnNextDay(period);
  return periodsOf(hours, local).some(isIn) || periodsOf(hours, dayBefore(local)).some(isStillIn);
}

/** An answer, and for which moments it holds: from the first to before the last. */
interface Known {
  readonly from: number;
  readonly until: number;
  readonly change: number | null;
}

/** The latest answer about each set of hours: it holds until that change. */
const known = new WeakMap<OpeningHours, Known>();

/** How long the answer "no change within a year" is kept: the search looks a little further than a year. */
const nothingHoldsMs = 24 * 60 * minuteMs;

/** When the hours next open or close (ms since epoch, after `at`); `null` when not within a year. */
export function nextChange(hours: OpeningHours, at: number): number | null {
  const before = known.get(hours);
  if (before && before.from <= at && at < before.until) return before.change;
  const change = isNeverOpenFrom(hours, at) ? null : findChange(hours, at);
  known.set(hours, { from: at, until: change ?? at + nothingHoldsMs, change });
  return change;
}

/** No weekday has a period, and no holiday that is still to come or may run on past its midnight. */
function isNeverOpenFrom({ timeZone, week, holidays }: OpeningHours, at: number): boolean {
  if (week.some((periods) => periods.length > 0)) return false;
  const { date } = dayBefore(localTime(timeZone, at));
  return !holidays.some((holiday) => holiday.periods.length > 0 && holiday.date >= date);
}

function findChange(hours: OpeningHours, at: number): number | null {
  const isOpen = isOpenAt(hours, at);
  let moment = Math.floor(at / minuteMs) * minuteMs;
  while (moment < at + lookAheadMs) {
    moment = nextLook(hours, moment);
    if (isOpenAt(hours, moment) !== isOpen) return moment;
  }
  return null;
}

/**
 * The next moment at which the answer can change: a period starts or ends, the day ends or the clock is
 * changed.
 */
function nextLook(hours: OpeningHours, moment: number): number {
  const local = localTime(hours.timeZone, moment);
  const ends = [
    ...periodsOf(hours, local).flatMap((period) => [period.from, endOnItsDay(period)]),
    ...periodsOf(hours, dayBefore(local)).map(endOnNextDay),
    dayEnd,
  ];
  const next = Math.min(...ends.filter((minute) => minute > local.minute));
  const look = moment + (next - local.minute) * minuteMs;
  return clockChange(hours.timeZone, { from: moment, to: look, offsetMs: local.offsetMs }) ?? look;
}

/** The first minute after `from` and not after `to` at which the zone's offset is another one. */
function clockChange(
  timeZone: string,
  { from, to, offsetMs }: { from: number; to: number; offsetMs: number },
): number | null {
  const isChanged = (at: number) => localTime(timeZone, at).offsetMs !== offsetMs;
  if (!isChanged(to)) return null;
  let before = from;
  let after = to;
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs;
    if (isChanged(middle)) after = middle;
    else before = middle;
  }
  return after;
}

function periodsOf(
  { week, holidays }: OpeningHours,
  { date, weekday }: Pick<LocalTime, "date" | "weekday">,
): readonly Period[] {
  const holiday = holidays.find((one) => one.date === date);
  return holiday ? holiday.periods : (week[weekday] ?? []);
}

function endOnItsDay({ from, to }: Period): number {
  return to > from ? to : dayEnd;
}

/** The minute at which the period ends on the next day; 0 when it does not reach it. */
function endOnNextDay({ from, to }: Period): number {
  return to > from ? 0 : to;
}
