import type { Agent } from "#core/agent/agent.ts";
import { type InboxChat, isInInbox } from "#core/chat/chat.ts";
import type { ChatId } from "#core/ids.ts";
import type { Logs } from "./logs.ts";

/** The chats of the agent's inbox, oldest first. */
export function ownedChats(logs: Logs, agent: Agent): InboxChat[] {
  return Object.entries(agent.owned)
    .toSorted(([, a], [, b]) => a.since - b.since)
    .flatMap(([chatId]) => {
      const chat = logs.peek("chat", chatId as ChatId);
      return chat && isInInbox(chat) && chat.ownerId === agent.userId ? [chat] : [];
    });
}
