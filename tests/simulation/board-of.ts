import type { CardTable } from "#client/reduce-cards.ts";
import type { Account } from "#core/account/account.ts";
import { type Agent, newAgent, statusOf } from "#core/agent/agent.ts";
import type { AgentEvent } from "#core/agent/agent-event.ts";
import { evolveAgent } from "#core/agent/evolve-agent.ts";
import type { Chat } from "#core/chat/chat.ts";
import type { ChatEvent } from "#core/chat/chat-event.ts";
import { evolveChat } from "#core/chat/evolve-chat.ts";
import type { QueueId, UserId } from "#core/ids.ts";
import { changeOf } from "#server/logs/evolve-state.ts";
import type { LedgerEvent } from "#server/ports/store.ts";

const halfHourMs = 30 * 60_000;
const atOnceMs = 10_000;

/** What a board shows that can be counted a second time. */
export type Counted = ReturnType<typeof countBoard>;

/** The board at `now`, counted from an account's whole ledger by other means than the server's. (B-90) */
export function countBoard(account: Account, ledger: readonly LedgerEvent[], now: number) {
  const chats = new Map<string, Chat>();
  const agents = new Map<string, Agent>();
  const waits: { queueId: QueueId; ms: number; at: number; isAnswered: boolean }[] = [];
  const since = new Map<string, { queueId: QueueId; at: number }>();
  for (const stored of ledger) {
    const { kind, logId } = stored;
    if (kind === "agent") {
      const agent = agents.get(logId) ?? newAgent(account.accountId, logId as UserId);
      agents.set(logId, evolveAgent(agent, changeOf(stored) as AgentEvent));
    }
    if (kind !== "chat") continue;
    const event = changeOf(stored) as ChatEvent;
    chats.set(logId, evolveChat(chats.get(logId) ?? null, event));
    const start = since.get(logId);
    if (event.type === "chat.requested") since.set(logId, { queueId: event.queueId, at: event.at });
    if (!start) continue;
    if (event.type === "chat.transferred") since.set(logId, { queueId: event.toQueueId, at: event.at });
    const isAnswered = event.type === "chat.played";
    const isOver = event.type === "chat.abandoned" || event.type === "chat.ended";
    if (!isAnswered && !isOver) continue;
    since.delete(logId);
    const { queueId } = start;
    if (isAnswered || event.by.kind !== "user") {
      waits.push({ queueId, ms: event.at - start.at, at: event.at, isAnswered });
    }
  }
  const all = [...chats.values()];
  const queues = Object.values(account.queues).map(({ queueId, answerTargetMs, groupIds }) => {
    const recent = waits.filter((wait) => wait.queueId === queueId && now - wait.at < halfHourMs);
    const answered = recent.filter((wait) => wait.isAnswered);
    const left = recent.filter((wait) => !wait.isAnswered && wait.ms >= atOnceMs).length;
    const inTime = answered.filter(({ ms }) => ms <= answerTargetMs).length;
    const waiting = all.flatMap((chat) =>
      chat.queueId === queueId && chat.state === "waiting" ? chat.queuedAt : [],
    );
    const serving = Object.values(account.users).filter((user) =>
      user.groupIds.some((groupId) => groupIds.includes(groupId)),
    );
    const statuses = serving.map(({ userId }) => {
      const agent = agents.get(userId);
      return agent ? statusOf(agent) : "unavailable";
    });
    const count = (status: string) => statuses.filter((one) => one === status).length;
    return {
      queueId,
      waitingCount: waiting.length,
      longestWaitSince: waiting.length === 0 ? null : Math.min(...waiting),
      answered: answered.length,
      abandoned: left,
      averageWaitMs:
        answered.length === 0 ? null : answered.reduce((sum, { ms }) => sum + ms, 0) / answered.length,
      serviceLevel:
        answerTargetMs === 0 || answered.length + left === 0 ? null : inTime / (answered.length + left),
      agents: {
        available: count("available"),
        handling: count("handling"),
        "wrap-up": count("wrap-up"),
        break: count("break"),
      },
      inProgress: all.filter((chat) => chat.queueId === queueId && chat.state === "owned").length,
    };
  });
  const owners = all.flatMap((chat) =>
    chat.state === "owned" || chat.state === "wrap-up" ? [[chat.chatId, chat.state, chat.ownerId]] : [],
  );
  const waiting = all.flatMap((chat) => (chat.state === "waiting" ? [[chat.chatId, chat.state, null]] : []));
  return {
    queues: byText(queues),
    chats: byText([...owners, ...waiting]),
    agents: byText(statusesOf(account, agents)),
  };
}

function statusesOf(account: Account, agents: ReadonlyMap<string, Agent>) {
  return Object.keys(account.users).map((userId) => {
    const agent = agents.get(userId);
    const owned = Object.keys(agent?.owned ?? {}).length;
    return [userId, agent ? statusOf(agent) : "unavailable", agent?.activeChatId ?? null, owned];
  });
}

/** The same of the cards that a desk holds. */
export function shownBoard(cards: CardTable): Counted {
  const chats = Object.values(cards["board-chat"]).map(({ chatId, state, ownerId }) => [
    chatId,
    state,
    ownerId,
  ]);
  const agents = Object.values(cards["board-agent"]).map(({ userId, status, activeChatId, ownedCount }) => [
    userId,
    status,
    activeChatId,
    ownedCount,
  ]);
  return {
    queues: byText(Object.values(cards["board-queue"])),
    chats: byText(chats),
    agents: byText(agents),
  } as Counted;
}

function byText<One>(list: readonly One[]): One[] {
  return list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
