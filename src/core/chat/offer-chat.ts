import type { Account } from "../account/account.ts";
import { chatsMaxFor, isServedBy } from "../account/queue-rules.ts";
import { type Agent, ownedCount } from "../agent/agent.ts";
import { type Candidate, absence } from "../allocation/eligibility.ts";
import { byUser } from "../author.ts";
import { type Change, inChat } from "../change.ts";
import type { Ineligibility, Refusal } from "../refusal.ts";
import { noteFor } from "./add-note.ts";
import type { Chat } from "./chat.ts";
import { endStandingOffer } from "./end-offer.ts";
import { offerLastsMs } from "./offer.ts";
import { ownedAndOpen } from "./owned.ts";

/** The owner offers a chat to an agent, and goes on with it until that agent accepts. (B-44) */
export function offerChat(
  command: { account: Account; agent: Agent; chat: Chat; to: Candidate; note: string },
  now: number,
): Change[] | Refusal {
  const { account, agent, chat, to, note } = command;
  const mine = ownedAndOpen(chat, agent, now);
  if ("refused" in mine) return mine;
  const { userId } = to.agent;
  if (userId === agent.userId) return { refused: "already-owned", by: userId };
  const why = whyNotOffered(account, chat, to);
  if (why) return { refused: "not-eligible", why };
  const done = { at: now, by: byUser(agent.userId) };
  return [
    ...endStandingOffer(mine, done),
    ...noteFor(chat.chatId, note, done),
    inChat(chat.chatId, { type: "chat.offered", ...done, to: userId, until: now + offerLastsMs, note }),
  ];
}

/**
 * Why this agent cannot be offered the chat; `null` when they can. They must be there. The chat stays in its
 * queue, which they need not serve, unless transfers are limited to queues that agents serve. Their maximum
 * counts where nobody may take above it. (B-6, B-42)
 */
export function whyNotOffered(account: Account, chat: Chat, candidate: Candidate): Ineligibility | null {
  const { agent } = candidate;
  const away = absence(account, candidate);
  if (away) return away;
  const user = account.users[agent.userId];
  const queue = account.queues[chat.queueId];
  if (!user || !queue) return "not-in-group";
  if (account.transferTo === "served" && !isServedBy(queue, user)) return "not-in-group";
  const isFull = ownedCount(agent) >= chatsMaxFor(account, user, queue);
  return isFull && !account.mayTakeAboveMax ? "at-maximum" : null;
}
