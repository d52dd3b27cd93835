import { textOfParts } from "#client/text-of-parts.ts";
import type { CustomerWords } from "#client/customer-session.ts";
import type { OutboxEntry } from "#client/outbox.ts";
import type { ChatId, CommandId } from "#contract/ids.ts";
import { describe, expect, test } from "vitest";
import { mergeOutbox } from "./merge-outbox.ts";

const chatId = "chat-1" as ChatId;

function said(number: number, text: string, commandId: string | null = null) {
  const id = commandId as CommandId | null;
  return {
    chatId,
    number,
    at: number * 1_000,
    type: "message",
    from: "customer",
    parts: [{ kind: "text", text }],
    commandId: id,
  } as const;
}

function written(id: string, text: string, writtenAt = 9_000): OutboxEntry<CustomerWords> {
  const payload = { chatId, seenNumber: 0, text, page: "", browser: "", language: "" };
  return { id: id as CommandId, payload, writtenAt, error: null };
}

describe("lines and what is on its way", () => {
  test("[I-4] what is on its way stands after every line", () => {
    const items = mergeOutbox([said(2, "first"), said(3, "second")], [written("c", "third", 0)], 0);
    expect(items.map((item) => item.kind === "message" && textOfParts(item.parts, "?"))).toEqual([
      "first",
      "second",
      "third",
    ]);
  });

  test("[I-4] a message that is among the lines is not shown a second time", () => {
    const items = mergeOutbox([said(2, "hello", "a")], [written("a", "hello")], 0);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ number: 2, entry: null });
  });

  test("[B-36] what is announced is neither the customer's nor an agent's", () => {
    const line = {
      chatId,
      number: 3,
      at: 3_000,
      type: "message",
      from: "automatic",
      parts: [{ kind: "text", text: "Welcome" }],
    } as const;
    const ended = { chatId, number: 4, at: 4_000, type: "ended", by: "agent" } as const;
    const items = mergeOutbox([said(2, "hello", "a"), line, ended], [], 0);
    expect(items[1]).toMatchObject({ from: "automatic", parts: line.parts, number: 3 });
    expect(items[2]).toMatchObject({ agent: null });
  });

  test("[I-4] the same text written twice on purpose is two messages", () => {
    const items = mergeOutbox([said(2, "ok", "a")], [written("b", "ok"), written("c", "ok")], 0);
    expect(items).toHaveLength(3);
  });

  test("a message keeps its key when it is stored", () => {
    const [before] = mergeOutbox([], [written("a", "hello")], 0);
    const [after] = mergeOutbox([said(2, "hello", "a")], [written("a", "hello")], 0);
    expect(after?.key).toBe(before?.key);
  });

  test("what is on its way is dated by the server's clock", () => {
    const [item] = mergeOutbox([], [written("a", "hello", 5_000)], -2_000);
    expect(item?.at).toBe(3_000);
  });

  test("[B-71] what happens is told with who the customer was with until then", () => {
    const joined = (number: number, name: string) =>
      ({ chatId, number, at: number, type: "joined", name, again: number > 2 }) as const;
    const ended = { chatId, number: 4, at: 4, type: "ended", by: "agent" } as const;
    const next = {
      chatId: "chat-2" as ChatId,
      number: 1,
      at: 9,
      type: "requested",
      previousChatId: chatId,
    } as const;
    const items = mergeOutbox([joined(2, "Robin"), joined(3, "Sam"), ended, next, joined(2, "Kim")], [], 0);
    expect(items.map((item) => item.kind === "event" && item.agent)).toEqual([
      null,
      "Robin",
      "Sam",
      null,
      null,
    ]);
  });
});
