import { expect, test } from "vitest";
import type { ChatId } from "#contract/ids.ts";
import type { ItemCard } from "#contract/views/cards.ts";
import { keepOrder } from "./keep-order.ts";
import { sortItems } from "./sort-items.ts";

const item = (chatId: string, ownedSince: number, replyWaitSince: number | null) =>
  ({ chatId: chatId as ChatId, ownedSince, replyWaitSince }) as ItemCard;

const early = item("early", 100, null);
const patient = item("patient", 300, 50);
const fresh = item("fresh", 200, 250);

const ids = (items: readonly ItemCard[]) => items.map(({ chatId }) => chatId);

test("[B-27] the longest reply wait comes first, then those who wait for nothing", () => {
  expect(ids(sortItems([early, fresh, patient], "longest-wait"))).toEqual(["patient", "fresh", "early"]);
});

test("[B-27] the agent can switch to the order of arrival", () => {
  expect(ids(sortItems([patient, fresh, early], "arrival"))).toEqual(["early", "fresh", "patient"]);
});

test("[B-27] equal waits have one order, whatever order they came in", () => {
  const a = item("a", 100, 50);
  const b = item("b", 100, 50);
  expect(ids(sortItems([b, a], "longest-wait"))).toEqual(ids(sortItems([a, b], "longest-wait")));
});

test("[B-27] under the pointer what is shown stays, what has gone leaves, what is new comes last", () => {
  expect(keepOrder(["a", "b", "c"], ["new", "c", "a"])).toEqual(["a", "c", "new"]);
});

test("[B-27] an order to which nothing happens is the same order", () => {
  const shown = ["a", "b"];
  expect(keepOrder(shown, ["b", "a"])).toBe(shown);
});
