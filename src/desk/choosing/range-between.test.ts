import { expect, test } from "vitest";
import { rangeBetween } from "./range-between.ts";

const ids = ["a", "b", "c", "d"];

test("[A-7] Shift chooses everything between two items, in either direction", () => {
  expect(rangeBetween(ids, "b", "d")).toEqual(["b", "c", "d"]);
  expect(rangeBetween(ids, "d", "b")).toEqual(["b", "c", "d"]);
  expect(rangeBetween(ids, "c", "c")).toEqual(["c"]);
});

test("[A-7] without a first item, or after it has left the list, only the second is chosen", () => {
  expect(rangeBetween(ids, null, "c")).toEqual(["c"]);
  expect(rangeBetween(ids, "gone", "c")).toEqual(["c"]);
});
