import { byUser } from "../author.ts";
import type { Agent } from "../agent/agent.ts";
import { type Change, inChat } from "../change.ts";
import type { Refusal } from "../refusal.ts";
import type { Chat } from "./chat.ts";
import { owned } from "./owned.ts";

/** Its agent wants a supervisor to have a look at the chat, or no longer, at any time while they have it. */
export function flagChat(
  { agent, chat, isFlagged }: { agent: Agent; chat: Chat; isFlagged: boolean },
  now: number,
): Change[] | Refusal {
  const mine = owned(chat, agent, now);
  if ("refused" in mine) return mine;
  if (chat.isFlagged === isFlagged) return [];
  return [inChat(chat.chatId, { type: "chat.flagged", at: now, by: byUser(agent.userId), isFlagged })];
}
