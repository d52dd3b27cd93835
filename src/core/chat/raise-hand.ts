import type { Agent } from "../agent/agent.ts";
import { byUser } from "../author.ts";
import { type Change, inChat } from "../change.ts";
import type { Refusal } from "../refusal.ts";
import type { Chat } from "./chat.ts";
import { owned } from "./owned.ts";

interface Asked {
  readonly agent: Agent;
  readonly chat: Chat;
}

/** The owner of a chat asks for help, or asks in other words. (B-92) */
export function raiseHand({ agent, chat, text }: Asked & { text: string }, now: number): Change[] | Refusal {
  const mine = owned(chat, agent, now);
  if ("refused" in mine) return mine;
  if (mine.hand?.text === text) return [];
  return [inChat(chat.chatId, { type: "chat.hand-raised", at: now, by: byUser(agent.userId), text })];
}

/** The owner needs no help any more. (B-92) */
export function lowerHand({ agent, chat }: Asked, now: number): Change[] | Refusal {
  const mine = owned(chat, agent, now);
  if ("refused" in mine) return mine;
  if (!mine.hand) return [];
  return [inChat(chat.chatId, { type: "chat.hand-lowered", at: now, by: byUser(agent.userId) })];
}
