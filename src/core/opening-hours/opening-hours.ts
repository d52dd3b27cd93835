import type { OpeningHoursId } from "../ids.ts";

/**
 * A period of a day in minutes of the local clock: `from` 0 to 1439, `to` 1 to 1440. With `to` before `from`
 * it runs past midnight until `to` of the next day. It belongs to the day on which it starts.
 */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** A day that goes its own way, whatever its weekday says: without periods it is closed. */
export interface Holiday {
  /** `YYYY-MM-DD`, on the calendar of the hours' time zone. */
  readonly date: string;
  readonly name: string;
  readonly periods: readonly Period[];
}

/** When queues that name these hours take new chats. (B-15) */
export interface OpeningHours {
  readonly openingHoursId: OpeningHoursId;
  readonly name: string;
  /** A name of the IANA time zone database. */
  readonly timeZone: string;
  /** Monday first. */
  readonly week: readonly (readonly Period[])[];
  readonly holidays: readonly Holiday[];
}
