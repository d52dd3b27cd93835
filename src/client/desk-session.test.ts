import { beforeEach, expect, test } from "vitest";
import type { ClientFrame } from "#contract/frames.ts";
import type { ChatId } from "#contract/ids.ts";
import type { PutCard } from "#contract/views/cards.ts";
import { type VirtualPlatform, virtualPlatform } from "../../tests/support/virtual-platform.ts";
import { DeskSession } from "./desk-session.ts";

const dana = "dana" as ChatId;
const sam = "sam" as ChatId;

let platform: VirtualPlatform;
let session: DeskSession;

beforeEach(() => {
  platform = virtualPlatform();
  session = new DeskSession({ platform, outboxKey: "robin" });
  session.start();
  welcome([]);
});

function welcome(cards: readonly PutCard[]): void {
  platform.socket.open();
  platform.socket.receive({ type: "welcome", version: 1, history: "one", now: platform.now(), cards });
}

const itemOf = (chatId: ChatId) => ["item", chatId, { chatId, lastNumber: 0 }] as unknown as PutCard;

function piece(chatId: ChatId, after: number, olderLeftOut = false): void {
  const number = after + 1;
  const line = { type: "note", number, at: number, by: { kind: "system" }, text: "Internal" } as never;
  platform.socket.receive({ type: "events", chatId, after, upTo: number, events: [line], olderLeftOut });
}

const asked = (type: ClientFrame["type"]) => platform.socket.sent.filter((frame) => frame.type === type);
const held = () => Object.keys(session.model.get().desk.timelines);

test("[U-17] a gap is asked about once, however much comes before its answer, and again over another line", () => {
  session.openChat(dana);
  piece(dana, 0);
  for (let number = 5; number < 35; number++) piece(dana, number);
  expect(asked("open")).toHaveLength(2);
  for (let number = 1; number < 35; number++) piece(dana, number);
  expect(session.model.get().desk).toMatchObject({ gaps: [], timelines: { [dana]: { upTo: 35 } } });
  piece(dana, 40);
  expect(asked("open")).toHaveLength(3);

  platform.socket.breakOff();
  platform.pass(10_000);
  welcome([]);
  expect(asked("open")).toHaveLength(1);
  piece(dana, 50);
  expect(asked("open")).toHaveLength(2);
});

test("[U-18] events of chats that were opened and closed leave memory, except those in the inbox", () => {
  platform.socket.receive({ type: "cards", put: [itemOf(sam)], drop: [] });
  for (const chatId of [dana, sam]) {
    session.openChat(chatId);
    piece(chatId, 0);
    session.closeChat(chatId);
  }
  expect(held()).toEqual([sam]);
  session.openChat(dana);
  piece(dana, 0);
  platform.socket.receive({ type: "cards", put: [], drop: [["item", sam]] });
  expect(held()).toEqual([dana]);
});

test("[V-1] a chat that was closed is not opened again by what was on its way", () => {
  session.openChat(dana);
  piece(dana, 0);
  session.closeChat(dana);
  piece(dana, 1);
  piece(dana, 2);
  expect([asked("open").length, held()]).toEqual([1, []]);
});

test("[U-18] without a line nothing is asked for that somebody would wait for", async () => {
  session.openChat(dana);
  piece(dana, 0, true);
  platform.socket.breakOff();
  await session.readOlder(dana);
  platform.pass(10_000);
  welcome([]);
  expect(asked("query")).toEqual([]);
  void session.readOlder(dana);
  expect(asked("query")).toHaveLength(1);
});

test("[U-19] an item that changes is told once, and marked alone", () => {
  platform.socket.receive({ type: "cards", put: [itemOf(dana), itemOf(sam)], drop: [] });
  let told = 0;
  session.model.subscribe(() => told++);
  const before = asked("mark").length;
  const next = ["item", dana, { chatId: dana, lastNumber: 1 }] as unknown as PutCard;
  platform.socket.receive({ type: "cards", put: [next], drop: [] });
  expect(told).toBe(1);
  expect(asked("mark").slice(before)).toEqual([{ type: "mark", chatId: dana, delivered: 1, seen: 0 }]);
});
