import { expect, test } from "vitest";
import type { ClassificationId } from "#contract/ids.ts";
import type { ClassificationCard } from "#contract/views/cards.ts";
import { classificationPaths } from "./classification-paths.ts";

const card = (id: string, name: string, parent: string | null = null): ClassificationCard => ({
  classificationId: id as ClassificationId,
  name,
  parentId: parent as ClassificationId | null,
  retired: false,
});

test("[B-51] the tree is listed with whole paths, each below what it belongs to, by name", () => {
  const cards = [
    card("late", "Late", "delivery"),
    card("refund", "Refund"),
    card("order", "Order"),
    card("delivery", "Delivery", "order"),
  ];
  expect(classificationPaths(cards).map(({ path, depth }) => [path, depth])).toEqual([
    ["Order", 0],
    ["Order ▸ Delivery", 1],
    ["Order ▸ Delivery ▸ Late", 2],
    ["Refund", 0],
  ]);
});

test("a retired one stays in the list, marked, for the chats that bear it", () => {
  expect(classificationPaths([{ ...card("old", "Old"), retired: true }])[0]?.retired).toBe(true);
});
