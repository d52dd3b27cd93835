/** Local date and time of a zone. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** 0 = Monday. */
  readonly weekday: number;
  /** Minutes since midnight by the local clock. When the clock is set back, an hour repeats. */
  readonly minute: number;
  /** The zone's offset from UTC, in ms. */
  readonly offsetMs: number;
}

export const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Most formats kept: a zone has as many names as there are ways to capitalise it. */
const formatsMax = 1_000;

/** Creating a format costs a thousand times as much as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The local time of this zone at `at` (ms since epoch). Throws a `RangeError` for an unknown zone. */
export function localTime(timeZone: string, at: number): LocalTime {
  const moment = Math.floor(at / minuteMs) * minuteMs;
  const parts = formatOf(timeZone).formatToParts(moment);
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const clock = Date.UTC(
    number("year"),
    number("month") - 1,
    number("day"),
    number("hour"),
    number("minute"),
  );
  const midnight = Math.floor(clock / dayMs) * dayMs;
  return {
    date: dateOf(midnight),
    weekday: weekdayOf(midnight),
    minute: (clock - midnight) / minuteMs,
    offsetMs: clock - moment,
  };
}

/** When the day of this moment began in this zone (ms since epoch), also where the clock was changed since. */
export function dayStart(timeZone: string, at: number): number {
  const { date, offsetMs } = localTime(timeZone, at);
  const midnight = Date.parse(date);
  return midnight - localTime(timeZone, midnight - offsetMs).offsetMs;
}

/** The day before, on the same calendar. */
export function dayBefore({
  date,
  weekday,
}: Pick<LocalTime, "date" | "weekday">): Pick<LocalTime, "date" | "weekday"> {
  return { date: dateOf(Date.parse(date) - dayMs), weekday: (weekday + 6) % 7 };
}

/** A name of the IANA database; an offset such as "+02:00" is none, and knows no clock change. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Does this day exist? 30 February does not. */
export function isDate(date: string): boolean {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(midnight) && dateOf(midnight) === date;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  if (formats.size >= formatsMax) formats.clear();
  formats.set(timeZone, format);
  return format;
}

function dateOf(midnight: number): string {
  return new Date(midnight).toISOString().slice(0, 10);
}

function weekdayOf(midnight: number): number {
  return (new Date(midnight).getUTCDay() + 6) % 7;
}
