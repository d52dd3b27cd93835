import { expect, test } from "vitest";
import type { AgentWords } from "#client/desk-session.ts";
import type { OutboxEntry } from "#client/outbox.ts";
import type { ChatId, CommandId, UserId } from "#contract/ids.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import { lastCustomerNumber, linesOf, makeLines, markedLines, messageState, onTheirWay } from "./lines-of.ts";

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

test("[U-19] what comes to a log leaves the lines before it the same objects, and is what the whole log gives", () => {
  const log = [
    fromCustomer(1, noon),
    fromAgent(2, noon + 1_000),
    happened(3, noon + 2_000, "taken"),
    happened(4, noon + 3_000, "transferred"),
    fromCustomer(5, noon + 4_000),
    happened(6, noon + 5_000, "paused"),
    fromCustomer(7, noon + 86_400_000),
  ];
  const asked: number[] = [];
  const countedWords = (event: StaffEvent) => {
    asked.push(event.number);
    return wordsFor(event);
  };
  let made = makeLines(log.slice(0, 1), countedWords, null);
  for (let count = 2; count <= log.length; count++) {
    const before = made;
    made = makeLines(log.slice(0, count), countedWords, before);
    expect(made.lines).toEqual(linesOf(log.slice(0, count), wordsFor));
    // Only what happens beside something else that happened changes a line.
    const kept = before.lines.length - (count === 4 ? 1 : 0);
    for (let line = 0; line < kept; line++) expect(made.lines[line]).toBe(before.lines[line]);
  }
  expect(asked).toEqual([3, 4, 6]);
  // Older ones before them, or another way to say it, are made anew.
  const older = [{ ...fromCustomer(0, noon - 1_000) }, ...log];
  expect(makeLines(older, countedWords, made).lines).toEqual(linesOf(older, wordsFor));
  expect(makeLines(log, () => null, made).lines).toEqual(linesOf(log, () => null));
});
