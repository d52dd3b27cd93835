import { expect, test } from "vitest";
import { beginEdit, followSaved, isChanged } from "./follow-saved.ts";

const old = { name: "Sales", priority: 0 };
const theirs = { name: "Sales", priority: 5 };
const mine = { ...beginEdit(old), draft: { ...old, name: "Sales EU" } };

test("[B-80] an untouched form follows what is saved elsewhere", () => {
  expect(followSaved(beginEdit(old), theirs)).toEqual(beginEdit(theirs));
});

test("[B-80] a touched form keeps what was typed, and says what somebody else saved", () => {
  const edited = followSaved(mine, theirs);
  expect([edited.draft, edited.theirs]).toEqual([mine.draft, theirs]);
  expect(isChanged(edited)).toBe(true);
});

test("one's own save ends the edit, also when its card comes before its answer", () => {
  const edited = followSaved(mine, mine.draft);
  expect([isChanged(edited), edited.theirs]).toEqual([false, null]);
});

test("the same value as another object changes nothing", () => {
  expect(followSaved(mine, { ...old })).toBe(mine);
});
