import { locale } from "./words/locale.ts";

const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const exact = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "medium" });
const date = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });

const dayMs = 24 * 3_600_000;

/** Times as people where the customer is write them. All are ms since epoch. */
export const clock = {
  time: (at: number) => time.format(at),
  exact: (at: number) => exact.format(at),
  day: (at: number) => new Date(at).toDateString(),
  date(at: number, now: number, words: { readonly today: string; readonly yesterday: string }) {
    if (clock.day(at) === clock.day(now)) return words.today;
    return clock.day(at) === clock.day(now - dayMs) ? words.yesterday : date.format(at);
  },
};
