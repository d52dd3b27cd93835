import fc from "fast-check";
import { expect, test } from "vitest";
import { type Agent, newAgent, statusOf } from "#core/agent/agent.ts";
import { type StatusSpan, timeInStatuses } from "#core/agent/day.ts";
import { evolveAgent } from "#core/agent/evolve-agent.ts";
import type { Change } from "#core/change.ts";
import { type Chat, isInInbox } from "#core/chat/chat.ts";
import { evolveChat } from "#core/chat/evolve-chat.ts";
import type { ChatId, UserId } from "#core/ids.ts";
import { accountId } from "#core/testing/given-account.ts";
import { Simulation } from "#core/testing/simulation.ts";
import { simulated } from "#core/testing/simulated-account.ts";
import type { AgentDeed, Step } from "#core/testing/step.ts";
import type { KeptRows, LedgerEvent } from "../ports/store.ts";
import { presentDay } from "../queries/day.ts";
import { agentStatusesFollower } from "./agent-statuses.ts";
import type { Follower } from "./follower.ts";
import { handledChatsFollower } from "./handled-chats.ts";

const deeds = ["take", "play", "play", "pause", "put-back", "transfer", "write", "write", "end"] as const;
const otherDeeds = ["finish", "choose-status", "sign-out", "come", "go"] as const;

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      by: fc.constant("customer" as const),
      customer: fc.nat({ max: 3 }),
      does: fc.constantFrom("write", "write", "leave"),
      widget: fc.nat({ max: 2 }),
      hasSeenAll: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      by: fc.constant("agent" as const),
      agent: fc.nat({ max: 2 }),
      does: fc.constantFrom<AgentDeed[]>(...deeds, ...deeds, ...otherDeeds),
      chat: fc.constantFrom(0, 0, 0, 1, 2),
      which: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      by: fc.constant("clock" as const),
      does: fc.constantFrom("pass", "sleep"),
      seconds: fc.constantFrom(1, 5, 20, 61, 300),
    }),
  },
);

/** What followers keep of these events, taken a few at a time. */
function keptOf(follower: Follower, ledger: readonly LedgerEvent[], atOnce: number): KeptRows[] {
  const kept = new Map<string, KeptRows>();
  const name = ({ table, key }: Pick<KeptRows, "table" | "key">) => `${table} ${key}`;
  const events = ledger.filter(({ kind }) => follower.kinds.includes(kind));
  for (let at = 0; at < events.length; at += atOnce) {
    const part = events.slice(at, at + atOnce);
    const before = (follower.buildsOn?.(part) ?? []).flatMap((one) => kept.get(name(one)) ?? []);
    for (const one of follower.follow(part, before)) kept.set(name(one), one);
  }
  return [...kept.values()];
}

function ledgerOf(changes: readonly Change[]): LedgerEvent[] {
  const numbers = new Map<string, number>();
  return changes.map(({ log: kind, id: logId, event }, index) => {
    const { type, at, ...body } = event;
    const number = (numbers.get(logId) ?? 0) + 1;
    numbers.set(logId, number);
    const position = index + 1;
    return { accountId, kind, logId, number, at, type, body, commandId: null, position, recordedAt: at };
  });
}

/** The figures of an agent's time since `from`, from followers' rows. */
function figuresOf(kept: readonly KeptRows[], userId: UserId, [from, to]: readonly [number, number]) {
  const chats = kept.flatMap(({ table, rows }) => (table === "handled_chat" ? rows : []));
  const own = chats.filter((row) => row.user_id === userId);
  const spans = kept.flatMap(({ table, rows }) => (table === "status_span" ? rows : []));
  const agent = kept.find(({ table, key }) => table === "followed_agent" && key === userId);
  const rows = {
    handled: own.filter((row) => row.handled_at !== null && row.handled_at >= from),
    responded: own.filter((row) => row.responded_at !== null && row.responded_at >= from),
    spans: spans.filter((span) => span.user_id === userId && span.ended_at > from),
    agent: (agent?.rows[0] as never) ?? null,
  };
  return presentDay(rows, from, to);
}

/** The same figures straight from the logs, as `docs/metrics.md` says them. */
function recomputed(changes: readonly Change[], userId: UserId, [from, to]: readonly [number, number]) {
  const handled: number[] = [];
  const responses: number[] = [];
  for (const chatId of new Set(changes.flatMap(({ log, id }) => (log === "chat" ? id : [])))) {
    const { closedAt, activeMs, respondedAt, responseMs } = lifeOf(changes, chatId, userId);
    if (closedAt >= from) handled.push(activeMs);
    if (respondedAt >= from) responses.push(responseMs);
  }
  const average = (all: number[]) =>
    all.length === 0 ? null : Math.round(all.reduce((sum, one) => sum + one, 0) / all.length);
  return {
    from,
    to,
    handled: handled.length,
    handleMs: average(handled),
    responded: responses.length,
    responseMs: average(responses),
    statuses: timeInStatuses(statusesOf(changes, userId, to), from, to),
  };
}

function lifeOf(changes: readonly Change[], chatId: ChatId, userId: UserId) {
  let chat: Chat | null = null;
  let activeMs = 0;
  let activeAt = 0;
  let [closedAt, respondedAt, responseMs] = [-1, -1, -1];
  for (const change of changes) {
    if (change.log !== "chat" || change.id !== chatId) continue;
    const { event } = change;
    const owned: { readonly ownedSince: number; readonly active: boolean } | null =
      chat && isInInbox(chat) && chat.ownerId === userId ? chat : null;
    if (owned && event.type === "message.sent" && event.by.id === userId && respondedAt < 0) {
      [respondedAt, responseMs] = [event.at, event.at - owned.ownedSince];
    }
    chat = evolveChat(chat, event);
    const isOwn = isInInbox(chat) && chat.ownerId === userId;
    const isActive = isInInbox(chat) && isOwn && chat.active;
    if (owned?.active && (!isActive || event.type === "chat.played")) {
      activeMs += Math.max(0, event.at - activeAt);
    }
    if (isActive && (!owned?.active || event.type === "chat.played")) activeAt = event.at;
    if (owned && chat.state === "closed") closedAt = event.at;
  }
  return { closedAt, activeMs, respondedAt, responseMs };
}

/** Each status from its event to the event of the next; one that was dated back comes at once. */
function statusesOf(changes: readonly Change[], userId: UserId, to: number): StatusSpan[] {
  let agent: Agent = newAgent(accountId, userId);
  const spans: StatusSpan[] = [];
  for (const change of changes) {
    if (change.log !== "agent" || change.id !== userId) continue;
    agent = evolveAgent(agent, change.event);
    const status = statusOf(agent);
    const breakReasonId = status === "break" ? agent.breakReasonId : null;
    const last = spans.at(-1);
    if (last?.status === status && last.breakReasonId === breakReasonId) continue;
    spans.push({ status, breakReasonId, from: Math.max(last?.from ?? 0, change.event.at), to });
  }
  return spans.map((span, index) => ({ ...span, to: spans[index + 1]?.from ?? to }));
}

test("[B-95] every figure of an agent's day is what the log says, however far it was followed at once", () => {
  let shown = 0;
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 40, maxLength: 120 }),
      fc.integer({ min: 1, max: 9 }),
      (steps, n) => {
        const simulation = new Simulation([]);
        const startedAt = simulation.now;
        for (const one of steps) simulation.step(one);
        const changes = simulation.world.happenings;
        const ledger = ledgerOf(changes);
        const kept = [handledChatsFollower, agentStatusesFollower].flatMap((follower) =>
          keptOf(follower, ledger, n),
        );
        const until = simulation.now;
        for (const from of [startedAt, Math.floor((startedAt + until) / 2)]) {
          for (const userId of simulated.agents) {
            const day = figuresOf(kept, userId, [from, until]);
            expect(day).toEqual(recomputed(changes, userId, [from, until]));
            shown += day.handled + day.responded;
          }
        }
      },
    ),
    { numRuns: 80, seed: 95 },
  );
  expect(shown).toBeGreaterThan(100);
});
