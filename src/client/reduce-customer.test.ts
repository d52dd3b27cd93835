import { describe, expect, test } from "vitest";
import type { CustomerServerFrame } from "#contract/frames.ts";
import type { ChatId } from "#contract/ids.ts";
import type { SituationView } from "#contract/views/situation-view.ts";
import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import { type CustomerModel, emptyCustomer, linesOf, olderThan, reduceCustomer } from "./reduce-customer.ts";

const [first, second] = ["chat-one", "chat-two"] as ChatId[] as [ChatId, ChatId];

const none: SituationView = { kind: "none" };
const waiting: SituationView = { kind: "waiting" };
const withRobin: SituationView = { kind: "with-agent", name: "Robin" };

function welcome(chatId: ChatId | null, situation = none): CustomerServerFrame {
  const company = {
    companyName: "Acme",
    parameters: [],
    forgetWhenEnded: false,
    isKnown: true,
    fileKinds: [],
    offline: null,
    form: null,
  };
  return { type: "welcome", version: 1, history: "one", now: 0, ...company, chatId, situation };
}

type Line = CustomerEvent extends infer Event
  ? Event extends CustomerEvent
    ? Omit<Event, "number" | "at">
    : never
  : never;

type Events = Extract<CustomerServerFrame, { type: "events" }>;

function events(chatId: ChatId, after: number, lines: readonly Line[]): Events {
  const numbered = lines.map((line, index) => ({
    ...line,
    number: after + index + 1,
    at: after + index + 1,
  }));
  return {
    type: "events",
    chatId,
    after,
    upTo: after + lines.length,
    events: numbered,
    olderLeftOut: false,
    situation: waiting,
  };
}

function requested(previousChatId: ChatId | null): Line {
  return { type: "requested", previousChatId };
}
const hello: Line = {
  type: "message",
  from: "customer",
  parts: [{ kind: "text", text: "Hello" }],
  commandId: null,
};
const joined: Line = { type: "joined", name: "Robin", again: false };
const reply: Line = { type: "message", from: "agent", name: "Robin", parts: [{ kind: "text", text: "Hi" }] };
const ended: Line = { type: "ended", by: "agent" };

function after(...frames: readonly CustomerServerFrame[]): CustomerModel {
  return frames.reduce(reduceCustomer, emptyCustomer);
}

describe("where the customer stands", () => {
  const begun = events(first, 0, [requested(null), hello]);

  test("[B-30] [B-32] what is announced is no agent: it does not end anybody's typing", () => {
    const announced: Line = { type: "message", from: "automatic", parts: [] };
    const typing: CustomerServerFrame = { type: "typing", chatId: first, on: true };
    const frames = [welcome(null), begun, typing, events(first, 2, [announced])];
    expect(after(...frames).agentTyping).toBe(true);
    expect(after(...frames, events(first, 3, [reply])).agentTyping).toBe(false);
  });

  test("[B-71] [W-9] is what the server said last, whatever lines of their chat are here", () => {
    const standing = (...frames: CustomerServerFrame[]) => after(...frames).situation;
    expect(standing(welcome(null))).toEqual(none);
    expect(standing(welcome(null), begun)).toEqual(waiting);
    expect(standing(welcome(first, withRobin))).toEqual(withRobin);
    // A page of a long chat, without the line that says who joined.
    const page = { ...events(first, 300, [hello]), after: 0, olderLeftOut: true, situation: withRobin };
    expect(standing(welcome(first), page)).toEqual(withRobin);
    expect(standing(welcome(first), page, { type: "no-chat", chatId: first })).toEqual(none);
    // Another chat than the one they are in says nothing of this one.
    expect(standing(welcome(first, withRobin), events(second, 0, [hello]))).toEqual(withRobin);
  });

  test("[B-78] a chat that follows on the current one takes its place, in whichever tab it began", () => {
    const model = after(
      welcome(null),
      begun,
      events(first, 2, [ended]),
      events(second, 0, [requested(first), hello]),
    );
    expect(model.chatId).toBe(second);
    expect(model.situation).toEqual(waiting);
    expect(linesOf(model).map(({ chatId }) => chatId)).toEqual([first, first, first, second, second]);
    // Later events of the old chat do not bring it back.
    const late = reduceCustomer(model, events(first, 3, [hello]));
    expect(late.chatId).toBe(second);
  });
});

describe("how far the agent has seen the chat", () => {
  const marks = (chatId: ChatId, delivered: number, seen: number): CustomerServerFrame => ({
    type: "marks",
    chatId,
    delivered,
    seen,
  });

  test("[B-36] never goes back, and is of the current chat only", () => {
    const model = after(welcome(first), marks(first, 5, 3), marks(first, 4, 4), marks(second, 9, 9));
    expect([model.delivered, model.seen]).toEqual([5, 4]);
  });

  test("[B-36] begins anew with a new chat, also one that is learned of by a new welcome", () => {
    const seen = [welcome(first), marks(first, 5, 5)];
    const here = after(...seen, events(second, 0, [requested(first), hello]));
    const elsewhere = after(...seen, welcome(second));
    for (const model of [here, elsewhere]) {
      expect([model.chatId, model.delivered, model.seen]).toEqual([second, 0, 0]);
    }
    const sameAgain = after(...seen, welcome(first));
    expect([sameAgain.delivered, sameAgain.seen]).toEqual([5, 5]);
  });
});

describe("typing", () => {
  const typing = (chatId: ChatId, on: boolean): CustomerServerFrame => ({ type: "typing", chatId, on });
  const here = [welcome(null), events(first, 0, [requested(null), hello, joined])];

  test("[B-30] is of the current chat, and ends with the message, the end, a wait and a new connection", () => {
    expect(after(...here, typing(first, true)).agentTyping).toBe(true);
    expect(after(...here, typing(second, true)).agentTyping).toBe(false);
    for (const end of [
      events(first, 3, [reply]),
      events(first, 3, [ended]),
      events(first, 3, [{ type: "waiting" }]),
      welcome(first),
      typing(first, false),
    ]) {
      expect(after(...here, typing(first, true), end).agentTyping, JSON.stringify(end)).toBe(false);
    }
    expect(after(...here, typing(first, true), events(first, 3, [hello])).agentTyping).toBe(true);
  });
});

describe("what there is to read further back", () => {
  test("[B-78] is first the rest of the oldest chat held, then the chat before it", () => {
    const long = {
      ...events(second, 300, [hello, hello]),
      after: 0,
      olderLeftOut: true,
    } as CustomerServerFrame;
    const model = after(welcome(second), long);
    expect(olderThan(model)).toEqual({ chatId: second, before: 301 });
    const whole = after(welcome(second), events(second, 0, [requested(first), hello]));
    expect(olderThan(whole)).toMatchObject({ chatId: first });
    const all = after(welcome(second), events(first, 0, [requested(null), ended]), events(second, 2, []));
    expect(olderThan(all)).toBeNull();
  });
});

describe("a chat that is no more", () => {
  const noChat = (chatId: ChatId): CustomerServerFrame => ({ type: "no-chat", chatId });
  const requested = (previousChatId: ChatId | null) => ({ type: "requested", previousChatId }) as const;

  test("[B-80] is dropped with its lines, and what is begun then is the current one", () => {
    const frames = [welcome(first), events(first, 0, [requested(null)]), noChat(first)];
    const erased = frames.reduce(reduceCustomer, emptyCustomer);
    expect(erased).toMatchObject({ chatId: null, timelines: {} });
    const anew = reduceCustomer(erased, events(second, 0, [requested(null)]));
    expect(anew.chatId).toBe(second);
  });

  test("[B-80] leaves the current one alone when it is an earlier one, and is not asked for again", () => {
    const gap = events(first, 7, [requested(null)]);
    const frames = [welcome(second), events(second, 0, [requested(first)]), gap];
    const before = frames.reduce(reduceCustomer, emptyCustomer);
    expect(before.gaps).toEqual([first]);
    const after = reduceCustomer(before, noChat(first));
    expect(after).toMatchObject({ chatId: second, gaps: [] });
    expect(Object.keys(after.timelines)).toEqual([second]);
  });
});

test("[B-15] whether a chat can be begun is what the server said last", () => {
  const closed = { why: "closed", opensAt: 1_000 } as const;
  const told = reduceCustomer(emptyCustomer, { type: "widget", offline: closed, form: null });
  expect(told.offline).toEqual(closed);
  expect(reduceCustomer(told, { type: "widget", offline: null, form: null }).offline).toBeNull();
  expect(reduceCustomer(told, welcome(null)).offline).toBeNull();
  expect(reduceCustomer(told, events(first, 0, [])).offline).toEqual(closed);
});
