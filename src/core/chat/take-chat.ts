import { byUser } from "../author.ts";
import type { Account } from "../account/account.ts";
import { chatsMaxFor, isServedBy } from "../account/queue-rules.ts";
import { type Agent, ownedCount } from "../agent/agent.ts";
import { type Change, inAgent, inChat } from "../change.ts";
import type { Refusal } from "../refusal.ts";
import { type Chat, isInInbox } from "./chat.ts";

/**
 * An agent moves a waiting chat into their own inbox, by hand. Any queue they serve, whatever the
 * allocation mode; above the maximum unless the account forbids it. (B-5, B-6)
 */
export function takeChat(
  { account, agent, chat }: { account: Account; agent: Agent; chat: Chat },
  now: number,
): Change[] | Refusal {
  if (isInInbox(chat)) return { refused: "already-owned", by: chat.ownerId };
  if (chat.state !== "waiting") return { refused: "chat-over" };
  const user = account.users[agent.userId];
  const queue = account.queues[chat.queueId];
  if (!user || !queue || !isServedBy(queue, user)) {
    return { refused: "queue-not-served", queueId: chat.queueId };
  }
  const chatsMax = chatsMaxFor(account, user, queue);
  if (!account.mayTakeAboveMax && ownedCount(agent) >= chatsMax) {
    return { refused: "at-maximum", chatsMax };
  }
  const { chatId } = chat;
  const done = { at: now, by: byUser(agent.userId) };
  return [
    inChat(chatId, { type: "chat.taken", ...done, to: agent.userId }),
    inAgent(agent.userId, { type: "agent.chat-gained", ...done, chatId, how: "taken" }),
  ];
}
