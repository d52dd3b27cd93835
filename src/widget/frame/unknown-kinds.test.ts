import { type ComponentChild, type VNode, isValidElement } from "preact";
import { expect, test } from "vitest";
import { emptyCustomer, linesOf, reduceCustomer } from "#client/reduce-customer.ts";
import type { CustomerSession } from "#client/customer-session.ts";
import type { CustomerServerFrame } from "#contract/frames.ts";
import type { ChatId } from "#contract/ids.ts";
import { eventLine } from "./content/event-line.ts";
import { groupLines } from "./group-lines.ts";
import { mergeOutbox } from "./merge-outbox.ts";
import { MessageRow } from "./message-row.tsx";
import { messageState } from "./message-state.ts";
import { chat as en } from "./words/en/chat.ts";
import { later } from "./words/en/later.ts";

const chatId = "chat-1" as ChatId;
const text = (words: string) => ({ kind: "text", text: words });
const hologram = { kind: "hologram", url: "https://example.org/" };

/** The rows that the chat draws for events of a later server. */
function drawn(...said: readonly object[]): { readonly classes: string; readonly words: string }[] {
  const requested = { type: "requested", previousChatId: null };
  const events = [requested, ...said].map((one, index) => ({ number: index + 1, at: index, ...one }));
  const situation = { kind: "waiting" };
  const frame = { type: "events", chatId, after: 0, upTo: events.length, events, situation };
  const customer = reduceCustomer(emptyCustomer, frame as unknown as CustomerServerFrame);
  const items = mergeOutbox(linesOf(customer), [], 0);
  const stateOf = (item: Parameters<typeof messageState>[0]) => messageState(item, customer);
  return groupLines(items, { stateOf, dayOf: () => "", today: "" }).flatMap((row) => {
    const shown = { words: en, content: null, isArriving: false, isNewest: false };
    const asked = { ...shown, session: null as unknown as CustomerSession };
    if (row.kind === "day") return [];
    if (row.kind === "event")
      return [{ classes: "event", words: eventLine(row.item, "Acme", { ...later, ...en }) ?? "" }];
    const node = MessageRow({ row, ...asked });
    return [{ classes: (node as VNode<{ class: string }>).props.class, words: wordsOf(node) }];
  });
}

/** Everything that can be read in it. */
function wordsOf(node: ComponentChild | ComponentChild[]): string {
  if (Array.isArray(node)) return node.map((one) => wordsOf(one)).join("");
  if (!isValidElement(node)) return typeof node === "string" || typeof node === "number" ? `${node}` : "";
  const { type, props } = node as VNode<{ children?: ComponentChild }>;
  return typeof type === "function"
    ? wordsOf((type as (given: object) => ComponentChild)(props))
    : wordsOf(props.children);
}

test("[B-36] a part of a kind that the chat does not know is said to be one, and the rest is shown", () => {
  const [first, second, third] = drawn(
    { type: "message", from: "agent", name: "Robin", parts: [text("Look:"), hologram, text("Nice?")] },
    { type: "message", from: "agent", name: "Robin", parts: [hologram] },
    { type: "message", from: "customer", parts: [text("Well")], commandId: null },
  );
  expect(first?.words).toContain("Look:\nA message this page cannot show. Reload it.\nNice?");
  expect(second?.words).toContain("A message this page cannot show. Reload it.");
  expect(third?.words).toContain("Well");
});

test("[B-36] a sender without a name, or of a kind that the chat does not know, is somebody else", () => {
  const rows = drawn(
    { type: "message", from: "customer", parts: [text("Hello?")], commandId: null },
    { type: "message", from: "oracle", parts: [text("One moment")] },
    { type: "message", from: "agent", name: "", parts: [text("Here I am")] },
    { type: "message", from: "automatic", parts: [text("Welcome")] },
  );
  expect(rows.map(({ classes }) => /\b(mine|automatic)\b/.exec(classes)?.[0] ?? "theirs")).toEqual([
    "mine",
    "theirs",
    "theirs",
    "automatic",
  ]);
  const [, oracle, nameless, announced] = rows;
  expect(oracle?.words).toMatch(/^SomebodyOne moment/);
  expect(nameless?.words).toMatch(/^SomebodyHere I am/);
  expect(announced?.words).toMatch(/^Automated messageWelcome/);
});

test("[B-71] somebody without a name does not take the agent's in what happens next", () => {
  const rows = drawn(
    { type: "joined", name: "Robin", again: false },
    { type: "message", from: "agent", name: "", parts: [text("I am a bot")] },
    { type: "ended", by: "agent" },
  );
  expect(rows.at(-1)?.words).toBe("Robin has ended the chat");
});

test("[A-7] a chat that ends while it waits is ended by the company, also where an agent was there before", () => {
  const last = (...said: readonly object[]) => drawn(...said).at(-1)?.words;
  const ended = { type: "ended", by: "company" };
  expect(last(ended)).toBe("Acme has ended the chat");
  expect(last({ type: "joined", name: "Robin", again: false }, { type: "waiting" }, ended)).toBe(
    "Acme has ended the chat",
  );
  expect(last({ type: "ended", by: "agent" })).toBe("Acme has ended the chat");
});
