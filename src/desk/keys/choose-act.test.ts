import { expect, test } from "vitest";
import { type KeyAct, chooseAct } from "./choose-act.ts";

const actOf = (chatId: string | null): KeyAct => ({ chatId, act() {} });
const dana = actOf("dana");
const sam = actOf("sam");
const page = actOf(null);

test("[U-4] a key acts on the chat of the pane that has the focus, whatever is selected", () => {
  const panes = { focused: "dana", shown: ["sam", "dana"] };
  expect(chooseAct([sam, dana], "leave", panes)).toBe(dana);
  expect(chooseAct([sam, dana], "act", panes)).toBe(dana);
  expect(chooseAct([sam], "leave", panes)).toBeNull();
  expect(chooseAct([sam], "act", panes)).toBeNull();
});

test("[U-4] with the focus elsewhere no chat leaves while two are on the screen", () => {
  const panes = { focused: null, shown: ["sam", "dana"] };
  expect(chooseAct([sam, dana], "leave", panes)).toBe("unclear");
  expect(chooseAct([sam, dana], "act", panes)).toBe(sam);
  expect(chooseAct([sam, dana], "leave", { focused: null, shown: ["sam", "sam"] })).toBe(sam);
});

test("[U-4] a key that only leads somewhere goes to the nearest place, or to the only one", () => {
  expect(chooseAct([sam, dana], "go", { focused: "dana", shown: ["sam", "dana"] })).toBe(dana);
  expect(chooseAct([dana], "go", { focused: "sam", shown: ["sam", "dana"] })).toBe(dana);
  expect(chooseAct([page], "go", { focused: null, shown: [] })).toBe(page);
  expect(chooseAct([], "go", { focused: null, shown: ["sam"] })).toBeNull();
});
