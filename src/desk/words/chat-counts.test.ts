import { expect, test } from "vitest";
import { breaksWords as german } from "./de/breaks.ts";
import { breaksWords } from "./en/breaks.ts";
import { statusBarWords } from "./en/status-bar.ts";

test("[B-61] one chat is not said to be several", () => {
  expect(statusBarWords.chatsGoBack(1)).toBe("1 chat in your inbox will go back to its place in its queue.");
  expect(statusBarWords.chatsGoBack(2)).toBe(
    "2 chats in your inbox will go back to their places in their queues.",
  );
  expect(breaksWords.chatsLeft(0, 1)).toBe("You still have 1 chat, which is in wrap-up.");
  expect(breaksWords.chatsLeft(1, 1)).toBe("You still have 2 chats, 1 of them in wrap-up.");
  expect(german.chatsLeft(0, 1)).toBe("Sie haben noch 1 Chat, und der ist in Nachbearbeitung.");
});
