import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChatId, QueueId, UserId } from "#contract/ids.ts";
import type { BoardAgentCard, BoardChatCard, BoardQueueCard } from "#contract/views/board-cards.ts";
import { boardTotals } from "./board-totals.ts";
import { orderAgents } from "./order-agents.ts";
import { orderChats, waitSince } from "./order-chats.ts";

const moments = fc.nat(10_000);
const queues = fc.array(
  fc.record({
    waiting: fc.nat(9),
    since: moments,
    answered: fc.nat(20),
    abandoned: fc.nat(5),
    inTime: fc.nat(20),
  }),
);
const chats = fc.array(
  fc.record({
    state: fc.constantFrom("waiting", "owned", "wrap-up"),
    queuedAt: moments,
    replyWaitSince: fc.option(moments),
    hand: fc.option(fc.constant({ since: 1, text: "" })),
  }),
);

describe("[B-90] the totals of a board", () => {
  test("count every chat once, and a queue without a target not into the service level", () => {
    fc.assert(
      fc.property(queues, fc.nat(5), (made, without) => {
        const cards = made.map((queue, index) => queueCard(index, queue, index < without));
        const totals = boardTotals(cards, []);
        const rated = made.filter((_, index) => index >= without);
        const offered = rated.reduce((sum, { answered, abandoned }) => sum + answered + abandoned, 0);
        const inTime = rated.reduce((sum, { answered, inTime }) => sum + Math.min(answered, inTime), 0);
        expect(totals.waiting).toBe(made.reduce((sum, { waiting }) => sum + waiting, 0));
        if (offered === 0) expect(totals.serviceLevel).toBeNull();
        else expect(totals.serviceLevel).toBeCloseTo(inTime / offered);
        const starts = made.filter(({ waiting }) => waiting > 0).map(({ since }) => since);
        expect(totals.longestWaitSince).toBe(starts.length === 0 ? null : Math.min(...starts));
      }),
    );
  });

  test("count every agent in one status", () => {
    const cards = (["available", "break", "break", "unavailable"] as const).map(agentCard);
    expect(boardTotals([], cards).agents).toEqual({
      available: 1,
      handling: 0,
      "wrap-up": 0,
      break: 2,
      unavailable: 1,
    });
    expect(orderAgents(cards.toReversed()).map(({ status }) => status)).toEqual([
      "available",
      "break",
      "break",
      "unavailable",
    ]);
  });
});

test("[B-92] chats with a raised hand come first, then the longest waits, whatever order they came in", () => {
  fc.assert(
    fc.property(chats, (made) => {
      const cards = made.map((chat, index): BoardChatCard => ({ ...chatCard(index), ...chat }));
      const ordered = orderChats(cards);
      expect(orderChats(cards.toReversed())).toEqual(ordered);
      expect(new Set(ordered)).toEqual(new Set(cards));
      for (const [index, chat] of ordered.entries()) {
        const next = ordered[index + 1];
        if (!next || (chat.hand && !next.hand)) continue;
        expect(next.hand === null || chat.hand !== null).toBe(true);
        expect(waitSince(chat) ?? Infinity).toBeLessThanOrEqual(waitSince(next) ?? Infinity);
      }
    }),
  );
});

interface MadeQueue {
  readonly waiting: number;
  readonly since: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly inTime: number;
}

function queueCard(index: number, made: MadeQueue, isUnrated: boolean): BoardQueueCard {
  const { waiting, since, answered, abandoned } = made;
  const offered = answered + abandoned;
  return {
    queueId: `queue-${index}` as QueueId,
    waitingCount: waiting,
    longestWaitSince: waiting === 0 ? null : since,
    answered,
    abandoned,
    averageWaitMs: null,
    serviceLevel: isUnrated || offered === 0 ? null : Math.min(answered, made.inTime) / offered,
    agents: { available: 0, handling: 0, "wrap-up": 0, break: 0 },
    inProgress: 0,
  };
}

function agentCard(status: BoardAgentCard["status"], index: number): BoardAgentCard {
  return {
    userId: `agent-${index}` as UserId,
    name: `Agent ${index}`,
    status,
    statusSince: index,
    breakReasonId: null,
    hasOverrun: false,
    ownedCount: 0,
    chatsMax: 5,
    activeChatId: null,
  };
}

function chatCard(index: number): BoardChatCard {
  return {
    chatId: `chat-${index}` as ChatId,
    name: `Customer ${index}`,
    queueId: "queue-0" as QueueId,
    state: "owned",
    ownerId: null,
    active: false,
    queuedAt: 0,
    ownedSince: null,
    replyWaitSince: null,
    hand: null,
  };
}
