import type { AllocationView } from "#contract/views/allocation-view.ts";
import type { User } from "#core/account/account.ts";
import { isAutoAllocated, isServedBy } from "#core/account/queue-rules.ts";
import { consider, lookedAtMax } from "#core/allocation/consider.ts";
import type { ChatEvent } from "#core/chat/chat-event.ts";
import { type Chat, isInInbox } from "#core/chat/chat.ts";
import { changeOf } from "../logs/evolve-state.ts";
import type { Logs } from "../logs/logs.ts";
import type { AskerId, Store } from "../ports/store.ts";
import type { Presence } from "../presence/presence.ts";

interface Needs {
  readonly logs: Logs;
  readonly store: Store;
  readonly presence: Presence;
}

/** Why the chat was given to whom it was, from its log, and why it waits, from how the agents are now. (B-13) */
export async function explainAllocation(
  { logs, store, presence }: Needs,
  { chat, askerId }: { chat: Chat; askerId: AskerId },
): Promise<AllocationView> {
  const { account } = logs;
  const queue = account.queues[chat.queueId];
  const users = Object.values(account.users).filter(({ webchat }) => webchat);
  const serves = (user: User) => Number(queue !== undefined && isServedBy(queue, user));
  const candidates = users
    .toSorted((a, b) => serves(b) - serves(a))
    .slice(0, lookedAtMax)
    .map(({ userId }) => ({ agent: logs.agent(userId), connected: presence.isAgentConnected(userId) }));
  const among = { candidates, chosenId: null, total: users.length };
  const isAuto = queue !== undefined && isAutoAllocated(account, queue);
  const now = chat.state === "waiting" ? consider(account, chat, among) : null;
  const last = await lastAllocation(store, chat, askerId);
  const since = isInInbox(chat) && chat.how !== "allocated" ? chat.how : null;
  return { isAuto, since, now, last };
}

async function lastAllocation(
  store: Store,
  { chatId: logId, allocatedFrom }: Chat,
  askerId: AskerId,
): Promise<AllocationView["last"]> {
  if (allocatedFrom === null) return null;
  const [stored] = await store.readPage(askerId, { logId, before: allocatedFrom + 1, limit: 1 });
  const event = stored && (changeOf(stored) as ChatEvent);
  if (event?.type !== "chat.allocated") return null;
  const { at, to, candidates, others } = event;
  return { at, to, candidates, others };
}
