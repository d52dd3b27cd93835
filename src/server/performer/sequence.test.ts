import { expect, test } from "vitest";
import type { CommandId } from "#contract/ids.ts";
import { manualClock } from "../../../tests/support/manual-clock.ts";
import { Sequence } from "./sequence.ts";

const ids = ["one", "two", "three"] as unknown as readonly [CommandId, CommandId, CommandId];
const [one, two, three] = ids;

function given() {
  const clock = manualClock();
  return { clock, sequence: new Sequence(clock) };
}

test("[I-4] what was sent after a command that could not be stored waits until that comes again", () => {
  const { sequence } = given();
  const [first, second] = [sequence.begin(one), sequence.begin(two)];
  first.failed();
  expect(second.mayGoOn()).toBe(false);
  expect(sequence.begin(three).mayGoOn()).toBe(false);
  const again = sequence.begin(one);
  expect(again.mayGoOn()).toBe(true);
  // Sent before its sender knew: it comes again as well, in its place.
  expect(second.mayGoOn()).toBe(false);
  expect(sequence.begin(two).mayGoOn()).toBe(true);
});

test("the first one that failed is the one that is waited for", () => {
  const { sequence } = given();
  const [first, second] = [sequence.begin(one), sequence.begin(two)];
  first.failed();
  second.failed();
  expect(sequence.begin(two).mayGoOn()).toBe(false);
  expect(sequence.begin(one).mayGoOn()).toBe(true);
});

test("what was sent before it goes on; should that fail as well, that is the one that is waited for", () => {
  const { sequence } = given();
  const [first, second, third] = [sequence.begin(one), sequence.begin(two), sequence.begin(three)];
  second.failed();
  expect([first.mayGoOn(), third.mayGoOn()]).toEqual([true, false]);
  first.failed();
  expect(sequence.begin(two).mayGoOn()).toBe(false);
  expect(sequence.begin(one).mayGoOn()).toBe(true);
  expect(sequence.begin(two).mayGoOn()).toBe(true);
});

test("a sender who does not ask again is not held up for ever", () => {
  const { sequence, clock } = given();
  sequence.begin(one).failed();
  clock.pass(15_000);
  expect(sequence.begin(two).mayGoOn()).toBe(false);
  clock.pass(1);
  expect(sequence.begin(two).mayGoOn()).toBe(true);
});
