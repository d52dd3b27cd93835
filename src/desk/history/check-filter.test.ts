import { expect, test } from "vitest";
import { checkFilter } from "./check-filter.ts";
import { questionOf } from "./question-of.ts";

const whole = {
  from: "2026-11-01",
  to: "2026-11-30",
  queue: "sales-queue",
  about: "complaints",
  ended: "customer",
  name: "siobhan",
};

test("[U-12] an address with filters is taken as it is", () => {
  expect(checkFilter(whole)).toEqual(whole);
  expect(checkFilter({})).toEqual({});
  expect(checkFilter({ name: 5678 })).toEqual({ name: "5678" });
});

test("[U-12] of an address that somebody typed only filters are taken", () => {
  const typed = {
    from: "2026-13-45",
    to: 20261130,
    queue: "a b",
    about: ["complaints"],
    ended: "supervisor",
    name: "x".repeat(101),
    other: "thing",
  };
  expect(checkFilter(typed)).toEqual({});
});

test("[U-12] days are whole days here, the last included", () => {
  const { from, to } = questionOf(checkFilter(whole), null);
  expect([from, to]).toEqual([new Date(2026, 10, 1).getTime(), new Date(2026, 11, 1).getTime()]);
  expect(questionOf({}, null)).toMatchObject({ from: null, to: null, text: "", userId: null });
});
