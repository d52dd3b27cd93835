import { expect, test } from "vitest";
import { beginEdit, followSaved, isChanged, settleSaved } from "./follow-saved.ts";

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

test("[U-6] what is typed while a save is under way is kept and not called saved", () => {
  const sent = mine.draft;
  const typedOn = { ...mine, draft: { ...sent, priority: 3 } };
  // The saved item comes back before the answer to the save.
  const settled = settleSaved(followSaved(typedOn, sent), sent, sent);
  expect([settled.draft, settled.theirs]).toEqual([{ name: "Sales EU", priority: 3 }, null]);
  expect(isChanged(settled)).toBe(true);
  expect(isChanged(settleSaved(mine, sent, sent))).toBe(false);
});

test("[U-6] fields that saving puts in order follow it, except those typed in meanwhile", () => {
  const sent = { name: " Sales EU ", priority: 0 };
  const stored = { name: "Sales EU", priority: 0 };
  expect(settleSaved({ ...mine, draft: sent }, sent, stored).draft).toEqual(stored);
  const typedOn = { ...mine, draft: { ...sent, name: "Sales Europe" } };
  expect(settleSaved(typedOn, sent, stored).draft.name).toBe("Sales Europe");
});
