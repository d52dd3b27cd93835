import { expect, test } from "vitest";
import { wrapUpLeftMs } from "./wrap-up-left-ms.ts";

const running = { leftMs: 60_000, at: 1_000, running: true, extensionMs: 60_000, extensionsLeft: 3 };

test("[B-41] the countdown runs while the chat is active and stands still otherwise", () => {
  expect(wrapUpLeftMs(running, 11_000)).toBe(50_000);
  expect(wrapUpLeftMs({ ...running, running: false }, 11_000)).toBe(60_000);
});

test("[B-55] it is never negative, and never more than was left, whatever the browser's clock says", () => {
  expect(wrapUpLeftMs(running, 999_999)).toBe(0);
  expect(wrapUpLeftMs(running, 0)).toBe(60_000);
});

test("[B-52] without limit nothing counts", () => {
  expect(wrapUpLeftMs({ ...running, leftMs: null }, 11_000)).toBeNull();
});
