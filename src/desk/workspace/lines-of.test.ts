import { expect, test } from "vitest";
import type { AgentWords } from "#client/desk-session.ts";
import type { OutboxEntry } from "#client/outbox.ts";
import type { ChatId, CommandId, UserId } from "#contract/ids.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import { lastCustomerNumber, linesOf, markedLines, messageState, onTheirWay } from "./lines-of.ts";

const noon = new Date(2026, 10, 22, 12).getTime();
const robin = "robin" as UserId;
const dana = "dana" as ChatId;

const fromCustomer = (number: number, at: number): StaffEvent => ({
  number,
  at,
  by: { kind: "customer", id: "dana" },
  type: "message",
  parts: [{ kind: "text", text: "hi" }],
  commandId: null,
});
const fromAgent = (number: number, at: number, commandId = "c") =>
  ({
    number,
    at,
    by: { kind: "user", id: robin },
    type: "message",
    parts: [{ kind: "text", text: "yes" }],
    commandId: commandId as CommandId,
  }) satisfies StaffEvent;

const announced = (number: number, at: number) =>
  ({
    number,
    at,
    by: { kind: "system", id: "announcement" },
    type: "message",
    parts: [{ kind: "text", text: "Still in line" }],
    commandId: null,
  }) satisfies StaffEvent;

const happened = (number: number, at: number, type: StaffEvent["type"]) =>
  ({ number, at, by: { kind: "user", id: robin }, type }) as StaffEvent;
const wordsFor = ({ type }: StaffEvent) => (type === "paused" ? null : type);

test("messages of one person shortly after each other stand under one name", () => {
  const events = [
    fromCustomer(1, noon),
    fromCustomer(2, noon + 1_000),
    fromAgent(3, noon + 2_000),
    fromAgent(4, noon + 600_000),
  ];
  const firsts = linesOf(events, wordsFor).flatMap((line) => (line.kind === "message" ? [line.isFirst] : []));
  expect(firsts).toEqual([true, false, true, true]);
});

test("[B-36] what is announced stands apart from what people say, also right after it", () => {
  const events = [
    fromAgent(1, noon),
    announced(2, noon),
    announced(3, noon + 1_000),
    fromAgent(4, noon + 2_000),
  ];
  const firsts = linesOf(events, wordsFor).flatMap((line) => (line.kind === "message" ? [line.isFirst] : []));
  expect(firsts).toEqual([true, true, false, true]);
  expect(lastCustomerNumber([fromCustomer(1, noon), announced(2, noon)])).toBe(1);
});

test("each day begins with its own line", () => {
  const events = [fromCustomer(1, noon), fromCustomer(2, noon + 86_400_000)];
  expect(linesOf(events, wordsFor).map(({ kind }) => kind)).toEqual(["day", "message", "day", "message"]);
});

test("[B-31] the customer's most recent message is the one that bears the wait", () => {
  expect(lastCustomerNumber([fromCustomer(1, noon), fromCustomer(2, noon), fromAgent(3, noon)])).toBe(2);
  expect(lastCustomerNumber([fromAgent(3, noon)])).toBeNull();
});

test("[I-4] a message that has come back among the lines is not shown on its way too", () => {
  const entry = (id: string, chatId = dana): OutboxEntry<AgentWords> => ({
    id: id as CommandId,
    payload: { chatId, seenNumber: 0, text: "yes", templateId: null },
    writtenAt: noon,
    error: null,
  });
  const outbox = [entry("stored"), entry("sending"), entry("elsewhere", "sam" as ChatId)];
  const events = [fromAgent(1, noon, "stored")];
  expect(onTheirWay(outbox, { chatId: dana, events }).map(({ id }) => id)).toEqual(["sending"]);
});

test("[B-36] a message is sent, delivered, seen, as the customer's browser comes on", () => {
  const states = [
    { customerDelivered: 4, customerSeen: 4 },
    { customerDelivered: 5, customerSeen: 4 },
    { customerDelivered: 5, customerSeen: 5 },
  ].map((customer) => messageState(5, customer));
  expect(states).toEqual(["sent", "delivered", "seen"]);
});

test("[rank 6] what happened between two messages is one line, and what has no words parts no messages", () => {
  const events = [
    fromCustomer(1, noon),
    happened(2, noon, "allocated"),
    happened(3, noon, "paused"),
    happened(4, noon, "contact-assigned"),
    fromAgent(5, noon),
    happened(6, noon, "paused"),
    fromAgent(7, noon),
  ];
  const lines = linesOf(events, wordsFor);
  expect(lines.map(({ kind }) => kind)).toEqual(["day", "message", "happenings", "message", "message"]);
  expect(lines[2]).toMatchObject({ happenings: [{ words: "allocated" }, { words: "contact-assigned" }] });
  expect(lines.at(-1)).toMatchObject({ isFirst: false });
});

test("[B-36] of the messages in one state only the last shows it", () => {
  const events = [1, 2, 3, 4, 5].map((number) => fromAgent(number, noon));
  const lines = linesOf([...events, fromCustomer(6, noon)], wordsFor);
  expect([...markedLines(lines, { customerDelivered: 4, customerSeen: 2 })]).toEqual(["5", "4", "2"]);
  expect([...markedLines(lines, { customerDelivered: 6, customerSeen: 6 })]).toEqual(["5"]);
});
