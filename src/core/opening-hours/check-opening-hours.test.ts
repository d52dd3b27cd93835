import { describe, expect, test } from "vitest";
import type { OpeningHoursId } from "../ids.ts";
import { checkOpeningHours } from "./check-opening-hours.ts";
import type { OpeningHours, Period } from "./opening-hours.ts";

const nine = { from: 540, to: 1020 };

function hoursWith(
  change: Partial<OpeningHours> & { readonly days?: Readonly<Record<number, readonly Period[]>> },
) {
  const { days = { 0: [nine] }, ...rest } = change;
  const week = Array.from({ length: 7 }, (_, day) => days[day] ?? []);
  const openingHoursId = "hours" as OpeningHoursId;
  return { openingHoursId, name: "Hours", timeZone: "Europe/Berlin", week, holidays: [], ...rest };
}

describe("[B-15] opening hours that can be kept", () => {
  test.each(["Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "UTC", "America/Argentina/Ushuaia"])(
    "are in the time zone %s",
    (timeZone) => expect(checkOpeningHours(hoursWith({ timeZone }))).toBeNull(),
  );

  test.each(["Europe/Bonn", "+02:00", "", "Mars", "Europe/Berlin "])("are not in %j", (timeZone) =>
    expect(checkOpeningHours(hoursWith({ timeZone }))).toEqual({ refused: "time-zone-unknown" }),
  );

  const overlapping: readonly (readonly [string, Readonly<Record<number, readonly Period[]>>])[] = [
    ["Monday", { 0: [nine, { from: 1019, to: 1100 }] }],
    ["Monday", { 0: [nine, nine] }],
    ["Tuesday", { 1: [{ from: 1380, to: 120 }], 2: [{ from: 119, to: 300 }] }],
    ["Sunday", { 6: [{ from: 1380, to: 120 }], 0: [{ from: 60, to: 300 }] }],
    [
      "Sunday",
      {
        6: [
          { from: 600, to: 599 },
          { from: 700, to: 800 },
        ],
      },
    ],
  ];
  test.each(overlapping)("have no two periods at the same time: %s", (day, days) => {
    const found = checkOpeningHours(hoursWith({ days }));
    expect(found).toMatchObject({ refused: "periods-overlap" });
    expect(day).toBe(found?.refused === "periods-overlap" ? found.day : null);
  });

  test("may have periods that touch, also past midnight and past the end of the week", () => {
    const late = { from: 1320, to: 540 };
    const days = Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [day, [nine, late]]));
    expect(checkOpeningHours(hoursWith({ days }))).toBeNull();
  });

  test.each(["2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "0000-00-00"])(
    "have no holiday on %s",
    (date) => {
      const holidays = [{ date, name: "Never", periods: [] }];
      expect(checkOpeningHours(hoursWith({ holidays }))).toEqual({ refused: "holiday-wrong", date });
    },
  );

  test("have a holiday once, with periods that do not overlap", () => {
    const leap = { date: "2028-02-29", name: "Leap day", periods: [nine] };
    expect(checkOpeningHours(hoursWith({ holidays: [leap] }))).toBeNull();
    expect(checkOpeningHours(hoursWith({ holidays: [leap, leap] }))).toEqual({
      refused: "holiday-wrong",
      date: "2028-02-29",
    });
    const twice = { ...leap, periods: [nine, { from: 600, to: 660 }] };
    expect(checkOpeningHours(hoursWith({ holidays: [twice] }))).toEqual({
      refused: "periods-overlap",
      day: "2028-02-29",
    });
  });
});
