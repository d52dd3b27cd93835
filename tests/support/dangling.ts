import type { Account } from "#core/account/account.ts";
import { isServedBy } from "#core/account/queue-rules.ts";
import type { Agent } from "#core/agent/agent.ts";
import { type Chat, isFinished, isInInbox } from "#core/chat/chat.ts";
import type { AccountId, BreakReasonId, ClassificationId, QueueId, UserId } from "#core/ids.ts";
import { changeOf, evolveState } from "#server/logs/evolve-state.ts";
import type { AnyState } from "#server/logs/log-states.ts";
import type { LedgerEvent, Store } from "#server/ports/store.ts";

/** The states of an account's logs after some events of its ledger. */
class Replay {
  readonly #states = new Map<string, AnyState>();
  readonly #accountId: AccountId;

  constructor(accountId: AccountId) {
    this.#accountId = accountId;
  }

  get account(): Account {
    return this.#states.get(this.#accountId) as Account;
  }

  get isBegun(): boolean {
    return this.#states.has(this.#accountId);
  }

  *ofKind(kind: "chat" | "agent"): Iterable<Chat | Agent> {
    const key = kind === "chat" ? "queuedAt" : "owned";
    for (const state of this.#states.values()) if (key in state) yield state as Chat | Agent;
  }

  chat(chatId: string): Chat {
    return this.#states.get(chatId) as Chat;
  }

  take({ kind, logId: id, accountId, ...event }: LedgerEvent): void {
    const state = this.#states.get(id) ?? null;
    this.#states.set(
      id,
      evolveState({ kind, id, accountId }, state, changeOf({ ...event, logId: id, accountId })),
    );
  }
}

/** Everything in an account's history that named something which was not there, or no longer, at that moment. */
export async function findDangling(store: Store, accountId: AccountId): Promise<string[]> {
  const replay = new Replay(accountId);
  const found: string[] = [];
  const upTo = await store.readLedgerHead(accountId);
  for (const event of await store.readLedger({ accountId, after: 0, upTo })) {
    const wrong = replay.isBegun ? whatDangles(replay, event) : null;
    if (wrong) found.push(`${event.type} at ${event.position}: ${wrong}`);
    replay.take(event);
  }
  return [...found, ...leftOver(replay)];
}

function whatDangles(replay: Replay, event: LedgerEvent): string | null {
  const { account } = replay;
  const field = <Id extends string>(name: string) => event.body[name] as Id;
  const queueThere = (queueId: QueueId) => (account.queues[queueId] ? null : `no queue ${queueId}`);
  const served = (userId: UserId) => {
    const queue = account.queues[replay.chat(event.logId).queueId];
    const user = account.users[userId];
    return queue && user && isServedBy(queue, user)
      ? null
      : `${user?.name ?? userId} does not serve the queue`;
  };
  switch (event.type) {
    case "chat.requested":
      return queueThere(field("queueId"));
    case "chat.transferred":
      return queueThere(field("toQueueId"));
    case "chat.taken":
      return served((event.body["by"] as { readonly id: UserId }).id);
    case "chat.allocated":
      return served(field("to"));
    case "chat.classified": {
      const id = field<ClassificationId | "">("classificationId");
      const classification = id ? account.classifications[id] : undefined;
      return id && (!classification || classification.retired) ? "no such classification" : null;
    }
    case "agent.break-planned":
    case "agent.status-chosen": {
      const id = field<BreakReasonId | "">("breakReasonId");
      return id && !account.breakReasons[id] ? "no such break reason" : null;
    }
    default:
      return null;
  }
}

/** References whose target is not there at the end. */
function leftOver(replay: Replay): string[] {
  const { account } = replay;
  const chats = ([...replay.ofKind("chat")] as Chat[]).filter((chat) => !isFinished(chat));
  const agents = [...replay.ofKind("agent")] as Agent[];
  const canChat = (userId: UserId) => {
    const user = account.users[userId];
    return user !== undefined && user.webchat && !user.disabled;
  };
  return [
    ...chats
      .filter(({ queueId }) => !account.queues[queueId])
      .map(({ chatId }) => `chat ${chatId}: no queue`),
    ...chats
      .filter((chat) => isInInbox(chat) && !canChat(chat.ownerId))
      .map(({ chatId }) => `chat ${chatId}: its owner can have none`),
    ...agents
      .filter(({ base, userId }) => base !== "unavailable" && !canChat(userId))
      .map(({ userId }) => `agent ${userId}: there without the capability`),
    ...Object.values(account.widgets)
      .filter(({ queueId }) => !account.queues[queueId])
      .map(({ name }) => `widget ${name}: no queue`),
    ...Object.values(account.templates)
      .filter(({ queueIds }) => queueIds.some((queueId) => !account.queues[queueId]))
      .map(({ name }) => `template ${name}: no queue`),
    ...Object.values(account.queues)
      .filter(({ openingHoursId }) => openingHoursId && !account.openingHours[openingHoursId])
      .map(({ name }) => `queue ${name}: no opening hours`),
  ];
}
