import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { OpeningHoursId } from "../ids.ts";
import { isOpenAt, nextChange } from "./is-open.ts";
import type { Holiday, OpeningHours, Period } from "./opening-hours.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const at = (text: string) => Date.parse(text);
const clock = (hours: number, minutes = 0) => hours * 60 + minutes;

function hoursOf(
  timeZone: string,
  periods: readonly Period[],
  holidays: readonly Holiday[] = [],
): OpeningHours {
  const week = Array.from({ length: 7 }, () => periods);
  return { openingHoursId: "hours" as OpeningHoursId, name: "Hours", timeZone, week, holidays };
}

/** The local time of the zone, parsed from formatted text: an independent way to the same answer. */
function wall(timeZone: string): (moment: number) => { date: string; minute: number; weekday: number } {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const weekday = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short" });
  return (moment) => {
    const [date = "", time = ""] = format.format(moment).split(" ");
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    return { date, minute: hours * 60 + minutes, weekday: names.indexOf(weekday.format(moment)) };
  };
}

/** For each minute on the wall whether it is open, painted period by period. */
function painted({ week, holidays, timeZone }: OpeningHours): (moment: number) => boolean {
  const read = wall(timeZone);
  return (moment) => {
    const { date, minute: now, weekday } = read(moment);
    const before = new Date(at(`${date}T12:00:00Z`) - day).toISOString().slice(0, 10);
    const minutes = new Set<number>();
    const paint = (day: string, weekday: number, shift: number) => {
      const own = holidays.find((one) => one.date === day)?.periods ?? week[weekday] ?? [];
      for (const { from, to } of own) {
        const last = to > from ? to : to + 1440;
        for (let one = from; one < last; one++) minutes.add(one + shift);
      }
    };
    paint(date, weekday, 0);
    // The hours of the day before count only for their part after midnight.
    paint(before, (weekday + 6) % 7, -1440);
    return minutes.has(now);
  };
}

/** Each minute of a span, and each change that was foretold, against what the wall says. */
function expectRight(hours: OpeningHours, from: number, to: number): void {
  const isPainted = painted(hours);
  let foretold: number | null = nextChange(hours, from);
  let before = isPainted(from);
  expect(isOpenAt(hours, from)).toBe(before);
  for (let moment = from + minute; moment < to; moment += minute) {
    const isOpen = isPainted(moment);
    const when = `${hours.timeZone} at ${new Date(moment).toISOString()}`;
    if (isOpenAt(hours, moment + 59_999) !== isOpen) expect.fail(`wrong in ${when}`);
    if (isOpen !== before)
      expect(new Date(foretold ?? 0).toISOString(), when).toBe(new Date(moment).toISOString());
    if (isOpen !== before) foretold = nextChange(hours, moment);
    before = isOpen;
  }
}

describe("[B-15] opening hours", () => {
  test("open when they begin and closed when they end, to the minute", () => {
    const hours = hoursOf("Europe/Berlin", [{ from: clock(9), to: clock(17, 30) }]);
    expect(isOpenAt(hours, at("2026-07-01T06:59:59.999Z"))).toBe(false);
    expect(isOpenAt(hours, at("2026-07-01T07:00:00Z"))).toBe(true);
    expect(isOpenAt(hours, at("2026-07-01T15:29:59.999Z"))).toBe(true);
    expect(isOpenAt(hours, at("2026-07-01T15:30:00Z"))).toBe(false);
    expect(nextChange(hours, at("2026-07-01T12:34:56Z"))).toBe(at("2026-07-01T15:30:00Z"));
    expect(nextChange(hours, at("2026-07-01T15:30:00Z"))).toBe(at("2026-07-02T07:00:00Z"));
  });

  test("[B-15] a period over midnight goes on into the next day, from Sunday into Monday too", () => {
    const week = Array.from({ length: 7 }, (_, index) =>
      index === 6 ? [{ from: clock(22), to: clock(2) }] : [],
    );
    const hours = { ...hoursOf("America/New_York", []), week };
    // Sunday 5 July 2026, 22:00 there, is Monday 02:00 UTC.
    expect(nextChange(hours, at("2026-07-05T00:00:00Z"))).toBe(at("2026-07-06T02:00:00Z"));
    expect(nextChange(hours, at("2026-07-06T02:00:00Z"))).toBe(at("2026-07-06T06:00:00Z"));
    expect(nextChange(hours, at("2026-07-06T06:00:00Z"))).toBe(at("2026-07-13T02:00:00Z"));
  });

  test("a holiday goes its own way, and what began the day before still ends", () => {
    const hours = hoursOf(
      "Asia/Kolkata",
      [{ from: clock(20), to: clock(1) }],
      [
        { date: "2026-08-15", name: "Independence Day", periods: [] },
        { date: "2026-08-16", name: "Short day", periods: [{ from: clock(10), to: clock(11) }] },
      ],
    );
    const local = (text: string) => at(`${text}:00+05:30`);
    expect(isOpenAt(hours, local("2026-08-15T00:59"))).toBe(true);
    expect(nextChange(hours, local("2026-08-15T00:59"))).toBe(local("2026-08-15T01:00"));
    expect(nextChange(hours, local("2026-08-15T01:00"))).toBe(local("2026-08-16T10:00"));
    expect(nextChange(hours, local("2026-08-16T10:30"))).toBe(local("2026-08-16T11:00"));
    expect(nextChange(hours, local("2026-08-16T11:00"))).toBe(local("2026-08-17T20:00"));
  });

  test("never open and always open have no next change", () => {
    expect(nextChange(hoursOf("Europe/Berlin", []), at("2026-03-01T00:00:00Z"))).toBeNull();
    const always = hoursOf("Europe/Berlin", [{ from: 0, to: 1440 }]);
    expect(isOpenAt(always, at("2026-03-29T01:00:00Z"))).toBe(true);
    expect(nextChange(always, at("2026-03-01T00:00:00Z"))).toBeNull();
  });

  const awkward: readonly Period[] = [
    { from: clock(1, 45), to: clock(2, 15) },
    { from: clock(2, 30), to: clock(3) },
    { from: clock(23, 30), to: clock(0, 10) },
  ];
  // Around the nights in which the clock is set forward and back.
  const nights = [
    ["Europe/Berlin", "2026-03-28T12:00:00Z"],
    ["Europe/Berlin", "2026-10-24T12:00:00Z"],
    ["America/New_York", "2026-03-07T12:00:00Z"],
    ["America/New_York", "2026-10-31T12:00:00Z"],
    ["Australia/Sydney", "2026-04-04T06:00:00Z"],
    ["Australia/Sydney", "2026-10-03T06:00:00Z"],
    ["Australia/Lord_Howe", "2026-04-04T06:00:00Z"],
    ["Australia/Lord_Howe", "2026-10-03T06:00:00Z"],
    ["Asia/Kolkata", "2026-03-28T12:00:00Z"],
    ["America/Santiago", "2026-09-05T12:00:00Z"],
  ] as const;
  test.each(nights)("[B-15] are right each minute over the night in %s from %s", (timeZone, from) => {
    expectRight(hoursOf(timeZone, awkward), at(from), at(from) + 36 * hour);
  });

  test("[B-15] an hour that comes twice is open twice, and one that is left out is not waited for", () => {
    const hours = hoursOf("Europe/Berlin", [{ from: clock(2), to: clock(2, 30) }]);
    const back = [0, 1, 2, 3].map((halves) => at("2026-10-25T00:00:00Z") + halves * 30 * minute);
    expect(back.map((moment) => isOpenAt(hours, moment))).toEqual([true, false, true, false]);
    expect(nextChange(hours, at("2026-03-29T00:30:00Z"))).toBe(at("2026-03-30T00:00:00Z"));
  });

  test("[B-15] any hours are what the wall says, minute by minute", () => {
    const zones = [...new Set(nights.map(([zone]) => zone)), "Africa/Cairo", "America/St_Johns", "UTC"];
    const period = fc
      .record({ from: fc.nat({ max: 1439 }), to: fc.integer({ min: 1, max: 1440 }) })
      .filter(({ from, to }) => from !== to);
    const periods = fc.array(period, { maxLength: 3 });
    const holiday = fc.record({
      date: fc
        .nat({ max: 364 })
        .map((days) => new Date(at("2026-01-01T00:00:00Z") + days * day).toISOString().slice(0, 10)),
      name: fc.constant("Holiday"),
      periods,
    });
    const any = fc.record({
      timeZone: fc.constantFrom(...zones),
      week: fc.array(periods, { minLength: 7, maxLength: 7 }),
      holidays: fc.uniqueArray(holiday, { maxLength: 3, selector: ({ date }) => date }),
    });
    fc.assert(
      fc.property(any, fc.nat({ max: 364 * 24 * 60 }), (own, start) => {
        const from = at("2026-01-01T00:00:00Z") + start * minute;
        expectRight({ ...hoursOf(own.timeZone, []), ...own }, from, from + 30 * hour);
      }),
      { numRuns: 30 },
    );
  });
});

describe("[V-11] when hours change next", () => {
  const from = at("2026-05-04T10:00:00Z");

  /** Counts readings of a zone's local time. */
  function readsOf(ask: () => void): number {
    const read = vi.spyOn(Intl.DateTimeFormat.prototype, "formatToParts");
    ask();
    const { length } = read.mock.calls;
    read.mockRestore();
    return length;
  }

  test("is known at once of hours that are never open", () => {
    const past = [{ date: "2026-05-01", name: "Fair", periods: [{ from: clock(9), to: clock(12) }] }];
    for (const hours of [hoursOf("Europe/Berlin", []), hoursOf("Europe/Berlin", [], past)]) {
      expect(readsOf(() => expect(nextChange(hours, from)).toBeNull())).toBeLessThanOrEqual(2);
    }
  });

  test("is looked for once and then known until then, also that nothing changes", () => {
    const fair = [{ date: "2027-03-01", name: "Fair", periods: [{ from: clock(9), to: clock(12) }] }];
    const hours = hoursOf("Europe/Berlin", [], fair);
    const opens = at("2027-03-01T08:00:00Z");
    expect(nextChange(hours, from)).toBe(opens);
    const ask = () => {
      for (let day = 0; day < 300; day++) expect(nextChange(hours, from + day * 24 * hour)).toBe(opens);
    };
    expect(readsOf(ask)).toBe(0);
    expect(nextChange(hours, opens)).toBe(at("2027-03-01T11:00:00Z"));
    // Back before the remembered answer.
    expect(nextChange(hours, from)).toBe(opens);

    const always = hoursOf("Europe/Berlin", [{ from: 0, to: 1440 }]);
    expect(nextChange(always, from)).toBeNull();
    expect(readsOf(() => expect(nextChange(always, from + 23 * hour)).toBeNull())).toBe(0);
  });

  test("is right of a holiday that goes on past midnight, and of one that comes into what is looked ahead", () => {
    const night = [{ date: "2026-05-03", name: "Night", periods: [{ from: clock(22), to: clock(13) }] }];
    expect(nextChange(hoursOf("Europe/Berlin", [], night), from)).toBe(at("2026-05-04T11:00:00Z"));
    const far = [{ date: "2027-05-12", name: "Far", periods: [{ from: clock(9), to: clock(12) }] }];
    const hours = hoursOf("Europe/Berlin", [], far);
    expect(nextChange(hours, from)).toBeNull();
    expect(nextChange(hours, from + 5 * day)).toBe(at("2027-05-12T07:00:00Z"));
  });
});
