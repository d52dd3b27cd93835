import { byUser } from "../author.ts";
import type { Agent } from "../agent/agent.ts";
import { type Change, inChat } from "../change.ts";
import type { Refusal } from "../refusal.ts";
import type { Chat } from "./chat.ts";
import { owned } from "./owned.ts";

/** Its agent calls the customer's behaviour abusive, or takes that back, until the chat is closed. (B-56) */
export function markAbusive(
  { agent, chat, isAbusive }: { agent: Agent; chat: Chat; isAbusive: boolean },
  now: number,
): Change[] | Refusal {
  const mine = owned(chat, agent, now);
  if ("refused" in mine) return mine;
  if (chat.isAbusive === isAbusive) return [];
  const marked = { at: now, by: byUser(agent.userId) };
  return [inChat(chat.chatId, { type: "chat.marked-abusive", ...marked, isAbusive })];
}
