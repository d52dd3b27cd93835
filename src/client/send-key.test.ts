import { beforeEach, expect, test } from "vitest";
import { SendKey } from "./send-key.ts";

const enter = { key: "Enter", shiftKey: false, isComposing: false, keyCode: 13, timeStamp: 1_000 };

let page: EventTarget;
let sendKey: SendKey;
beforeEach(() => {
  page = new EventTarget();
  sendKey = new SendKey(page);
});

test("[U-7] Enter sends, Shift and Enter begin a line", () => {
  expect(sendKey.isPressed(enter)).toBe(true);
  expect(sendKey.isPressed({ ...enter, shiftKey: true })).toBe(false);
  expect(sendKey.isPressed({ ...enter, key: "a" })).toBe(false);
});

test("[U-7] Enter that confirms a word of an input method does not send, in any browser's way of saying so", () => {
  expect(sendKey.isPressed({ ...enter, isComposing: true })).toBe(false);
  expect(sendKey.isPressed({ ...enter, keyCode: 229 })).toBe(false);
  const end = new Event("compositionend");
  page.dispatchEvent(end);
  expect(sendKey.isPressed({ ...enter, timeStamp: end.timeStamp + 5 })).toBe(false);
  expect(sendKey.isPressed({ ...enter, timeStamp: end.timeStamp + 200 })).toBe(true);
});
