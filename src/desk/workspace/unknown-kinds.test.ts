import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { emptyDesk, reduceDesk } from "#client/reduce-desk.ts";
import type { StaffServerFrame } from "#contract/frames.ts";
import type { ChatId, UserId } from "#contract/ids.ts";
import type { AuthorView } from "#contract/views/author-view.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import { authorName } from "./author-name.ts";
import { lineWords } from "./line-words.ts";
import { lastCustomerNumber, linesOf } from "./lines-of.ts";
import { MessageLine } from "./message-line.tsx";
import { senderName } from "./sender-name.ts";

const chatId = "chat-one" as ChatId;
const text = (words: string) => ({ kind: "text", text: words });
const hologram = { kind: "hologram", url: "https://example.org/" };
const customer = { kind: "customer", id: "dana" };
const oracle = { kind: "oracle", id: "one" };
const wordsFor = (event: StaffEvent) => lineWords(event, { author: () => "somebody" } as never);
const names = { customer: "Dana", user: (userId: UserId) => `user ${userId}` };

/** As a server of a later version may send them. */
function linesFrom(...said: readonly object[]) {
  const events = said.map((one, index) => ({ number: index + 1, at: index, commandId: null, ...one }));
  const frame = { type: "events", chatId, after: 0, upTo: events.length, events, olderLeftOut: false };
  const typing = reduceDesk(emptyDesk, { type: "typing", chatId, on: true });
  const desk = reduceDesk(typing, frame as unknown as StaffServerFrame);
  const held = desk.timelines[chatId]?.events ?? [];
  return { held, isTyping: desk.typing[chatId] === true, lines: linesOf(held, wordsFor) };
}

function drawn(events: readonly StaffEvent[]): string[] {
  return linesOf(events, wordsFor).flatMap((line) => {
    if (line.kind !== "message") return [];
    const { event, isFirst } = line;
    const sender = senderName(event.by, names);
    const html = renderToStaticMarkup(
      createElement(MessageLine, { event, sender, isFirst, state: "sent", isMarked: true, waiting: null }),
    );
    return [html.replace(/<(svg|time)[\s\S]*?<\/\1>/g, "").replace(/<[^>]+>/g, "|")];
  });
}

test("[B-36] a part of a kind that the desk does not know is said to be one, and the rest is shown", () => {
  const { held } = linesFrom(
    { type: "message", by: customer, parts: [text("Look:"), hologram, text("Nice?")] },
    { type: "message", by: customer, parts: [hologram] },
    { type: "message", by: customer, parts: [text("Well?")] },
  );
  const [first, second, third] = drawn(held);
  expect(first).toMatch(/Dana\|.*Look:\nA message this page cannot show\. Reload it\.\nNice\?/);
  expect(second).toContain("A message this page cannot show. Reload it.");
  expect(third).toContain("Well?");
});

test("[B-36] a sender of a kind that the desk does not know has a neutral name, and is not the customer", () => {
  const { held, isTyping, lines } = linesFrom(
    { type: "message", by: customer, parts: [text("Hello?")] },
    { type: "message", by: oracle, parts: [text("One moment")] },
  );
  expect(isTyping).toBe(false);
  expect(lastCustomerNumber(held)).toBe(1);
  expect(lines.map((line) => line.kind === "message" && line.isFirst)).toEqual([false, true, true]);
  const [, second] = drawn(held);
  expect(second).toMatch(/\|Somebody\|.*One moment/);
  // Only the company's messages say how far they have come.
  expect(second).toContain("Sent");
  // A message by somebody else does not end the customer's typing.
  expect(linesFrom({ type: "message", by: oracle, parts: [] }).isTyping).toBe(true);
});

test.each([
  [customer, "Dana", "the customer"],
  [{ kind: "user", id: "robin" }, "user robin", "user robin"],
  [{ kind: "bot", id: "one" }, "Bot", "a bot"],
  [{ kind: "token", id: "one" }, "Another program", "another program"],
  [{ kind: "system", id: "announcement" }, "Automated message", "Bellhop"],
  [oracle, "Somebody", "somebody"],
])("[B-36] %j is called", (by, above, within) => {
  expect(senderName(by as AuthorView, names)).toBe(above);
  expect(authorName(by as AuthorView, names.user)).toBe(within);
});

test("what happened in a way that the desk does not know is left out", () => {
  const { held, lines } = linesFrom({ type: "levitated", by: customer });
  expect(held).toHaveLength(1);
  expect(lines).toEqual([]);
});
