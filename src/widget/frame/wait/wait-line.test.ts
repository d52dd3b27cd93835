import { expect, test } from "vitest";
import type { WaitView } from "#contract/views/wait-view.ts";
import { later } from "../words/en/later.ts";
import { durationWords, waitLine } from "./wait-line.ts";

const leavingMs = 0;

test.each<[WaitView, string]>([
  [{ kind: "position", count: 1, isMore: false, leavingMs }, "You are next"],
  [{ kind: "position", count: 7, isMore: false, leavingMs }, "You are number 7 in line"],
  [{ kind: "position", count: 50, isMore: true, leavingMs }, "At least 50 people are before you"],
  [{ kind: "minutes", count: 0, isMore: false, leavingMs }, "Less than a minute to wait"],
  [{ kind: "minutes", count: 1, isMore: false, leavingMs }, "About 1 minute to wait"],
  [{ kind: "minutes", count: 20, isMore: true, leavingMs }, "More than 20 minutes to wait"],
  [{ kind: "longer", leavingMs }, "It is taking longer than usual"],
  [{ kind: "nothing", leavingMs }, "Somebody will be with you soon"],
  [{ kind: "nobody", leavingMs }, later.wait.nobody],
  [{ kind: "closed", leavingMs }, later.wait.closed],
  [{ kind: "of a later server", leavingMs } as unknown as WaitView, "Somebody will be with you soon"],
])("[B-71] [B-77] %j is said as it is", (wait, line) => {
  expect(waitLine(wait, later.wait, "en")).toBe(line);
});

test.each([
  [45_000, "45 seconds"],
  [60_000, "1 minute"],
  [90_000, "90 seconds"],
  [150_000, "2 minutes"],
  [300_000, "5 minutes"],
])("a time to come back of %i ms is never said to be longer than it is: %s", (ms, words) => {
  expect(durationWords(ms, "en")).toBe(words);
});
