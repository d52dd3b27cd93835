import { expect, test } from "vitest";
import type { ChatId } from "#contract/ids.ts";
import type { ItemCard, QueueCard } from "#contract/views/cards.ts";
import { findArrivals, findQueueArrivals, waitingIn } from "./find-arrivals.ts";

const dana = "dana" as ChatId;
const items = (item: { bell: boolean; unread: number } | null) =>
  (item ? { [dana]: { chatId: dana, ...item } } : {}) as Record<string, ItemCard>;

const count = (
  before: Parameters<typeof items>[0],
  after: Parameters<typeof items>[0],
  inView: ChatId | null = null,
) => {
  const { chats, messages } = findArrivals(items(before), items(after), inView);
  return [chats.length, messages.length];
};

test("[B-3] one ring for a chat that arrives, and for each message in an item that is not in view (F-23)", () => {
  expect(count(null, { bell: true, unread: 1 })).toEqual([1, 0]);
  expect(count({ bell: true, unread: 1 }, { bell: true, unread: 1 })).toEqual([0, 0]);
  expect(count({ bell: true, unread: 1 }, { bell: true, unread: 2 })).toEqual([0, 1]);
});

test("[B-3] none for what is in view, has been opened, or has left (F-23)", () => {
  expect(count({ bell: false, unread: 0 }, { bell: false, unread: 1 }, dana)).toEqual([0, 0]);
  expect(count({ bell: true, unread: 2 }, { bell: false, unread: 0 })).toEqual([0, 0]);
  expect(count({ bell: true, unread: 2 }, null)).toEqual([0, 0]);
});

test("[B-17] one more customer in a served queue picked from by hand is an arrival, a taken one is none", () => {
  const queue = (waitingCount: number, changed: Partial<QueueCard> = {}) => ({
    bookings: { queueId: "bookings", isServed: true, isAuto: false, waitingCount, ...changed } as QueueCard,
  });
  expect(findQueueArrivals(queue(1), queue(2))).toHaveLength(1);
  expect(findQueueArrivals(queue(2), queue(1))).toHaveLength(0);
  expect(findQueueArrivals({}, queue(2))).toHaveLength(0);
  expect(findQueueArrivals(queue(1), queue(2, { isAuto: true }))).toHaveLength(0);
  expect(findQueueArrivals(queue(1), queue(2, { isServed: false }))).toHaveLength(0);
  expect([queue(1), queue(0), queue(1, { isAuto: true })].map((all) => waitingIn(all).length)).toEqual([
    1, 0, 0,
  ]);
});
