import { expect, test } from "vitest";
import type { ChatId } from "#contract/ids.ts";
import { headPx, itemPx, rowsInView, viewInSteps } from "./rows-in-view.ts";

const chatIds = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `chat-${from + index}` as ChatId);
const sections = [
  { section: "late", chatIds: chatIds(0, 400) },
  { section: "answered", chatIds: chatIds(400, 600) },
] as const;
const none = new Set<ChatId>();

test("[U-19] of a thousand items those in view are drawn, each in its place", () => {
  const top = headPx + 100 * itemPx;
  const { heightPx, drawn } = rowsInView(sections, { top, bottom: top + 10 * itemPx, kept: none });
  expect(heightPx).toBe(2 * headPx + 1_000 * itemPx);
  const [late, answered] = drawn;
  expect(late?.items.map(({ chatId }) => chatId)).toEqual(chatIds(100, 10));
  expect(late?.items[0]).toEqual({ chatId: "chat-100", topPx: top, position: 101 });
  expect([late?.count, answered?.count, answered?.items, answered?.topPx]).toEqual([
    400,
    600,
    [],
    headPx + 400 * itemPx,
  ]);
});

test("[U-19] a view over the end of a section shows the beginning of the next", () => {
  const top = headPx + 399 * itemPx;
  const { drawn } = rowsInView(sections, { top, bottom: top + 3 * itemPx + headPx, kept: none });
  expect(drawn.map(({ items }) => items.map(({ chatId }) => chatId))).toEqual([
    ["chat-399"],
    ["chat-400", "chat-401"],
  ]);
});

test("[U-19] kept items are drawn wherever the list is scrolled to", () => {
  const kept = new Set(chatIds(998, 2));
  const { drawn } = rowsInView(sections, { top: 0, bottom: 2 * itemPx, kept });
  expect(drawn[1]?.items.map(({ chatId, position }) => [chatId, position])).toEqual([
    ["chat-998", 599],
    ["chat-999", 600],
  ]);
});

test("by arrival there is no heading, and the items begin at the top", () => {
  const { heightPx, drawn } = rowsInView([{ section: null, chatIds: chatIds(0, 2) }], {
    top: 0,
    bottom: 500,
    kept: none,
  });
  expect(heightPx).toBe(2 * itemPx);
  expect(drawn[0]?.items.map(({ topPx }) => topPx)).toEqual([0, itemPx]);
});

test("the view in steps holds all that is seen, and stays the same for some rows", () => {
  for (const top of [0, 1, 239, 240, 10_001]) {
    const steps = viewInSteps({ top, bottom: top + 800 });
    expect(steps.top).toBeLessThanOrEqual(top);
    expect(steps.bottom).toBeGreaterThanOrEqual(top + 800);
  }
  expect(viewInSteps({ top: 480, bottom: 1_300 })).toEqual(viewInSteps({ top: 500, bottom: 1_320 }));
});
