import { expect, test } from "vitest";
import type { OpeningHoursCard } from "#contract/views/cards.ts";
import { dayWords, timeOfDay } from "../time/time-of-day.ts";
import { openingWords } from "./opening-words.ts";

const noon = new Date(2026, 10, 30, 12).getTime();
const hour = 3_600_000;

const hours = (isOpen: boolean, changesAt: number | null) => ({ isOpen, changesAt }) as OpeningHoursCard;

test("[B-15] opening hours say when they change, and name the day only when it is another one", () => {
  const evening = noon + 5 * hour;
  const tomorrow = noon + 21 * hour;
  expect(openingWords(hours(true, evening), noon)).toBe(`Open now, closes ${timeOfDay(evening)}`);
  expect(openingWords(hours(false, tomorrow), noon)).toBe(
    `Closed now, opens ${dayWords(tomorrow, noon)}, ${timeOfDay(tomorrow)}`,
  );
  expect(openingWords(hours(true, null), noon)).toBe("Open now");
});
