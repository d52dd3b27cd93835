import type { Agent } from "../agent/agent.ts";
import type { Refusal } from "../refusal.ts";
import { type Chat, type InboxChat, type OwnedChat, type WrapUpChat, isInInbox } from "./chat.ts";
import { wrapUpDue } from "./wrap-up.ts";

/** The chat as an item of this agent's inbox, or why it is none. A wrap-up that is due counts as closed. */
export function owned(chat: Chat, agent: Agent, now: number): InboxChat | Refusal {
  if (chat.state === "waiting") return { refused: "not-owner", ownerId: null };
  if (!isInInbox(chat)) return { refused: "chat-over" };
  if (chat.ownerId !== agent.userId) return { refused: "not-owner", ownerId: chat.ownerId };
  if (chat.state === "wrap-up" && (wrapUpDue(chat.wrapUp)?.dueAt ?? Infinity) <= now) {
    return { refused: "chat-over" };
  }
  return chat;
}

/** The chat as one this agent owns and that has not ended. */
export function ownedAndOpen(chat: Chat, agent: Agent, now: number): OwnedChat | Refusal {
  const mine = owned(chat, agent, now);
  if ("refused" in mine || mine.state === "owned") return mine;
  return { refused: "in-wrap-up" };
}

/** The chat as one in wrap-up with this agent. */
export function ownedInWrapUp(chat: Chat, agent: Agent, now: number): WrapUpChat | Refusal {
  const mine = owned(chat, agent, now);
  if ("refused" in mine || mine.state === "wrap-up") return mine;
  return { refused: "not-in-wrap-up" };
}
