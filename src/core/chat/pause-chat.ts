import { byUser } from "../author.ts";
import type { Agent } from "../agent/agent.ts";
import { type Change, inAgent, inChat } from "../change.ts";
import type { Refusal } from "../refusal.ts";
import type { Chat } from "./chat.ts";
import { owned } from "./owned.ts";

/** The agent keeps the chat without working on it; in wrap-up its countdown stands still. (B-40, B-41) */
export function pauseChat({ agent, chat }: { agent: Agent; chat: Chat }, now: number): Change[] | Refusal {
  const mine = owned(chat, agent, now);
  if ("refused" in mine) return mine;
  return agent.activeChatId === chat.chatId ? pauseActive(agent, now) : [];
}

/** Pauses whatever the agent is working on; nothing to do is no refusal. */
export function pauseActive(agent: Agent, now: number): Change[] {
  const chatId = agent.activeChatId;
  if (chatId === null) return [];
  const done = { at: now, by: byUser(agent.userId) };
  return [
    inChat(chatId, { type: "chat.paused", ...done }),
    inAgent(agent.userId, { type: "agent.item-paused", ...done, chatId }),
  ];
}
