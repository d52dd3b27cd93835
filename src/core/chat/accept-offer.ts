import type { Account } from "../account/account.ts";
import { chatsMaxFor } from "../account/queue-rules.ts";
import { type Agent, ownedCount } from "../agent/agent.ts";
import { byUser } from "../author.ts";
import { type Change, inAgent, inChat } from "../change.ts";
import type { Refusal } from "../refusal.ts";
import type { Chat } from "./chat.ts";
import { offeredTo } from "./offer.ts";

/** The agent to whom a chat is offered accepts it and owns it from then on. (B-44) */
export function acceptOffer(
  { account, agent, chat }: { account: Account; agent: Agent; chat: Chat },
  now: number,
): Change[] | Refusal {
  const { userId } = agent;
  const offered = offeredTo(chat, userId, now);
  if (!offered) return { refused: "offer-over" };
  const user = account.users[userId];
  const queue = account.queues[chat.queueId];
  if (!user || !queue) return { refused: "offer-over" };
  const chatsMax = chatsMaxFor(account, user, queue);
  if (!account.mayTakeAboveMax && ownedCount(agent) >= chatsMax) return { refused: "at-maximum", chatsMax };
  const { chatId, ownerId } = offered;
  const done = { at: now, by: byUser(userId) };
  return [
    inChat(chatId, { type: "chat.accepted", ...done, from: ownerId, to: userId }),
    inAgent(ownerId, { type: "agent.offer-answered", ...done, chatId, userId, answer: "accepted" }),
    inAgent(ownerId, { type: "agent.chat-lost", ...done, chatId, why: "transferred" }),
    inAgent(userId, { type: "agent.chat-gained", ...done, chatId, how: "accepted" }),
  ];
}
