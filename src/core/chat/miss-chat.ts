import type { Account } from "../account/account.ts";
import { bySystem } from "../author.ts";
import { type Change, inAgent, inChat } from "../change.ts";
import type { Refusal } from "../refusal.ts";
import type { Chat } from "./chat.ts";

/** An allocated chat, and since when its agent has been able to respond: servers are away, too. */
interface Missing {
  readonly account: Account;
  readonly chat: Chat;
  readonly sinceAtLeast: number;
}

/** When an allocated chat goes back because its agent has not played it; `null` when it never will. (B-12) */
export function noResponseDue({ account, chat, sinceAtLeast }: Missing): number | null {
  if (chat.state !== "owned" || chat.how !== "allocated" || chat.joined) return null;
  const limitMs = account.queues[chat.queueId]?.noResponseMs ?? 0;
  return limitMs === 0 ? null : Math.max(chat.ownedSince, sinceAtLeast) + limitMs;
}

/**
 * The chat returns to its place in its queue, and is not offered again to the agent who missed it. Dated when
 * it returns: until then it was theirs, and they could still have played it. (B-12)
 */
export function missChat(missing: Missing, now: number): Change[] | Refusal {
  const { chat } = missing;
  const dueAt = noResponseDue(missing);
  if (chat.state !== "owned" || dueAt === null || dueAt > now) return { refused: "not-waiting" };
  const { chatId, ownerId } = chat;
  const done = { at: now, by: bySystem("no-response") };
  return [
    inChat(chatId, { type: "chat.returned", ...done, from: ownerId, why: "no-response" }),
    inAgent(ownerId, { type: "agent.chat-lost", ...done, chatId, why: "no-response" }),
  ];
}
