import type { ChatId, CommandId } from "#contract/ids.ts";
import { commandError } from "#contract/error-codes.ts";
import { expect, test } from "vitest";
import type { MessageItem } from "./chat-item.ts";
import { messageState } from "./message-state.ts";

const chatId = "chat-1" as ChatId;
const marks = { chatId, delivered: 6, seen: 4 };
const message: MessageItem = {
  kind: "message",
  key: "a",
  chatId,
  at: 0,
  from: "customer",
  name: "",
  parts: [{ kind: "text", text: "hello" }],
  number: 5,
  entry: null,
};
const entry = {
  id: "a" as CommandId,
  payload: { chatId, seenNumber: 0, text: "hello", page: "", browser: "", language: "" },
  writtenAt: 0,
  error: null,
};

test("[B-36] a stored message is sent, then delivered, then seen", () => {
  expect(messageState({ ...message, number: 7 }, marks)).toBe("sent");
  expect(messageState({ ...message, number: 6 }, marks)).toBe("delivered");
  expect(messageState({ ...message, number: 5 }, marks)).toBe("delivered");
  expect(messageState({ ...message, number: 4 }, marks)).toBe("seen");
});

test("[B-36] one that is not stored is being sent, or has failed", () => {
  expect(messageState({ ...message, number: null, entry }, marks)).toBe("sending");
  const error = commandError("bad-request");
  expect(messageState({ ...message, number: null, entry: { ...entry, error } }, marks)).toBe("failed");
});

test("[B-36] nothing is said of agents' messages and of chats that are over", () => {
  expect(messageState({ ...message, from: "agent", name: "Robin" }, marks)).toBeNull();
  expect(messageState({ ...message, chatId: "chat-0" as ChatId }, marks)).toBeNull();
});
