import { expect, test } from "vitest";
import type { AccountId, WidgetId } from "#core/ids.ts";
import { isLoopback } from "../edge/is-loopback.ts";
import { FileShares } from "./file-shares.ts";

const gigabyte = 1e9;
const day = 24 * 60 * 60 * 1_000;
const acme = "acme" as AccountId;
const website = "website" as WidgetId;

function open(roomBytes = 10 * gigabyte) {
  let now = 0;
  const shares = new FileShares({
    clock: { steady: () => now },
    limits: { budgets: { isExempt: isLoopback } },
  });
  const of = (
    address: string,
    given: { bytes?: number; accountId?: AccountId; widgetId?: WidgetId } = {},
  ) => {
    const { bytes = gigabyte / 10, accountId = acme, widgetId = website } = given;
    return shares.of({ bytes, roomBytes }, { accountId, widgetId, address });
  };
  /** How many files of a tenth of a gigabyte are taken, of so many tried from these addresses in turn. */
  const taken = (tried: number, addressOf: (at: number) => string) =>
    Array.from({ length: tried }, (_, at) => of(addressOf(at)).take()).filter(Boolean).length;
  return { of, taken, sleep: (ms: number) => (now += ms) };
}

const one = () => "203.0.113.7";
const many = (at: number) => `198.51.100.${at % 200}`;

test("[A-7] one address fills a tenth of the room, and as much again in a day, others are not touched by it", () => {
  const { of, taken, sleep } = open();
  expect(taken(50, one)).toBe(10);
  sleep(day / 2);
  expect(taken(50, one)).toBe(5);
  for (let each = 0; each < 3; each++) sleep(day);
  expect(taken(50, one)).toBe(10);
  expect(of(one(), { accountId: "other" as AccountId }).take()).toBe(true);
  expect(of("203.0.113.8").take()).toBe(true);
});

test("[A-7] many addresses fill a quarter of the room by one widget, in a day as much again", () => {
  const { of, taken, sleep } = open();
  expect(taken(1_000, many)).toBe(25);
  sleep(day);
  expect(taken(1_000, many)).toBe(25);
  expect(of(many(0), { widgetId: "shop" as WidgetId }).take()).toBe(true);
});

test("[A-7] an address of this machine has no share of its own, its widget has", () => {
  expect(open().taken(1_000, () => "127.0.0.1")).toBe(25);
});

test("[B-38] shares grow with the room; a small room is filled like one of ten gigabytes, so that each file fits", () => {
  expect(open(100 * gigabyte).taken(1_000, one)).toBe(100);
  expect(open(gigabyte / 2).taken(1_000, one)).toBe(10);
});

test("[B-38] a file that was not sent gives its share back, and no more than there was", () => {
  const { of, taken } = open();
  const file = of(one());
  expect([file.take(), taken(50, one)]).toEqual([true, 9]);
  file.giveBack();
  expect(taken(50, one)).toBe(1);
  for (let each = 0; each < 100; each++) of(one()).giveBack();
  expect(taken(50, one)).toBe(10);
});
