import { byCustomer, bySystem } from "#core/author.ts";
import { settingSaved } from "#core/account/account-event.ts";
import { describe, expect, test } from "vitest";
import type { Answer } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Change } from "#core/change.ts";
import { inAgent, inChat } from "#core/change.ts";
import { at } from "#core/testing/at.ts";
import {
  accountId,
  frontline,
  inAccount,
  lunch,
  queueWith,
  robin,
  rules,
  sales,
  saved,
  userWith,
} from "#core/testing/given-account.ts";
import {
  chat1,
  chose,
  customerOf,
  customerWrote,
  ended,
  requested,
  taken,
  wrapUpWith,
} from "#core/testing/given-chat.ts";
import { checkDeadlines } from "../../tools/chaos/check-deadlines.ts";
import { checkMessages } from "../../tools/chaos/check-messages.ts";
import { StopCount } from "../../tools/chaos/check-stops.ts";
import { checkViews } from "../../tools/chaos/check-views.ts";
import { type Asked, Ledger, type Line } from "../../tools/chaos/ledger.ts";
import type { LoggedEvent } from "../../tools/chaos/read-stored.ts";
import { textParts } from "#core/message/message-part.ts";

/** The events of these changes as they would lie in their logs. */
function logged(...changes: readonly (Change | readonly Change[])[]): LoggedEvent[] {
  const numbers = new Map<string, number>();
  return changes.flat().map(({ log: kind, id: logId, event }) => {
    const { type, at: when, ...body } = event;
    const number = (numbers.get(logId) ?? 0) + 1;
    numbers.set(logId, number);
    return { kind, accountId, logId, number, at: when, type, body, commandId: null };
  });
}

const command = (name: string) => `chaos_${name}` as CommandId;

function message(number: number, name: string, text = name): LoggedEvent {
  const base = {
    kind: "chat",
    accountId,
    logId: chat1,
    number,
    at: at(number),
    type: "message.sent",
  } as const;
  return {
    ...base,
    body: { by: byCustomer(customerOf(chat1)), parts: textParts(text) },
    commandId: command(name),
  };
}

/** A message of the customer's, acknowledged as event `number` of their chat. */
function acknowledged(name: string, number: number): Asked {
  const ok: Answer = { log: chat1, number, at: at(number) };
  const common = { id: command(name), who: "customer", name: "customer.write", text: name } as const;
  return { ...common, lines: [], answers: [{ ok, life: 1, turn: number }], refusal: null };
}

/** Events that were written and told, in this order. */
function told(...asked: readonly Asked[]) {
  const texts = asked.flatMap(({ text }) => text ?? []);
  return { asked: new Map(asked.map((one) => [one.id, one])), written: new Map([["customer", texts]]) };
}

describe("what chaos counts of messages", () => {
  const both = told(acknowledged("one", 2), acknowledged("two", 3));
  const clean = { lost: 0, doubled: 0, outOfOrder: 0, wronglyAnswered: 0 };

  test("[I-4] nothing, when the log says what was told", () => {
    expect(checkMessages(both, [message(2, "one"), message(3, "two")])).toMatchObject(clean);
  });

  test("[I-4] lost: acknowledged and not there, or with other words", () => {
    expect(checkMessages(both, [message(2, "one")])).toMatchObject({ lost: 1, doubled: 0 });
    expect(checkMessages(both, [message(2, "one"), message(3, "two", "tw")])).toMatchObject({ lost: 1 });
  });

  test("[I-4] doubled: one command twice, or one text under two ids", () => {
    const twice = [message(2, "one"), message(3, "two"), message(4, "two")];
    expect(checkMessages(both, twice)).toMatchObject({ lost: 0, doubled: 1 });
    const anew = [message(2, "one"), message(3, "two"), message(4, "again", "two")];
    expect(checkMessages(both, anew)).toMatchObject({ lost: 0, doubled: 1 });
  });

  test("[I-4] out of order: not as it was written, or not as it was acknowledged", () => {
    const swappedInLog = told(acknowledged("one", 3), acknowledged("two", 2));
    const log = [message(2, "two"), message(3, "one")];
    expect(checkMessages(swappedInLog, log)).toMatchObject({ outOfOrder: 1 });
    const [one, two] = [acknowledged("one", 2), acknowledged("two", 3)];
    const swappedInAnswers = told(
      { ...one, answers: one.answers.map((answer) => ({ ...answer, turn: 9 })) },
      two,
    );
    expect(checkMessages(swappedInAnswers, [message(2, "one"), message(3, "two")])).toMatchObject({
      outOfOrder: 1,
    });
  });

  test("[I-4] wrongly answered: another event, two answers, or refused and there all the same", () => {
    const log = [message(2, "one"), message(3, "two")];
    const elsewhere = told(acknowledged("one", 2), acknowledged("two", 2));
    expect(checkMessages(elsewhere, log)).toMatchObject({ wronglyAnswered: 1 });
    const one = acknowledged("one", 2);
    const twice = { ...one, answers: [...one.answers, ...acknowledged("one", 3).answers] };
    expect(checkMessages(told(twice, acknowledged("two", 3)), log)).toMatchObject({ wronglyAnswered: 1 });
    const refused: Asked = { ...one, answers: [], refusal: { code: "chat-over", words: "" } };
    expect(checkMessages(told(refused, acknowledged("two", 3)), log)).toMatchObject({ wronglyAnswered: 1 });
  });
});

describe("what chaos counts of servers that are asked to stop", () => {
  /** A browser that has sent this on a line of its own. */
  function asking(name: string) {
    const ledger = new Ledger();
    const line: Line = { who: "customer", wasLeft: false, wasTold: false };
    ledger.opened(line);
    const payload = { chatId: null, seenNumber: 0, text: name };
    ledger.sent(
      line,
      JSON.stringify({ type: "command", id: command(name), name: "customer.write", payload }),
    );
    return { ledger, line, stops: new StopCount(ledger) };
  }

  function receive(ledger: Ledger, line: Line, frame: object): void {
    ledger.received(line, JSON.stringify(frame));
  }
  const goodbye = { type: "goodbye", code: "server-stopping", words: "" };
  const answer = { type: "answer", id: command("one"), ok: { log: chat1, number: 2, at: at(2) } };

  test("[I-4] nothing, when everybody was answered and told, and it ended with 0", async () => {
    const { ledger, line, stops } = asking("one");
    receive(ledger, line, answer);
    receive(ledger, line, goodbye);
    ledger.closed(line);
    await stops.ended({ exitCode: 0, tookMs: 20 });
    stops.look([message(2, "one")]);
    expect(stops).toMatchObject({ stops: 1, failed: 0, untold: 0, findings: [] });
    expect(stops.unanswered.size).toBe(0);
  });

  test("[I-4] what is stored and was not answered, once, and nothing that was not stored", () => {
    const { ledger, line, stops } = asking("one");
    receive(ledger, line, goodbye);
    ledger.closed(line);
    stops.look([]);
    expect(stops.unanswered.size).toBe(0);
    stops.look([message(2, "one")]);
    stops.look([message(2, "one")]);
    expect([...stops.unanswered]).toEqual([command("one")]);
    expect(stops.findings).toHaveLength(1);
  });

  test("[I-4] not what somebody asked who went away before the answer", () => {
    const { ledger, line, stops } = asking("one");
    ledger.left(line);
    ledger.closed(line);
    stops.look([message(2, "one")]);
    expect(stops.unanswered.size).toBe(0);
    expect(stops.untold).toBe(0);
  });

  test("[I-4] lines that ended without a word, and ends with another code or by a signal", async () => {
    const { ledger, line, stops } = asking("one");
    ledger.closed(line);
    expect(stops.untold).toBe(1);
    await stops.ended({ exitCode: 1, tookMs: 10_017 });
    await stops.ended({ exitCode: null, tookMs: 13_000 });
    expect(stops).toMatchObject({ stops: 2, failed: 2, longestMs: 13_000 });
  });
});

describe("what chaos counts of screens", () => {
  const log = [message(2, "one"), message(3, "two")];
  const screen = (...numbers: number[]) => ({
    by: "a page",
    chatId: chat1,
    from: 2,
    upTo: 3,
    messages: numbers.map((number) => ({ number, text: number === 2 ? "one" : "two" })),
  });

  test.each([
    ["as the log", [2, 3], { lost: 0, doubled: 0, outOfOrder: 0 }],
    ["one less", [2], { lost: 1, doubled: 0, outOfOrder: 0 }],
    ["one twice", [2, 3, 3], { lost: 0, doubled: 1, outOfOrder: 1 }],
    ["one that is not in the log", [2, 3, 4], { lost: 0, doubled: 1, outOfOrder: 0 }],
    ["the other way round", [3, 2], { lost: 0, doubled: 0, outOfOrder: 1 }],
  ])("[I-4] %s", (_name, numbers, counted) => {
    expect(checkViews([screen(...numbers)], log)).toMatchObject(counted);
  });
});

describe("what chaos counts of deadlines", () => {
  const first = { at: at(0), by: bySystem("set-up") };
  const account = [
    inAccount({ type: "account.created", ...first, accountId, rules }),
    inAccount(settingSaved("group", { groupId: frontline, name: "Frontline" }, first)),
    saved({ user: userWith({ userId: robin }) }),
    saved({ queue: queueWith({ queueId: sales, replyTargetMs: 10_000 }) }),
    inAccount(settingSaved("break-reason", { breakReasonId: lunch, name: "Lunch", maxMs: 5_000 }, first)),
  ];
  const wrapUp = [
    requested(chat1, at(0)),
    taken(chat1, robin, at(1)),
    ended(chat1, robin, wrapUpWith({ at: at(2), leftMs: 3_000, running: true })),
  ];
  const closedAt = (when: number): Change[] => [
    inChat(chat1, { type: "chat.closed", at: when, by: bySystem("wrap-up"), why: "expired" }),
    inAgent(robin, {
      type: "agent.chat-lost",
      at: when,
      by: bySystem("wrap-up"),
      chatId: chat1,
      why: "closed",
    }),
  ];
  const missedAt = (when: number) =>
    inChat(chat1, {
      type: "reply-target.missed",
      at: when,
      by: bySystem("reply-target"),
      since: at(0),
      targetMs: 10_000,
    });
  const overran = (when: number) =>
    inAgent(robin, { type: "agent.break-overran", at: when, by: bySystem("break") });
  const count = (...changes: readonly (Change | readonly Change[])[]) =>
    checkDeadlines(logged(account, ...changes), {
      until: at(100),
      wasDead: (when) => when >= at(4) && when < at(6),
    });

  test.each([
    ["closed when it was due", [...wrapUp, closedAt(at(5))], { due: 1, dueWhileDead: 1, missed: 0 }],
    ["closed later", [...wrapUp, closedAt(at(7))], { due: 1, missed: 1 }],
    ["never closed", wrapUp, { due: 0, missed: 1 }],
    ["closed twice", [...wrapUp, closedAt(at(5)), closedAt(at(5))], { unexplained: 1 }],
  ])("[B-53] a wrap-up %s", (_name, changes, counted) => {
    expect(count(...changes)).toMatchObject({ doubled: 0, ...counted });
  });

  test("[I-1] a chat that its agent's log does not give up", () => {
    const [closing] = closedAt(at(5));
    expect(count(...wrapUp, closing ?? [])).toMatchObject({ unexplained: 1 });
  });

  test.each([
    ["missed when it was due", [missedAt(at(10))], { due: 1, missed: 0, doubled: 0 }],
    ["missed later", [missedAt(at(11))], { due: 1, missed: 1, doubled: 0 }],
    ["missed twice", [missedAt(at(10)), missedAt(at(10))], { due: 2, missed: 0, doubled: 1 }],
    ["missed and not logged, nobody answering", [], { due: 0, missed: 1, doubled: 0 }],
    [
      "missed and not logged, left before anybody looked",
      [inChat(chat1, { type: "chat.abandoned", at: at(12), by: byCustomer(customerOf(chat1)), why: "left" })],
      { due: 0, missed: 1, doubled: 0 },
    ],
    [
      "not missed: the customer was gone by then",
      [inChat(chat1, { type: "chat.abandoned", at: at(9), by: bySystem("leaving"), why: "gone" })],
      { due: 0, missed: 0, doubled: 0 },
    ],
  ])("[B-31] a reply target %s", (_name, changes, counted) => {
    const waiting = [requested(chat1, at(0)), customerWrote(chat1, at(0))];
    expect(count(...waiting, ...changes)).toMatchObject(counted);
  });

  test.each([
    ["overrun when it was due", [overran(at(15))], { due: 1, missed: 0, doubled: 0 }],
    ["overrun twice", [overran(at(15)), overran(at(15))], { due: 2, missed: 0, doubled: 1 }],
    ["overrun and not logged", [], { missed: 1, doubled: 0 }],
    ["overrun and ended unlogged", [chose(robin, "available", at(16))], { missed: 1, doubled: 0 }],
    ["ended in time", [chose(robin, "available", at(14))], { missed: 0, doubled: 0 }],
  ])("[B-60] a break %s", (_name, changes, counted) => {
    expect(count(chose(robin, "break", at(10)), ...changes)).toMatchObject(counted);
  });
});
