import type { ChatId } from "#contract/ids.ts";
import { describe, expect, test } from "vitest";
import type { ChatItem, EventItem, MessageItem } from "./chat-item.ts";
import { groupLines } from "./group-lines.ts";

const chatId = "chat-1" as ChatId;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

function message(at: number, name = ""): MessageItem {
  const from = name === "" ? "customer" : "agent";
  return { kind: "message", key: `m${at}`, chatId, at, from, name, parts: [], number: at, entry: null };
}

function event(at: number, change: EventItem["event"]): EventItem {
  return { kind: "event", key: `e${at}`, chatId, at, event: change, agent: null };
}

type StateOf = (item: MessageItem) => "sent" | "seen" | null;

function shape(items: readonly ChatItem[], stateOf: StateOf = () => null) {
  const dayOf = (at: number) => String(Math.floor(at / dayMs));
  return groupLines(items, { stateOf, dayOf, today: "0" }).map((row) => {
    if (row.kind !== "message") return row.kind;
    return `${row.isFirst ? "[" : ""}${row.item.name || "me"}${row.isLast ? "]" : ""}`;
  });
}

describe("groups", () => {
  test("messages of one person in a row are one group", () => {
    expect(shape([message(1), message(2), message(3, "Robin"), message(4, "Robin")])).toEqual([
      "[me",
      "me]",
      "[Robin",
      "Robin]",
    ]);
  });

  test("another agent, a pause or something that happens begins a new group", () => {
    const joined = event(3, { type: "joined", name: "Sam", again: true, number: 3, at: 3 });
    expect(shape([message(1, "Robin"), message(2, "Sam"), joined, message(4, "Sam")])).toEqual([
      "[Robin]",
      "[Sam]",
      "event",
      "[Sam]",
    ]);
    expect(shape([message(0), message(5 * minuteMs)])).toEqual(["[me]", "[me]"]);
  });

  test("[B-36] where the state changes, both are shown", () => {
    expect(shape([message(1), message(2), message(3)], ({ at }) => (at < 2 ? "seen" : "sent"))).toEqual([
      "[me]",
      "me",
      "me]",
    ]);
  });
});

describe("days and chats", () => {
  test("a day is named when it is not today, and when it changes", () => {
    expect(shape([message(1), message(2)])).toEqual(["[me", "me]"]);
    expect(shape([message(-2), message(-1), message(1)])).toEqual(["day", "[me", "me]", "day", "[me]"]);
  });

  test("[B-78] a chat after another is divided from it, the first one begins without a word", () => {
    const requested = (previousChatId: ChatId | null) =>
      event(2, { type: "requested", previousChatId, number: 1, at: 2 });
    expect(shape([requested(null), message(3)])).toEqual(["[me]"]);
    expect(shape([message(1), requested(chatId), message(3)])).toEqual(["[me]", "event", "[me]"]);
  });

  test("every row has a key of its own", () => {
    const items = [message(-1), message(1), message(dayMs), message(2 * dayMs, "Robin")];
    const rows = groupLines(items, {
      stateOf: () => null,
      dayOf: (at) => String(Math.floor(at / dayMs)),
      today: "0",
    });
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });
});
