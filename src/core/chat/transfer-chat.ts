import { byUser } from "../author.ts";
import type { Account } from "../account/account.ts";
import { isServedBy } from "../account/queue-rules.ts";
import type { Agent } from "../agent/agent.ts";
import { type Change, inAgent, inChat } from "../change.ts";
import type { QueueId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import { noteFor } from "./add-note.ts";
import type { Chat } from "./chat.ts";
import { overdueMiss } from "./miss-reply-target.ts";
import { ownedAndOpen } from "./owned.ts";

/** An owned chat moves to another queue and keeps its queueing time. (B-42, B-7) */
export function transferChat(
  command: { account: Account; agent: Agent; chat: Chat; toQueueId: QueueId; note: string },
  now: number,
): Change[] | Refusal {
  const { account, agent, chat, toQueueId, note } = command;
  const mine = ownedAndOpen(chat, agent, now);
  if ("refused" in mine) return mine;
  const queue = account.queues[toQueueId];
  if (!queue) return { refused: "queue-unknown" };
  if (toQueueId === chat.queueId) return { refused: "same-queue", queueId: toQueueId };
  const user = account.users[agent.userId];
  if (account.transferTo === "served" && !(user && isServedBy(queue, user))) {
    return { refused: "queue-not-served", queueId: toQueueId };
  }
  const { chatId } = chat;
  const done = { at: now, by: byUser(agent.userId) };
  return [
    ...overdueMiss(command, now),
    ...noteFor(chatId, note, done),
    inChat(chatId, {
      type: "chat.transferred",
      ...done,
      fromQueueId: chat.queueId,
      toQueueId,
    }),
    inAgent(agent.userId, { type: "agent.chat-lost", ...done, chatId, why: "transferred" }),
  ];
}
